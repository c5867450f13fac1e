import { RouterError } from "../errors.ts";
import type { Problem } from "../event.ts";
import { problemsOf } from "./check.ts";
import { truthy } from "./coerce.ts";
import { type ConditionReason, explain } from "./explain.ts";
import { type Expression, LimitReached, MAX_STEPS } from "./expression.ts";
import { isOperator, operators } from "./operators.ts";
import { callOf } from "./shape.ts";

/** JsonLogic, ready to be asked. Nothing here changes the event or keeps it; what `apply` returns may share parts with it. */
export interface Condition {
  /** Whether the logic is truthy for the event. Never throws: over a limit it is false. */
  matches(event: unknown): boolean;
  /** The first clause that failed; `undefined` exactly when it matches. */
  explain(event: unknown): ConditionReason | undefined;
  /** The value of the logic. Throws `LimitReached` over a limit. */
  apply(event: unknown): unknown;
}

/**
 * Compiles JsonLogic to closures: the semantics of json-logic-js 2.0.5, with own properties alone.
 * Throws `condition-invalid` with the problems of `problemsOf`.
 */
export function compileCondition(logic: unknown): Condition {
  const problems = problemsOf(logic);
  if (problems.length > 0) throw refusal(problems);
  const expression = expressionOf(logic);
  const steps = { left: 0 };
  const evaluate = (event: unknown) => {
    steps.left = MAX_STEPS;
    return expression.evaluate(event, steps);
  };
  const matches = (event: unknown) => {
    try {
      return truthy(evaluate(event));
    } catch (error) {
      if (error instanceof LimitReached) return false;
      throw error;
    }
  };
  return {
    matches,
    explain: (event) => (matches(event) ? undefined : explain(expression, event)),
    apply: evaluate,
  };
}

/** Compiles logic that has passed the checks. */
function expressionOf(logic: unknown): Expression {
  if (Array.isArray(logic)) return listOf(logic.map(expressionOf));
  const call = callOf(logic);
  if (!call || !isOperator(call.operator)) return { kind: "literal", value: logic, evaluate: () => logic };
  const { operator } = call;
  const operands = call.operands.map(expressionOf);
  return { kind: "operation", operator, operands, evaluate: operators[operator](operands) };
}

function listOf(items: readonly Expression[]): Expression {
  return {
    kind: "list",
    items,
    evaluate: (data, steps) => items.map(({ evaluate }) => evaluate(data, steps)),
  };
}

function refusal(problems: readonly Problem[]): RouterError {
  const [{ pointer, expected, actual } = { pointer: "", expected: "" }] = problems;
  const where = pointer === "" ? "" : `at ${pointer} `;
  const found = actual === undefined ? "" : `, found ${actual}`;
  return new RouterError(
    "condition-invalid",
    `Cannot compile the condition: ${where}expected ${expected}${found}`,
    {
      problems,
    },
  );
}
