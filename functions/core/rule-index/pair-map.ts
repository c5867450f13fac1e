/** A cell: the two keys and the value, in one line of the processor's cache. */
const CELL = 4;
/** Fibonacci hashing; the second is any other odd number with its bits well mixed. */
const SPREAD = 0x9e3779b1;
const SPREAD_TOO = 0x85ebca6b;

/** Numbers above 0 by pairs of numbers above 0. A Map would need a Map in each of its values, and a cache miss for each step. */
export class PairMap {
  size = 0;
  private cells = new Int32Array(CELL * 16);
  /** Shifts a hash to the number of a cell. */
  private shift = 28;

  /** 0 when there is none. */
  get(a: number, b: number): number {
    const { cells } = this;
    for (let at = this.homeOf(a, b); ; at = this.next(at)) {
      if (cells[at + 2] === 0) return 0;
      if (cells[at] === a && cells[at + 1] === b) return cells[at + 2]!;
    }
  }

  set(a: number, b: number, value: number): void {
    if ((this.size + 1) * CELL * 2 > this.cells.length) this.grow();
    let at = this.homeOf(a, b);
    while (this.cells[at + 2] !== 0 && !(this.cells[at] === a && this.cells[at + 1] === b))
      at = this.next(at);
    if (this.cells[at + 2] === 0) this.size++;
    this.put(at, [a, b, value]);
  }

  delete(a: number, b: number): void {
    const { cells } = this;
    let at = this.homeOf(a, b);
    while (!(cells[at] === a && cells[at + 1] === b)) {
      if (cells[at + 2] === 0) return;
      at = this.next(at);
    }
    this.size--;
    this.close(at);
  }

  /** Moves into an emptied cell what would not be found behind it any more. */
  private close(start: number): void {
    const { cells } = this;
    const { length } = cells;
    let gap = start;
    for (let at = this.next(gap); cells[at + 2] !== 0; at = this.next(at)) {
      const home = this.homeOf(cells[at]!, cells[at + 1]!);
      if ((at - home + length) % length < (at - gap + length) % length) continue;
      cells.copyWithin(gap, at, at + CELL);
      gap = at;
    }
    this.put(gap, [0, 0, 0]);
  }

  private grow(): void {
    const before = this.cells;
    this.cells = new Int32Array(before.length * 2);
    this.shift--;
    this.size = 0;
    for (let at = 0; at < before.length; at += CELL)
      if (before[at + 2] !== 0) this.set(before[at]!, before[at + 1]!, before[at + 2]!);
  }

  private homeOf(a: number, b: number): number {
    return ((Math.imul(a, SPREAD) ^ Math.imul(b, SPREAD_TOO)) >>> this.shift) * CELL;
  }

  private next(at: number): number {
    return at + CELL === this.cells.length ? 0 : at + CELL;
  }

  private put(at: number, cell: readonly [a: number, b: number, value: number]): void {
    this.cells.set(cell, at);
  }
}
