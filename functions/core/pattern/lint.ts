import type { Problem } from "../event.ts";
import { isTooComplex, wildcardsIn } from "./aws.ts";
import { readPattern } from "./parse.ts";
import type { Clause, Matcher } from "./pattern.ts";

/** Where a pattern is to work besides here: on an event bus, or as the filter of an EventBridge pipe. */
export type AwsService = "bus" | "pipes";

/**
 * What keeps a pattern from working on AWS EventBridge as it does here: its size, its wildcards, fields that only our
 * view of an event has. The language itself is the same. Nothing is said of a pattern that is not valid.
 */
export function lintPattern(pattern: string | object, service: AwsService = "bus"): readonly Problem[] {
  const read = readPattern(pattern);
  if ("faults" in read) return [];
  const clauses = new Map(read.branches.flat().map((clause) => [clause.pointer, clause]));
  return [
    ...sizeProblems(read.text),
    ...[...clauses.values()].flatMap((clause) => clauseProblems(clause, service)),
  ];
}

/** Characters of a pattern, unless the quota has been raised; never more than 4096. */
const AWS_LENGTH = 2048;

function sizeProblems(text: string): Problem[] {
  if (text.length <= AWS_LENGTH) return [];
  const expected = `at most ${AWS_LENGTH} characters (EventBridge's quota; 4096 when it is raised)`;
  return [{ pointer: "", keyword: "aws-length", expected, actual: `${text.length} characters` }];
}

function clauseProblems(clause: Clause, service: AwsService): Problem[] {
  const ours = clause.path === "cloudevent" || clause.path.startsWith("cloudevent.");
  return [
    ...(ours ? [problem(clause, "aws-field", "a field that EventBridge's own events have")] : []),
    ...wildcardProblems(clause, service),
    ...(service === "pipes" && clause.matchers.some(isRefined)
      ? [problem(clause, "aws-anything-but", "anything-but with plain values, as pipes take it")]
      : []),
  ];
}

function wildcardProblems(clause: Clause, service: AwsService): Problem[] {
  const wildcards = wildcardsIn(clause.matchers);
  if (wildcards.length === 0) return [];
  if (service === "pipes") return [problem(clause, "aws-wildcard", "no wildcard, which pipes do not take")];
  const quota = problem(clause, "aws-wildcard", "wildcards in at most 30 rules of a bus, its default quota");
  if (!isTooComplex(clause)) return [quota];
  const expected = "fewer stars, or less repetition behind a star: EventBridge refuses what is too complex";
  return [
    quota,
    { ...problem(clause, "aws-complexity", expected), actual: wildcards.map(({ text }) => text).join(", ") },
  ];
}

/** `anything-but` with an operator in it. */
function isRefined(matcher: Matcher): boolean {
  return (
    matcher.kind === "anything-but" && matcher.but.some(({ kind }) => kind !== "equals" && kind !== "number")
  );
}

function problem({ pointer }: Clause, keyword: string, expected: string): Problem {
  return { pointer, keyword, expected };
}
