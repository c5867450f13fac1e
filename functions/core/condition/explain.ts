import type { MatchReason } from "../rule.ts";
import { chargeSize, truthy } from "./coerce.ts";
import {
  type Expression,
  MAX_STEPS,
  type Operation,
  operandAt,
  LimitReached,
  type Steps,
} from "./expression.ts";
import { operators } from "./operators.ts";
import { keysOf, read } from "./read.ts";
import { pathOf, placed, shown } from "./shown.ts";

export type ConditionReason = Omit<MatchReason, "sentence">;

/**
 * The first clause that made a condition falsy for an event: it goes down through `and`, `or`, `!`, `if`, `some`, `all`,
 * `none` to a comparison, `in`, `var` or `missing`. Ask only for an event that does not match.
 *
 * `path` is where that clause looks (`data.items.0.price`), or its computation (`data.net + data.tax`), or `condition`
 * when that is long. `operator` is `condition:` and what should have held.
 */
export function explain(expression: Expression, event: unknown): ConditionReason {
  const steps = { left: MAX_STEPS };
  try {
    return blame(expression, true, { data: event, prefix: "", steps });
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return { path: "condition", operator: "condition:limit", expected: `at most ${error.message}` };
  }
}

/** Where a piece of the condition is evaluated. */
interface Scope {
  readonly data: unknown;
  /** Where `data` stands in the event; "" for the event itself. */
  readonly prefix: string;
  readonly steps: Steps;
}

/** Explains a piece whose truth is not the wanted one. */
type Blame = (operation: Operation, wanted: boolean, scope: Scope) => ConditionReason;

function blame(expression: Expression, wanted: boolean, scope: Scope): ConditionReason {
  const explainer = expression.kind === "operation" ? explainers[expression.operator] : undefined;
  return explainer
    ? explainer(expression as Operation, wanted, scope)
    : blameValue(expression, wanted, scope);
}

const explainers: Readonly<Record<string, Blame>> = {
  "!": ({ operands }, wanted, scope) => blame(operandAt(operands, 0), !wanted, scope),
  "!!": ({ operands }, wanted, scope) => blame(operandAt(operands, 0), wanted, scope),
  and: blameOperand,
  or: blameOperand,
  if: blameIf,
  "?:": blameIf,
  "==": blameComparison,
  "===": blameComparison,
  "!=": blameComparison,
  "!==": blameComparison,
  ">": blameComparison,
  ">=": blameComparison,
  "<": blameRange,
  "<=": blameRange,
  in: blameIn,
  missing: blameMissing,
  missing_some: blameMissing,
  all: blameElement,
  some: blameElement,
  none: blameElement,
};

/** `and`, `or`: the first operand whose truth is not the wanted one. */
function blameOperand(operation: Operation, wanted: boolean, scope: Scope): ConditionReason {
  const culprit = operation.operands.find((operand) => truthOf(operand, scope) !== wanted);
  return culprit ? blame(culprit, wanted, scope) : blameValue(operation, wanted, scope);
}

/** The value that was chosen; where that is a constant, the condition that chose it. */
function blameIf(operation: Operation, wanted: boolean, scope: Scope): ConditionReason {
  const { operands } = operation;
  const pairs = operands.length - (operands.length % 2);
  const held = operands.findIndex((operand, at) => at < pairs && at % 2 === 0 && truthOf(operand, scope));
  const value = held < 0 ? operands[pairs] : operands[held + 1];
  if (value && !isConstant(value)) return blame(value, wanted, scope);
  if (pairs === 0) return blameValue(operation, wanted, scope);
  return held < 0 ? blame(operands[0]!, true, scope) : blame(operands[held]!, false, scope);
}

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
function blameComparison({ operator, operands }: Operation, wanted: boolean, scope: Scope): ConditionReason {
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
function blameRange(operation: Operation, wanted: boolean, scope: Scope): ConditionReason {
  const { operator, operands } = operation;
  const [lower, upper] = [operands.slice(0, 2), operands.slice(1, 3)];
  const between = operands.length > 2;
  const lowerHolds = between && operators[operator as "<" | "<="](lower)(scope.data, scope.steps) === true;
  return blameComparison({ ...operation, operands: wanted && lowerHolds ? upper : lower }, wanted, scope);
}

function blameIn({ operands }: Operation, wanted: boolean, scope: Scope): ConditionReason {
  const [needle, haystack] = [operandAt(operands, 0), operandAt(operands, 1)];
  if (isConstant(needle) && !isConstant(haystack)) {
    const expected = clipped(needle.evaluate(scope.data, scope.steps));
    return reason(haystack, scope, { operator: wanted ? "contains" : "not contains", expected });
  }
  const expected = clipped(haystack.evaluate(scope.data, scope.steps));
  return reason(needle, scope, { operator: wanted ? "in" : "not in", expected });
}

/** `missing` and `missing_some` are truthy when something is missing. */
function blameMissing(operation: Operation, wanted: boolean, scope: Scope): ConditionReason {
  const paths = wanted
    ? operation.operands.flatMap((operand) => operand.evaluate(scope.data, scope.steps))
    : operation.evaluate(scope.data, scope.steps);
  const [path] = (paths as readonly unknown[]).filter((path) => typeof path === "string");
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

/** `all`, `some`, `none`: the element that decided, or the list where none did. */
function blameElement(operation: Operation, wanted: boolean, scope: Scope): ConditionReason {
  const { operator, operands } = operation;
  const [source, body] = [operandAt(operands, 0), operandAt(operands, 1)];
  const list = source.evaluate(scope.data, scope.steps);
  const elements: readonly unknown[] = Array.isArray(list) ? list : [];
  const each = operator === "none" ? !wanted : wanted;
  const anyWouldDo = operator === "some" ? wanted : !wanted;
  const place = shown(source, scope.prefix) ?? "condition";
  const scopes = elements.map((data, index) => ({ ...scope, data, prefix: `${place}.${index}` }));
  const culprit = scopes.find((element) => truthOf(body, element) !== each);
  if (culprit && (!anyWouldDo || elements.length === 1)) return blame(body, each, culprit);
  const name = operator === "none" ? "some" : operator;
  return reason(source, scope, {
    operator: wanted || operator === "none" ? name : `not ${name}`,
    expected: shown(body) ?? "its logic",
  });
}

function blameValue(expression: Expression, wanted: boolean, scope: Scope): ConditionReason {
  return reason(expression, scope, wanted ? TRUTHY : FALSY);
}

const TRUTHY = { operator: "truthy", expected: "anything but null, false, 0, an empty text or list" };
const FALSY = { operator: "falsy", expected: "null, false, 0, an empty text or list" };

function reason(
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

function truthOf(expression: Expression, { data, steps }: Scope): boolean {
  return truthy(expression.evaluate(data, steps));
}

function isConstant(expression: Expression): boolean {
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
