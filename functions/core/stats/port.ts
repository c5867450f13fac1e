import type { StatKind } from "./dimension.ts";
import type { StatDelta } from "./delta.ts";
import type { StatRow, StatStep } from "./fold.ts";

/** What was counted: deltas as functions wrote them, and the rows they were folded into. */
export interface Stats {
  /** Writes a delta once: the same id again changes nothing. */
  add(delta: StatDelta): Promise<void>;
  /** The deltas of a minute, in any order. */
  deltas(minute: number): Promise<readonly StatDelta[]>;
  /** The minutes from `from` on that have deltas, in order. */
  minutes(from: number): Promise<readonly number[]>;
  /** Writes rows over those of the same step, kind, id and begin: again is the same as once. */
  put(step: StatStep, rows: readonly StatRow[]): Promise<void>;
  /** Rows whose span begins in a range, by begin. */
  rows(query: StatQuery): Promise<readonly StatRow[]>;
  /** Up to which minute, exclusive, all is folded for good; 0 before the first fold. */
  folded(): Promise<number>;
  setFolded(minute: number): Promise<void>;
  /** Deltas of minutes before that were deleted; 0: none were. */
  forgotten(): Promise<number>;
  /** Deletes what is older: deltas of minutes before, and rows of a step that begin before. */
  forget(before: { readonly minute: number } & Readonly<Partial<Record<StatStep, number>>>): Promise<void>;
}

export interface StatQuery {
  readonly step: StatStep;
  /** Epoch ms: from inclusive, until exclusive. */
  readonly from: number;
  readonly until: number;
  readonly kind?: StatKind;
  readonly id?: string;
}
