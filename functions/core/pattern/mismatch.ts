import { type Check, NO, passes, verdictOf } from "./check.ts";
import { createJoins } from "./join.ts";
import type { Clause, Leaf } from "./pattern.ts";
import type { CompiledBranch, CompiledPattern } from "./pattern-set.ts";
import { type Reading, type Trail, valuesOf } from "./reading.ts";

/** Why an event does not match a pattern: its branch that comes nearest, and what fails there. */
export type Mismatch = (FieldMismatch | ElementMismatch) & {
  /** How many branches there are. */
  readonly branches: number;
};

/** A field is not what its clause wants. */
export interface FieldMismatch {
  readonly kind: "field";
  readonly clause: Clause;
  /** What the event has there. */
  readonly values: readonly Leaf[];
}

/** Each clause is satisfied, but not all by the same element of an array. */
export interface ElementMismatch {
  readonly kind: "element";
  /** The path of the array. */
  readonly array: string;
  readonly parts: readonly ElementPart[];
}

export interface ElementPart {
  readonly clause: Clause;
  /** The elements that satisfy it: `data.items[0]`. */
  readonly elements: readonly string[];
}

/** Why the event of a reading does not match. Ask only when it does not. */
export function mismatchOf(pattern: CompiledPattern, reading: Reading): Mismatch {
  let nearest: { readonly failed: readonly Check[]; readonly branch: CompiledBranch } | undefined;
  for (const branch of pattern) {
    const failed = branch.checks.filter((check) => verdictOf(check, reading) === NO);
    if (!nearest || failed.length < nearest.failed.length) nearest = { failed, branch };
  }
  const [first] = nearest?.failed ?? [];
  const mismatch = first ? fieldOf(first, reading) : elementOf(nearest!.branch, reading);
  return { ...mismatch, branches: pattern.length };
}

function fieldOf({ clause, slot }: Check, reading: Reading): FieldMismatch {
  return { kind: "field", clause, values: [...valuesOf(reading, slot)] };
}

const joins = createJoins();

/** The first check that cannot be joined with those before it, and the fewest of these that it is at odds with. */
function elementOf({ checks, byPath }: CompiledBranch, reading: Reading): FieldMismatch | ElementMismatch {
  const end = byPath.findIndex((_, index) => !joins(byPath.slice(0, index + 1), reading));
  const culprit = byPath[end]!;
  if (!joins([culprit], reading)) return fieldOf(culprit, reading);
  const before = byPath.slice(0, end);
  const partner = before.find((check) => !joins([check, culprit], reading));
  const others = partner ? [partner] : before.filter((check) => arrayOf([check, culprit], reading));
  const parts = checks.filter((check) => check === culprit || others.includes(check));
  const array = arrayOf(parts, reading) ?? arrayOf([culprit], reading) ?? culprit.clause.path;
  return {
    kind: "element",
    array,
    parts: parts.map((check) => ({ clause: check.clause, elements: elementsOf(check, array, reading) })),
  };
}

/** The path of the innermost array that values of all these checks lie in. */
function arrayOf(checks: readonly Check[], { arrays, trails }: Reading): string | undefined {
  const [first = new Set<number>(), ...others] = checks.map(
    ({ slot }) => new Set(trails[slot]!.flatMap((trail) => trail.filter((_, at) => at % 2 === 0))),
  );
  const common = [...first].filter((array) => others.every((other) => other.has(array)));
  return common.map((array) => arrays[array]!).sort((a, b) => b.length - a.length)[0];
}

/** The elements of an array, or of arrays of that path, in which values lie that the check accepts. */
function elementsOf(check: Check, array: string, reading: Reading): string[] {
  const { arrays, trails } = reading;
  const names = valuesOf(reading, check.slot).flatMap((value, at) => {
    const name = passes(check, value) ? nameOf(trails[check.slot]![at]!, array, arrays) : undefined;
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)];
}

/** `data.orders[0].items[1]`: the element of an array that a trail goes through. */
function nameOf(trail: Trail, array: string, arrays: readonly string[]): string | undefined {
  let name = "";
  let path = "";
  let found: string | undefined;
  for (let at = 0; at < trail.length; at += 2) {
    const next = arrays[trail[at]!]!;
    name += `${next.slice(path.length)}[${trail[at + 1]!}]`;
    path = next;
    if (path === array) found = name;
  }
  return found;
}
