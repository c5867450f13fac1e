import { LIMIT_MS } from "./histogram.ts";

/** What is counted: one of each for every event that passes. */
export const statKinds = ["bus", "source", "producer", "type", "rule", "target", "function"] as const;
export type StatKind = (typeof statKinds)[number];

/** Beyond so many ids of a kind the rest is counted as one: sources and types are what publishers write. */
export const MOST_IDS: Readonly<Record<StatKind, number>> = {
  bus: 200,
  source: 500,
  producer: 500,
  type: 500,
  rule: 2_000,
  target: 1_000,
  function: 20,
};

/** The slowest latency that a kind's histogram tells from slower ones. */
export function limitMs(kind: StatKind, id: string): number {
  const isLong = kind === "target" || (kind === "function" && SLOW.has(id));
  return isLong ? LIMIT_MS.delivery : LIMIT_MS.path;
}

const SLOW: ReadonlySet<string> = new Set(["deliver", "archive"]);
