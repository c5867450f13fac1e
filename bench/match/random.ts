/** Chance that comes out the same for the same seed. */
export interface Random {
  /** At least 0, less than 1. */
  unit(): number;
  /** A whole number at least 0, less than `end`. */
  below(end: number): number;
  /** As `below`, the smaller the likelier: of 2,000 the first comes fifty times as often as one in the middle. */
  skewed(end: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** The mulberry32 generator. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (end: number) => Math.floor(unit() * end);
  return {
    unit,
    below,
    skewed: (end) => Math.floor(unit() ** 2 * end),
    pick: (items) => items[below(items.length)]!,
  };
}
