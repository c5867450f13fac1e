import type { Door } from "../sources/refusals.ts";

/** What was refused, counted by door, webhook source and code. */
export interface Refusals {
  add(door: Door, code: string): void;
  /** By Prometheus labels. */
  samples(): Readonly<Record<string, number>>;
}

/** Sources come and go; those beyond so many series are counted together, so that a scraper is never flooded. */
const MOST_SERIES = 1000;

export function createRefusals(): Refusals {
  const counts = new Map<string, number>();
  return {
    add({ door, source }, code) {
      const own = labelsOf(door, source, code);
      const labels = counts.has(own) || counts.size < MOST_SERIES ? own : labelsOf(door, "(other)", code);
      counts.set(labels, (counts.get(labels) ?? 0) + 1);
    },
    samples: () => Object.fromEntries(counts),
  };
}

/** Doors, ids of sources and codes are letters, digits, dots, dashes and underscores, which need no escapes. */
function labelsOf(door: string, source: string, code: string): string {
  return `door="${door}",source="${source}",code="${code}"`;
}
