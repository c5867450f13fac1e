import { grown } from "./grown.ts";

/** An item of a list, and what an event must have for it to be looked at. */
export interface Entry {
  readonly item: number;
  readonly guard: Guard;
  readonly second: Guard;
  /** The number of the rule that an event matches which gets past the guards; -1 where more is to be asked. */
  readonly owner: number;
  /** Of the guard that is a range. */
  readonly low: number;
  readonly high: number;
}

/** At least 0: the number of a value. Below: a number between `low` and `high` in the field of the slot `~guard`. */
export type Guard = number;

/** An entry is so many numbers: four entries make one line of the processor's cache. */
export const ENTRY = 4;
export const GUARD = 0;
export const SECOND = 1;
export const ITEM = 2;
export const OWNER = 3;

/**
 * Lists of entries, side by side in a few long arrays: most entries of a list are passed over, and that costs the less the closer they
 * lie together. A list is a place, a size, and room for a power of two of entries.
 */
export class Entries {
  cells = new Int32Array(64 * ENTRY);
  lows = new Float64Array(64);
  highs = new Float64Array(64);
  private end = 0;
  /** By the logarithm of their room: places of lists that are gone. */
  private readonly gone: number[][] = [];

  /** A place with room for 2 ** `log` entries. */
  take(log: number): number {
    const place = this.gone[log]?.pop();
    if (place !== undefined) return place;
    const start = this.end;
    this.end += 2 ** log;
    this.cells = grown(this.cells, this.end * ENTRY);
    this.lows = grown(this.lows, this.end);
    this.highs = grown(this.highs, this.end);
    return start;
  }

  release(start: number, log: number): void {
    (this.gone[log] ??= []).push(start);
  }

  put(at: number, { item, guard, second, owner, low, high }: Entry): void {
    this.cells.set([guard, second, item, owner], at * ENTRY);
    this.lows[at] = low;
    this.highs[at] = high;
  }

  itemAt(at: number): number {
    return this.cells[at * ENTRY + ITEM]!;
  }

  /** Copies entries to another place. */
  move(from: number, to: number, count: number): void {
    this.cells.copyWithin(to * ENTRY, from * ENTRY, (from + count) * ENTRY);
    this.lows.copyWithin(to, from, from + count);
    this.highs.copyWithin(to, from, from + count);
  }
}
