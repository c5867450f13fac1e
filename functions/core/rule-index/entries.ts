import { grown } from "./grown.ts";

/** An item of a list, and what an event must have for it to be looked at. */
export interface Entry {
  readonly item: number;
  /** At least 0: the number of a value. Below: a number between `low` and `high` in the field of the slot `~guard`. */
  readonly guard: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Lists of entries, side by side in a few long arrays: most entries of a list are passed over, and that costs the less the closer they
 * lie together. A list is a place, a size, and room for a power of two of entries.
 */
export class Entries {
  guards = new Int32Array(64);
  items = new Int32Array(64);
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
    this.guards = grown(this.guards, this.end);
    this.items = grown(this.items, this.end);
    this.lows = grown(this.lows, this.end);
    this.highs = grown(this.highs, this.end);
    return start;
  }

  release(start: number, log: number): void {
    (this.gone[log] ??= []).push(start);
  }

  put(at: number, { item, guard, low, high }: Entry): void {
    this.items[at] = item;
    this.guards[at] = guard;
    this.lows[at] = low;
    this.highs[at] = high;
  }

  /** Copies entries to another place. */
  move(from: number, to: number, count: number): void {
    for (const array of [this.guards, this.items, this.lows, this.highs])
      array.copyWithin(to, from, from + count);
  }
}
