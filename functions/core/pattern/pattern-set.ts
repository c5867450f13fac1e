import { type Check, createCheck, NO, verdictOf } from "./check.ts";
import { createJoins } from "./join.ts";
import { createPaths, type Paths, slotOf } from "./paths.ts";
import type { Clause, Pattern } from "./pattern.ts";
import { hashOfText, WideMap } from "../wide-map.ts";
import { readEvent } from "./read.ts";
import { readValue } from "./read-value.ts";
import { createReading, isInside, type Reading } from "./reading.ts";

/** Patterns that are asked of one event after the other. Each event's text is read once, each clause evaluated once. */
export interface PatternSet {
  /** Makes a pattern ready to be asked by this set, of events that are read from then on. */
  add(pattern: Pattern): CompiledPattern;
  /** The pattern is asked no more. */
  remove(pattern: CompiledPattern): void;
  /** The number of a path; what events have there is read from then on. */
  slotOf(path: string): number;
  /** Takes the event that is asked about from now on: JSON text, known to be valid. */
  read(text: string): void;
  /** The same of an event that is a value already. */
  readValue(event: unknown): void;
  /** Whether the event matches a pattern of this set. */
  matches(pattern: CompiledPattern): boolean;
  branchHolds(branch: CompiledBranch): boolean;
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
  const checks = createChecks(paths);
  const reading = createReading();
  const joins = createJoins();
  /** By check: the event that it was asked of, and what it said; so nothing has to be cleared for the next event. */
  let verdicts = new Float64Array(64);
  let event = 0;

  const begun = () => {
    event++;
    if (verdicts.length < checks.size()) verdicts = new Float64Array(checks.size() * 2);
    return reading;
  };
  const holds = (check: Check): boolean => {
    const known = verdicts[check.id]! - event * VERDICTS;
    if (known > 0) return known !== NO;
    const verdict = verdictOf(check, reading);
    verdicts[check.id] = event * VERDICTS + verdict;
    return verdict !== NO;
  };
  const branchHolds = ({ checks, byPath }: CompiledBranch): boolean => {
    for (const check of checks) if (!holds(check)) return false;
    return !lieInArrays(byPath, reading) || joins(byPath, reading);
  };
  return {
    reading,
    add: (pattern) => pattern.branches.map((branch) => branchOf(branch.map(checks.take))),
    remove: (pattern) => pattern.forEach((branch) => branch.checks.forEach(checks.release)),
    slotOf: (path) => slotOf(paths, path),
    read: (text) => readEvent(text, paths, begun()),
    readValue: (value) => readValue(value, paths, begun()),
    matches(pattern) {
      for (const branch of pattern) if (branchHolds(branch)) return true;
      return false;
    },
    branchHolds,
  };
}

/** What a check says is a number below that. */
const VERDICTS = 4;

/** Checks that patterns share, by what they say; their numbers are given anew when nobody has them. */
function createChecks(paths: Paths) {
  const kept = new WideMap<string, { readonly check: Check; users: number }>(hashOfText);
  const free: number[] = [];
  let size = 0;
  const keyOf = ({ path, matchers }: Clause) => JSON.stringify([path, matchers], withBigInts);
  return {
    size: () => size,
    take(clause: Clause): Check {
      const key = keyOf(clause);
      const known = kept.get(key);
      if (known) known.users++;
      const check = known?.check ?? createCheck(free.pop() ?? size++, slotOf(paths, clause.path), clause);
      if (!known) kept.set(key, { check, users: 1 });
      return check;
    },
    release({ id, clause }: Check): void {
      const key = keyOf(clause);
      const known = kept.get(key)!;
      if (--known.users > 0) return;
      kept.delete(key);
      free.push(id);
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
