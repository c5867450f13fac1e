import { type Batches, callsOf } from "./calls.ts";

/** Units written to tables for an event, and what they may be at most. */
export interface Writes {
  /** With what is archived: index, journal, and what was counted. */
  readonly archived: number;
  /** Rows of statistics: one a thing and minute, and one a thing and hour. */
  readonly folded: number;
  readonly sum: number;
  /** Of a design that writes one delta a batch and function, folds twice, indexes each batch's segment, and has an item an event to find it by. */
  readonly bound: number;
}

const SECONDS = 60;

/** So many things are counted in a minute: more come with more traffic. */
export function thingsAt(rate: number): number {
  if (rate < 10) return 200;
  return rate < 1_000 ? 500 : 2_000;
}

/** The writes of an event that is delivered at once. */
export function writesOf(batches: Batches): Writes {
  const { rate, routed } = batches;
  const things = thingsAt(rate);
  const archived = callsOf(batches).tableWrites;
  const folded = (things * (1 + 1 / 60)) / (SECONDS * rate);
  return {
    ...{ archived, folded, sum: archived + folded },
    bound: 4 / routed + (2 * things) / (SECONDS * rate) + 1,
  };
}
