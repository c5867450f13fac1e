/** A cell: the two keys and the two values, in one line of the processor's cache. */
const CELL = 4;
/** Fibonacci hashing; the second is any other odd number with its bits well mixed. */
const SPREAD = 0x9e3779b1;
const SPREAD_TOO = 0x85ebca6b;

/**
 * By pairs of numbers above 0: a number above 0 and another one. A Map would need a Map in each of its values, and a cache miss for each
 * step.
 */
export class PairMap {
  size = 0;
  private cells = new Int32Array(CELL * 16);
  /** Shifts a hash to the number of a cell. */
  private shift = 28;

  /** Where a pair is; -1 when it is not there. Good until something is set or deleted. */
  find(a: number, b: number): number {
    const { cells } = this;
    for (let at = this.homeOf(a, b); cells[at + 2] !== 0; at = this.next(at))
      if (cells[at] === a && cells[at + 1] === b) return at;
    return -1;
  }

  valueAt(at: number): number {
    return this.cells[at + 2]!;
  }

  otherAt(at: number): number {
    return this.cells[at + 3]!;
  }

  set(a: number, b: number, values: readonly [value: number, other: number]): void {
    if ((this.size + 1) * CELL * 4 > this.cells.length * 3) this.grow();
    let at = this.homeOf(a, b);
    while (this.cells[at + 2] !== 0 && !(this.cells[at] === a && this.cells[at + 1] === b))
      at = this.next(at);
    if (this.cells[at + 2] === 0) this.size++;
    this.put(at, [a, b, ...values]);
  }

  delete(a: number, b: number): void {
    const at = this.find(a, b);
    if (at < 0) return;
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
    this.put(gap, [0, 0, 0, 0]);
  }

  private grow(): void {
    const before = this.cells;
    this.cells = new Int32Array(before.length * 2);
    this.shift--;
    for (let at = 0; at < before.length; at += CELL) {
      if (before[at + 2] === 0) continue;
      let to = this.homeOf(before[at]!, before[at + 1]!);
      while (this.cells[to + 2] !== 0) to = this.next(to);
      for (let i = 0; i < CELL; i++) this.cells[to + i] = before[at + i]!;
    }
  }

  private homeOf(a: number, b: number): number {
    return ((Math.imul(a, SPREAD) ^ Math.imul(b, SPREAD_TOO)) >>> this.shift) * CELL;
  }

  private next(at: number): number {
    return at + CELL === this.cells.length ? 0 : at + CELL;
  }

  private put(at: number, cell: readonly [a: number, b: number, value: number, other: number]): void {
    this.cells.set(cell, at);
  }
}
