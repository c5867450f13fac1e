import { type Expression, operandAt } from "./expression.ts";
import { keysOf } from "./read.ts";

/**
 * An expression as people write it: `data.net + data.tax`, `some(data.items, price > 100)`. `undefined` when that takes
 * more than 100 characters. `prefix` is where its data stands.
 */
export function shown(expression: Expression, prefix = ""): string | undefined {
  const text = textOf(expression, prefix);
  return text.length > LONGEST ? undefined : text;
}

/** The path that a `var` with a written path reads; `undefined` for any other expression. */
export function pathOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind !== "operation" || expression.operator !== "var") return undefined;
  const path = operandAt(expression.operands, 0);
  return path.kind === "literal" ? keysOf(path.value) : undefined;
}

/** Joins where the data stands and a path in it. */
export function placed(prefix: string, keys: readonly string[]): string {
  return [...(prefix === "" ? [] : [prefix]), ...keys].join(".");
}

const LONGEST = 100;
const INFIX = ["==", "===", "!=", "!==", ">", ">=", "<", "<=", "+", "-", "*", "/", "%", "and", "or", "in"];
const ITERATIONS = ["map", "filter", "reduce", "all", "some", "none"];

function textOf(expression: Expression, prefix: string): string {
  if (expression.kind === "literal") return JSON.stringify(expression.value) ?? "nothing";
  if (expression.kind === "list")
    return `[${expression.items.map((item) => textOf(item, prefix)).join(", ")}]`;
  const { operator, operands } = expression;
  const path = pathOf(expression);
  if (path) return placed(prefix, path) || "it";
  if (operator === "!") return `not ${operandText(operandAt(operands, 0), prefix)}`;
  if (INFIX.includes(operator) && operands.length > 1)
    return operands.map((operand) => operandText(operand, prefix)).join(` ${operator} `);
  const scopes = ITERATIONS.includes(operator) ? [prefix, "", prefix] : [];
  return `${operator}(${operands.map((operand, index) => textOf(operand, scopes[index] ?? prefix)).join(", ")})`;
}

function operandText(operand: Expression, prefix: string): string {
  const text = textOf(operand, prefix);
  const bare =
    operand.kind !== "operation" || !INFIX.includes(operand.operator) || operand.operands.length < 2;
  return bare ? text : `(${text})`;
}
