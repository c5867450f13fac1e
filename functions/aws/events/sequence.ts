import type { Clock } from "../../core/ports.ts";

/** So many numbers belong to each millisecond: what is beyond 2^53 comes in the year 2109. */
const NUMBERS_PER_MS = 2_048;

/** What a number of that time begins with: all later ones are greater. */
export function numberAt(epochMs: number): number {
  return epochMs * NUMBERS_PER_MS;
}

/** Numbers that grow, in one process strictly, over all as their clocks do. Where two must not meet, the write is conditional. */
export function createSequence(clock: Clock, random: () => number = Math.random): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock() * NUMBERS_PER_MS + Math.floor(random() * NUMBERS_PER_MS));
    return last;
  };
}
