import { type Check, passes } from "./check.ts";
import { clear } from "./clear.ts";
import { type Reading, type Trail, valuesOf } from "./reading.ts";

/**
 * Makes a function that says whether all checks hold of one choice of array elements: no two of them are satisfied by different elements
 * of the same array. The checks come in the order of their paths, and a field's absence is judged among the elements that the checks
 * before it have chosen, as on EventBridge. Gives up, as not holding, after MAX_STEPS choices. What one call needs is used by the next.
 */
export function createJoins(): (checks: readonly Check[], reading: Reading) => boolean {
  const chosen: number[] = [];
  const taken: number[] = [];
  return (checks, reading) => {
    clear(chosen);
    clear(taken);
    for (let array = 0; array < reading.arrays.length; array++) chosen.push(NONE);
    for (const { slot } of checks) valuesOf(reading, slot); // from here on all values are there
    const search = undefined;
    return choose({ checks, reading, chosen, taken, steps: 0, isHopeless: false, search }, 0);
  };
}

/** About 10 ms. Only objects with several large arrays in them, in a large array, can need more. */
const MAX_STEPS = 100_000;
/** After so many a join remembers what it has found out. */
const FEW_STEPS = 64;

/** No element of the array is chosen. */
const NONE = -1;

interface Join {
  readonly checks: readonly Check[];
  readonly reading: Reading;
  /** By array number: the chosen element. */
  readonly chosen: number[];
  /** The arrays in which one is chosen, in the order in which that was done. */
  readonly taken: number[];
  steps: number;
  /** No other choice can help, or too many were tried. */
  isHopeless: boolean;
  search: Search | undefined;
}

/** What is known of a join that takes long. */
interface Search {
  /** By check and value: whether the check accepts it. */
  readonly passed: readonly (readonly boolean[])[];
  /** By check: whether it and those behind it share no array with those before it. */
  readonly apart: readonly boolean[];
}

/** Whether the checks from `index` on can be satisfied by what is chosen so far. */
function choose(join: Join, index: number): boolean {
  if (index === join.checks.length) return true;
  const holds = chooseElement(join, index);
  if (!holds && join.steps > FEW_STEPS && searchOf(join).apart[index]) join.isHopeless = true;
  return holds;
}

function chooseElement(join: Join, index: number): boolean {
  const { chosen, taken } = join;
  const { slot, orAbsent } = join.checks[index]!;
  const trails = join.reading.trails[slot]!;
  let at = nextCompatible(trails, 0, chosen);
  if (at === trails.length) return orAbsent && choose(join, index + 1);
  for (; at < trails.length; at = nextCompatible(trails, at + 1, chosen)) {
    if (++join.steps > MAX_STEPS) join.isHopeless = true;
    if (join.isHopeless) return false;
    if (!isPassed(join, index, at)) continue;
    const before = taken.length;
    take(trails[at]!, join);
    if (choose(join, index + 1)) return true;
    while (taken.length > before) chosen[taken.pop()!] = NONE;
  }
  return false;
}

function isPassed(join: Join, index: number, at: number): boolean {
  if (join.steps > FEW_STEPS) return searchOf(join).passed[index]![at]!;
  const check = join.checks[index]!;
  return passes(check, join.reading.values[check.slot]![at]!);
}

function searchOf(join: Join): Search {
  const { checks, reading } = join;
  join.search ??= {
    passed: checks.map((check) => valuesOf(reading, check.slot).map((value) => passes(check, value))),
    apart: apartOf(checks.map(({ slot }) => rangeOf(reading.trails[slot]!))),
  };
  return join.search;
}

/** The lowest and the highest number of an array that values lie in. Arrays that lie side by side do not overlap. */
interface Range {
  readonly lowest: number;
  readonly highest: number;
}

function rangeOf(trails: readonly Trail[]): Range {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const trail of trails) {
    lowest = Math.min(lowest, trail[0] ?? lowest);
    highest = Math.max(highest, trail.at(-2) ?? highest);
  }
  return { lowest, highest };
}

function apartOf(ranges: readonly Range[]): boolean[] {
  return ranges.map((_, index) => {
    const [before, after] = [united(ranges.slice(0, index)), united(ranges.slice(index))];
    return before.highest < after.lowest || after.highest < before.lowest;
  });
}

function united(ranges: readonly Range[]): Range {
  return {
    lowest: Math.min(...ranges.map(({ lowest }) => lowest)),
    highest: Math.max(...ranges.map(({ highest }) => highest)),
  };
}

/** Chooses the elements that a trail goes through. */
function take(trail: Trail, { chosen, taken }: Join): void {
  for (let at = 0; at < trail.length; at += 2) {
    const array = trail[at]!;
    if (chosen[array] !== NONE) continue;
    chosen[array] = trail[at + 1]!;
    taken.push(array);
  }
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
