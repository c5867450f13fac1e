import type { Counts } from "./counts.ts";
import type { StatKind } from "./dimension.ts";

/**
 * What one function counted within one minute: written once, so that writing it again changes nothing. The minute is the
 * clock's of the function, not an event's time.
 */
export interface StatDelta {
  /** Unique; the same when it is written a second time. */
  readonly id: string;
  /** Minutes since the epoch. */
  readonly minute: number;
  readonly rows: readonly DeltaRow[];
}

export type DeltaRow = readonly [kind: StatKind, id: string, counts: Counts];

export const MINUTE_MS = 60_000;

export function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE_MS);
}
