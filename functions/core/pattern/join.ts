import { type Check, passes } from "./check.ts";
import { type Reading, type Trail, valuesOf } from "./reading.ts";

/**
 * Whether all checks hold of one choice of array elements: no two of them are satisfied by different elements of the
 * same array. The checks come in the order of their paths, and a field's absence is judged among the elements that
 * the checks before it have chosen, as on EventBridge. Gives up, as not holding, after MAX_STEPS choices.
 */
export function joins(checks: readonly Check[], reading: Reading): boolean {
  const fields = checks.map((check) => fieldOf(check, reading));
  const chosen = reading.arrays.map(() => NONE);
  return choose({ fields, apart: apartOf(fields), chosen, steps: 0, isHopeless: false }, 0);
}

/** About 10 ms. Only objects with several large arrays in them, in a large array, can need more. */
const MAX_STEPS = 100_000;

/** No element of the array is chosen. */
const NONE = -1;

interface Join {
  readonly fields: readonly Field[];
  /** By field: whether it and those behind it share no array with those before it. */
  readonly apart: readonly boolean[];
  /** By array number: the chosen element. */
  readonly chosen: number[];
  steps: number;
  /** No other choice can help, or too many were tried. */
  isHopeless: boolean;
}

interface Field {
  readonly trails: readonly Trail[];
  /** By value: whether the check accepts it. */
  readonly passed: readonly boolean[];
  readonly orAbsent: boolean;
  /** The lowest and the highest number of an array that a value lies in. Arrays that lie side by side do not overlap. */
  readonly lowest: number;
  readonly highest: number;
}

function fieldOf(check: Check, reading: Reading): Field {
  const trails = reading.trails[check.slot]!;
  const passed = valuesOf(reading, check.slot).map((value) => passes(check, value));
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const trail of trails) {
    lowest = Math.min(lowest, trail[0] ?? lowest);
    highest = Math.max(highest, trail.at(-2) ?? highest);
  }
  return { trails, passed, orAbsent: check.orAbsent, lowest, highest };
}

function apartOf(fields: readonly Field[]): boolean[] {
  return fields.map((_, index) => {
    const [before, after] = [rangeOf(fields.slice(0, index)), rangeOf(fields.slice(index))];
    return before.highest < after.lowest || after.highest < before.lowest;
  });
}

function rangeOf(fields: readonly Field[]): Pick<Field, "lowest" | "highest"> {
  return {
    lowest: Math.min(...fields.map(({ lowest }) => lowest)),
    highest: Math.max(...fields.map(({ highest }) => highest)),
  };
}

/** Whether the fields from `index` on can be satisfied by what is chosen so far. */
function choose(join: Join, index: number): boolean {
  if (index === join.fields.length) return true;
  const holds = chooseElement(join, index);
  if (!holds && join.apart[index]) join.isHopeless = true;
  return holds;
}

function chooseElement(join: Join, index: number): boolean {
  const { trails, passed, orAbsent } = join.fields[index]!;
  let at = nextCompatible(trails, 0, join.chosen);
  if (at === trails.length) return orAbsent && choose(join, index + 1);
  for (; at < trails.length; at = nextCompatible(trails, at + 1, join.chosen)) {
    if (++join.steps > MAX_STEPS) join.isHopeless = true;
    if (join.isHopeless) return false;
    if (!passed[at]) continue;
    const added = take(trails[at]!, join.chosen);
    if (choose(join, index + 1)) return true;
    for (const array of added) join.chosen[array] = NONE;
  }
  return false;
}

/** Chooses the elements that a trail goes through; the arrays in which none was chosen before. */
function take(trail: Trail, chosen: number[]): number[] {
  const added: number[] = [];
  for (let at = 0; at < trail.length; at += 2) {
    const array = trail[at]!;
    if (chosen[array] !== NONE) continue;
    chosen[array] = trail[at + 1]!;
    added.push(array);
  }
  return added;
}

/** The first trail from `start` on that goes through no other element than the chosen one of any array. */
function nextCompatible(trails: readonly Trail[], start: number, chosen: readonly number[]): number {
  let at = start;
  while (at < trails.length) {
    const clash = clashOf(trails[at]!, chosen);
    if (clash < 0) return at;
    at = behindClash(trails, at, { clash, element: chosen[trails[at]![clash]!]! });
  }
  return at;
}

/** Where in a trail an array stands of which another element is chosen; -1 when nowhere. */
function clashOf(trail: Trail, chosen: readonly number[]): number {
  for (let at = 0; at < trail.length; at += 2) {
    const element = chosen[trail[at]!]!;
    if (element !== NONE && element !== trail[at + 1]) return at;
  }
  return -1;
}

/**
 * The first trail behind `start` that does not clash in the same way. Trails stand in the order of the text, so those
 * that clash are neighbours: all elements before the chosen one, or all behind it.
 */
function behindClash(
  trails: readonly Trail[],
  start: number,
  { clash, element }: { clash: number; element: number },
): number {
  const [array, before] = [trails[start]![clash], trails[start]![clash + 1]! < element];
  let low = start + 1;
  let high = trails.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const trail = trails[middle]!;
    if (trail[clash] === array && (!before || trail[clash + 1]! < element)) low = middle + 1;
    else high = middle;
  }
  return low;
}
