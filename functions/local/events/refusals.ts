import type { Sample } from "../../core/metrics/families.ts";
import type { Door } from "../../sources/refusals.ts";

/** What was refused, counted by door, webhook source and code. */
export interface Refusals {
  add(door: Door, code: string): void;
  samples(): readonly Sample[];
}

/** Sources come and go; those beyond so many series are counted together, so that a scraper is never flooded. */
const MOST_SERIES = 1000;

export function createRefusals(): Refusals {
  const counts = new Map<string, { readonly labels: Labels; value: number }>();
  return {
    add({ door, source }, code) {
      const own = { door, source, code };
      const labels =
        counts.has(keyOf(own)) || counts.size < MOST_SERIES ? own : { ...own, source: "(other)" };
      const known = counts.get(keyOf(labels));
      if (known) known.value++;
      else counts.set(keyOf(labels), { labels, value: 1 });
    },
    samples: () => [...counts.values()],
  };
}

type Labels = Readonly<Record<"door" | "source" | "code", string>>;

function keyOf({ door, source, code }: Labels): string {
  return JSON.stringify([door, source, code]);
}
