import type { BreakerState } from "./breaker.ts";

/** Something that happened to a target: its breaker opened or closed, or somebody paused or resumed it. */
export interface TargetChange {
  /** Epoch ms. */
  readonly at: number;
  readonly what: "opened" | "closed" | "paused" | "resumed";
  /** Who, where it was somebody. */
  readonly by?: string;
  /** How many failures in a row opened the breaker. */
  readonly failures?: number;
}

/** So many are remembered of a target. */
const MOST = 20;

/** The changes with one more, the oldest first. */
export function withChange(
  changes: readonly TargetChange[] | undefined,
  change: TargetChange | undefined,
): readonly TargetChange[] {
  const all = changes ?? [];
  return change ? [...all, change].slice(-MOST) : all;
}

/** What a breaker's new state is to those who look back; undefined when it opened before and is not closed yet. */
export function breakerChange(
  before: BreakerState,
  after: BreakerState,
  at: number,
): TargetChange | undefined {
  if (before.openUntil === undefined && after.openUntil !== undefined)
    return { at, what: "opened", failures: after.failures };
  return before.openUntil !== undefined && after.openUntil === undefined ? { at, what: "closed" } : undefined;
}
