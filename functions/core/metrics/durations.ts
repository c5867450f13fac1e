import type { DurationSample } from "./families.ts";

/** Durations in buckets, cheap to add to. */
export interface DurationBuckets {
  add(ms: number): void;
  sample(): DurationSample;
}

export function createDurations(boundsMs: readonly number[]): DurationBuckets {
  const counts = boundsMs.map(() => 0);
  let count = 0;
  let sumMs = 0;
  return {
    add(ms) {
      const at = boundsMs.findIndex((bound) => ms <= bound);
      if (at >= 0) counts[at]!++;
      count++;
      sumMs += ms;
    },
    sample() {
      let seen = 0;
      return {
        below: boundsMs.map((bound, i) => [bound / 1_000, (seen += counts[i]!)]),
        count,
        sum: sumMs / 1_000,
      };
    },
  };
}
