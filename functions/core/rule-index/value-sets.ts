import { hashOfText, WideMap } from "../wide-map.ts";

interface ValueSet {
  /** NONE when one of its values was in too many. */
  readonly id: number;
  uses: number;
}

const NONE = 0;
/** A value may be in so many: an event that has it has all of them, and each has to be noted. */
const MOST_SETS = 32;

/** Sets of values of which an event must have one, with numbers as values have them; by the numbers of their values. */
export class ValueSets {
  /** By value: the sets that it is in. */
  readonly of: (number[] | undefined)[] = [];
  private readonly sets = new WideMap<string, ValueSet>(hashOfText);

  /** A set is asked for once more; `number` gives it its number when it is new. */
  take(values: readonly number[], number: () => number): void {
    const key = keyOf(values);
    const known = this.sets.get(key);
    if (known) known.uses++;
    else this.sets.set(key, { id: this.made(values, number), uses: 1 });
  }

  /** It is asked for once less; the number that is free now, or NONE. */
  release(values: readonly number[]): number {
    const key = keyOf(values);
    const { id, uses } = this.sets.get(key)!;
    if (uses > 1) {
      this.sets.get(key)!.uses--;
      return NONE;
    }
    this.sets.delete(key);
    if (id !== NONE) for (const value of values) this.of[value] = this.of[value]!.filter((set) => set !== id);
    return id;
  }

  /** The number of a set that is asked for; NONE when it has none. */
  idOf(values: readonly number[]): number {
    return this.sets.get(keyOf(values))!.id;
  }

  private made(values: readonly number[], number: () => number): number {
    if (values.some((value) => (this.of[value]?.length ?? 0) >= MOST_SETS)) return NONE;
    const id = number();
    for (const value of values) (this.of[value] ??= []).push(id);
    return id;
  }
}

function keyOf(values: readonly number[]): string {
  return values.toSorted((a, b) => a - b).join();
}
