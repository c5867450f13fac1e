import {
  blameComparison,
  blameIn,
  blameMissing,
  blameRange,
  blameValue,
  type Blame,
  type ConditionReason,
  isConstant,
  reason,
  type Scope,
  truthOf,
} from "./clauses.ts";
import { type Expression, LimitReached, MAX_STEPS, type Operation, operandAt } from "./expression.ts";
import { shown } from "./shown.ts";

export type { ConditionReason };

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
