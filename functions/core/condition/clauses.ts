import type { MatchReason } from "../rule.ts";
import { chargeSize, truthy } from "./coerce.ts";
import { type Expression, type Operation, operandAt, type Steps } from "./expression.ts";
import { operators } from "./operators.ts";
import { keysOf, read } from "./read.ts";
import { pathOf, placed, shown } from "./shown.ts";

// Reasons of the clauses that hold no other clauses.

/** Why a condition did not match; the sentence is made of it. */
export type ConditionReason = Omit<MatchReason, "sentence">;

/** Where a piece of the condition is evaluated. */
export interface Scope {
  readonly data: unknown;
  /** Where `data` stands in the event; "" for the event itself. */
  readonly prefix: string;
  readonly steps: Steps;
}

/** Explains a piece whose truth is not the wanted one. */
export type Blame = (operation: Operation, wanted: boolean, scope: Scope) => ConditionReason;

const OPPOSITE: Readonly<Record<string, string>> = {
  "==": "!=",
  "===": "!==",
  "!=": "==",
  "!==": "===",
  ">": "<=",
  ">=": "<",
  "<": ">=",
  "<=": ">",
};
const MIRRORED: Readonly<Record<string, string>> = { ">": "<", ">=": "<=", "<": ">", "<=": ">=" };

/** The side that is not constant is the one to speak of; the other is what it should have been. */
export function blameComparison(
  { operator, operands }: Operation,
  wanted: boolean,
  scope: Scope,
): ConditionReason {
  const [left, right] = [operandAt(operands, 0), operandAt(operands, 1)];
  const should = wanted ? operator : OPPOSITE[operator]!;
  const [subject, other] = isConstant(left) ? [right, left] : [left, right];
  const name = subject === left ? should : (MIRRORED[should] ?? should);
  return reason(subject, scope, {
    operator: name,
    expected: clipped(other.evaluate(scope.data, scope.steps)),
  });
}

/** `<` and `<=` of three operands: the pair that does not hold. */
export function blameRange(operation: Operation, wanted: boolean, scope: Scope): ConditionReason {
  const { operator, operands } = operation;
  const [lower, upper] = [operands.slice(0, 2), operands.slice(1, 3)];
  const between = operands.length > 2;
  const lowerHolds = between && operators[operator as "<" | "<="](lower)(scope.data, scope.steps) === true;
  return blameComparison({ ...operation, operands: wanted && lowerHolds ? upper : lower }, wanted, scope);
}

export function blameIn({ operands }: Operation, wanted: boolean, scope: Scope): ConditionReason {
  const [needle, haystack] = [operandAt(operands, 0), operandAt(operands, 1)];
  if (isConstant(needle) && !isConstant(haystack)) {
    const expected = clipped(needle.evaluate(scope.data, scope.steps));
    return reason(haystack, scope, { operator: wanted ? "contains" : "not contains", expected });
  }
  const expected = clipped(haystack.evaluate(scope.data, scope.steps));
  return reason(needle, scope, { operator: wanted ? "in" : "not in", expected });
}

/** `missing` and `missing_some` are truthy when something is missing. */
export function blameMissing(operation: Operation, wanted: boolean, scope: Scope): ConditionReason {
  const { operator, operands } = operation;
  const asked = operator === "missing" ? operands : operands.slice(1, 2);
  const paths = wanted ? valuesOf(asked, scope) : valuesOf([operation], scope);
  const path = paths.find((path) => typeof path === "string" && (!wanted || isPresent(scope.data, path)));
  if (path === undefined) return blameValue(operation, wanted, scope);
  const keys = keysOf(path);
  const there = read(scope.data, keys);
  return {
    path: placed(scope.prefix, keys) || "condition",
    operator: wanted ? "condition:missing" : "condition:present",
    expected: wanted ? "nothing" : "a value",
    ...(there !== undefined && { actual: clipped(there) }),
  };
}

function isPresent(data: unknown, path: string): boolean {
  const there = read(data, keysOf(path));
  return there !== undefined && there !== null && there !== "";
}

export function blameValue(expression: Expression, wanted: boolean, scope: Scope): ConditionReason {
  return reason(expression, scope, wanted ? TRUTHY : FALSY);
}

const TRUTHY = { operator: "truthy", expected: "anything but null, false, 0, an empty text or list" };
const FALSY = { operator: "falsy", expected: "null, false, 0, an empty text or list" };

export function reason(
  subject: Expression,
  scope: Scope,
  wanted: { operator: string; expected: unknown },
): ConditionReason {
  const path = pathOf(subject);
  const place =
    isConstant(subject) || (path?.length === 0 && scope.prefix === "")
      ? undefined
      : shown(subject, scope.prefix);
  const value = subject.evaluate(scope.data, scope.steps) ?? null;
  const nothingThere = value === null && path && read(scope.data, path) === undefined;
  return {
    path: place ?? "condition",
    operator: `condition:${wanted.operator}`,
    expected: wanted.expected,
    ...(!nothingThere && { actual: clipped(value) }),
  };
}

/** The operands' values, or those of the list that the first of them is. */
function valuesOf(operands: readonly Expression[], { data, steps }: Scope): readonly unknown[] {
  const values = operands.map(({ evaluate }) => evaluate(data, steps));
  return Array.isArray(values[0]) ? values[0] : values;
}

export function truthOf(expression: Expression, { data, steps }: Scope): boolean {
  return truthy(expression.evaluate(data, steps));
}

export function isConstant(expression: Expression): boolean {
  if (expression.kind === "operation") return false;
  return expression.kind === "literal" || expression.items.every(isConstant);
}

/** A value to show to people: a large one is told by its kind and size. */
function clipped(value: unknown): unknown {
  try {
    chargeSize(value, { left: LARGEST_SHOWN });
    return value ?? null;
  } catch {
    if (typeof value === "string") return `${value.slice(0, 200)}… (${value.length} characters)`;
    return Array.isArray(value) ? `a list of ${value.length}` : "a large object";
  }
}

/** Steps of `chargeSize`: about 4 KB of JSON. */
const LARGEST_SHOWN = 500;
