import { type Check, createCheck, NO, verdictOf } from "./check.ts";
import { joins } from "./join.ts";
import { createPaths, slotOf } from "./paths.ts";
import type { Clause, Pattern } from "./pattern.ts";
import { createReading, isInside, readEvent, type Reading } from "./read.ts";

/** Patterns that are asked of one event after the other. Each event's text is read once, each clause evaluated once. */
export interface PatternSet {
  /** Makes a pattern ready to be asked by this set, of events that are read from then on. */
  add(pattern: Pattern): CompiledPattern;
  /** Takes the event that is asked about from now on: JSON text, known to be valid. */
  read(text: string): void;
  /** Whether the event matches a pattern of this set. */
  matches(pattern: CompiledPattern): boolean;
  /** What the event has at the paths of the patterns. */
  readonly reading: Reading;
}

/** A pattern matches when one of its branches does. */
export type CompiledPattern = readonly CompiledBranch[];

/** Checks that must all hold, in one choice of array elements. */
export interface CompiledBranch {
  /** As they were written. */
  readonly checks: readonly Check[];
  /** In the order of their paths. */
  readonly byPath: readonly Check[];
}

export function createPatternSet(): PatternSet {
  const paths = createPaths();
  const checks = new Map<string, Check>();
  const reading = createReading();
  let verdicts = new Uint8Array(0);

  const checkOf = (clause: Clause): Check => {
    const key = JSON.stringify([clause.path, clause.matchers], withBigInts);
    const check = checks.get(key) ?? createCheck(checks.size, slotOf(paths, clause.path), clause);
    checks.set(key, check);
    return check;
  };
  const holds = (check: Check): boolean => {
    const verdict = verdicts[check.id] || verdictOf(check, reading);
    verdicts[check.id] = verdict;
    return verdict !== NO;
  };
  const branchHolds = ({ checks, byPath }: CompiledBranch): boolean => {
    for (const check of checks) if (!holds(check)) return false;
    return !lieInArrays(byPath, reading) || joins(byPath, reading);
  };
  return {
    reading,
    add: (pattern) => pattern.branches.map((branch) => branchOf(branch.map(checkOf))),
    read(text) {
      if (verdicts.length === checks.size) verdicts.fill(0);
      else verdicts = new Uint8Array(checks.size);
      readEvent(text, paths, reading);
    },
    matches(pattern) {
      for (const branch of pattern) if (branchHolds(branch)) return true;
      return false;
    },
  };
}

function branchOf(checks: readonly Check[]): CompiledBranch {
  return { checks, byPath: checks.toSorted((a, b) => (a.clause.path < b.clause.path ? -1 : 1)) };
}

/** Whether a value of any of the fields lies in an array of objects. */
function lieInArrays(checks: readonly Check[], { arrays, trails }: Reading): boolean {
  if (arrays.length === 0) return false;
  for (const { slot } of checks) if (trails[slot]!.some(isInside)) return true;
  return false;
}

function withBigInts(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
