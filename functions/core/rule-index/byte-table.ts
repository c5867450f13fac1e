import { grown } from "./grown.ts";

/** A cell: where a text's bytes begin, how many they are, its hash, its number. */
const CELL = 4;
const START = 0;
const LENGTH = 1;
const HASH = 2;
const NUMBER = 3;

/** A text of at most so many units is encoded into the table's own room at once. */
const WIDEST = 3;

const encoder = new TextEncoder();

/**
 * Numbers above 0 by text, found by the text's UTF-8 bytes where a scanner has them. A Map would need the text itself, and go to three
 * places in memory for each; what is compared here lies together. Lone surrogates are all the same to it.
 */
export class ByteTable {
  size = 0;
  private cells = new Int32Array(CELL * 8);
  /** How many cells there are, less 1. */
  private mask = 7;
  private bytes = new Uint8Array(64);
  /** Where the bytes end; of texts that are gone there are `wasted`. */
  private end = 0;
  private wasted = 0;
  private word = new Uint8Array(64);

  /** The number of the text whose bytes stand from `start` to `end`; 0 when there is none. */
  find(codes: Uint8Array, start: number, end: number): number {
    return this.cells[this.cellOf(codes, start, end) + NUMBER]!;
  }

  get(text: string): number {
    return this.find(this.word, 0, this.encode(text));
  }

  set(text: string, number: number): void {
    const length = this.encode(text);
    const { word } = this;
    if ((this.size + 1) * 2 > this.mask + 1) this.rebuild(2 * (this.mask + 1));
    const at = this.cellOf(word, 0, length);
    if (this.cells[at + NUMBER] === 0) {
      this.bytes = grown(this.bytes, this.end + length);
      this.bytes.set(word.subarray(0, length), this.end);
      this.cells.set([this.end, length, hashOf(word, 0, length)], at);
      this.end += length;
      this.size++;
    }
    this.cells[at + NUMBER] = number;
  }

  delete(text: string): void {
    const at = this.cellOf(this.word, 0, this.encode(text));
    if (this.cells[at + NUMBER] === 0) return;
    this.size--;
    this.wasted += this.cells[at + LENGTH]!;
    this.close(at / CELL);
    if (this.wasted > 1024 && this.wasted * 2 > this.end) this.rebuild(this.mask + 1);
  }

  /** Encodes a text into `word`; how many bytes it has. */
  private encode(text: string): number {
    this.word = grown(this.word, WIDEST * text.length);
    return encoder.encodeInto(text, this.word).written;
  }

  /** Where the cell of a text is, or the empty one in which it would be. */
  private cellOf(codes: Uint8Array, start: number, end: number): number {
    const { cells, mask, bytes } = this;
    const hash = hashOf(codes, start, end);
    for (let cell = hash & mask; ; cell = (cell + 1) & mask) {
      const at = cell * CELL;
      if (cells[at + NUMBER] === 0) return at;
      if (cells[at + HASH] !== hash || cells[at + LENGTH] !== end - start) continue;
      const offset = cells[at + START]! - start;
      let i = start;
      while (i < end && bytes[offset + i] === codes[i]) i++;
      if (i === end) return at;
    }
  }

  /** Moves into an emptied cell what would not be found behind it any more. */
  private close(start: number): void {
    const { cells, mask } = this;
    let gap = start;
    for (let cell = (gap + 1) & mask; cells[cell * CELL + NUMBER] !== 0; cell = (cell + 1) & mask) {
      const home = cells[cell * CELL + HASH]! & mask;
      if (((cell - home) & mask) < ((cell - gap) & mask)) continue;
      cells.copyWithin(gap * CELL, cell * CELL, (cell + 1) * CELL);
      gap = cell;
    }
    cells.fill(0, gap * CELL, (gap + 1) * CELL);
  }

  /** Makes as many cells, and keeps the bytes of those texts that are there. */
  private rebuild(count: number): void {
    const { cells: before, bytes } = this;
    const cells = new Int32Array(count * CELL);
    const mask = count - 1;
    const kept = new Uint8Array(Math.max(64, 2 * (this.end - this.wasted)));
    let end = 0;
    for (let from = 0; from < before.length; from += CELL) {
      if (before[from + NUMBER] === 0) continue;
      let cell = before[from + HASH]! & mask;
      while (cells[cell * CELL + NUMBER] !== 0) cell = (cell + 1) & mask;
      for (let i = 0; i < CELL; i++) cells[cell * CELL + i] = before[from + i]!;
      cells[cell * CELL + START] = end;
      const offset = before[from + START]! - end;
      for (const last = end + before[from + LENGTH]!; end < last; end++) kept[end] = bytes[offset + end]!;
    }
    [this.cells, this.mask, this.bytes, this.end, this.wasted] = [cells, mask, kept, end, 0];
  }
}

/** FNV-1a, its bits mixed once more. */
function hashOf(codes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ codes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}
