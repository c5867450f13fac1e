import { join, primitive, textOf, truthy } from "./coerce.ts";
import { type Evaluate, type Expression, type Literal, operandAt, spend, type Steps } from "./expression.ts";
import { compileIteration } from "./iterate.ts";
import { compileMissing, compileMissingSome, compileVar } from "./read.ts";

type Compile = (operands: readonly Expression[]) => Evaluate;

/** Every operator there is, with the meaning that json-logic-js 2.0.5 gives it; `log` alone is left out. */
export const operators = {
  var: compileVar,
  missing: compileMissing,
  missing_some: compileMissingSome,
  "==": binary((a, b, steps) => looselyEqual(a, b, steps)),
  "===": binary((a, b) => a === b),
  "!=": binary((a, b, steps) => !looselyEqual(a, b, steps)),
  "!==": binary((a, b) => a !== b),
  ">": compared((a, b) => a > b),
  ">=": compared((a, b) => a >= b),
  "<": between((a, b) => a < b),
  "<=": between((a, b) => a <= b),
  "!": unary((value) => !truthy(value)),
  "!!": unary(truthy),
  and: compileAnd,
  or: compileOr,
  if: compileIf,
  "?:": compileIf,
  in: compileIn,
  cat: variadic((values, steps) => join(values, "", steps)),
  substr: variadic(substring),
  "+": folded(0, (sum, value) => sum + value),
  "*": compileProduct,
  "-": variadic(difference),
  "/": numeric((a, b) => a / b),
  "%": numeric((a, b) => a % b),
  min: variadic((values, steps) => Math.min(...values.map((value) => Number(primitive(value, steps))))),
  max: variadic((values, steps) => Math.max(...values.map((value) => Number(primitive(value, steps))))),
  merge: variadic(merged),
  map: compileIteration("map"),
  filter: compileIteration("filter"),
  reduce: compileIteration("reduce"),
  all: compileIteration("all"),
  some: compileIteration("some"),
  none: compileIteration("none"),
} as const satisfies Readonly<Record<string, Compile>>;

export type Operator = keyof typeof operators;

/** Whether it is the name of an operator. */
export function isOperator(name: string): name is Operator {
  return Object.hasOwn(operators, name);
}

function unary(apply: (value: unknown) => unknown): Compile {
  return (operands) => {
    const { evaluate } = operandAt(operands, 0);
    return (data, steps) => apply(evaluate(data, steps));
  };
}

/** Operands beyond the second are evaluated by json-logic-js and ignored, so here they are ignored at once. */
function binary(apply: (a: unknown, b: unknown, steps: Steps) => unknown): Compile {
  return (operands) => {
    const left = operandAt(operands, 0).evaluate;
    const right = operandAt(operands, 1).evaluate;
    return (data, steps) => apply(left(data, steps), right(data, steps), steps);
  };
}

function variadic(apply: (values: readonly unknown[], steps: Steps) => unknown): Compile {
  return (operands) => {
    const evaluates = operands.map(({ evaluate }) => evaluate);
    return (data, steps) =>
      apply(
        evaluates.map((evaluate) => evaluate(data, steps)),
        steps,
      );
  };
}

type Order = (a: number, b: number) => boolean;

function compared(order: Order): Compile {
  return binary((a, b, steps) => order(primitive(a, steps) as number, primitive(b, steps) as number));
}

/** `<` and `<=` take a third operand: the second lies between the others. */
function between(order: Order): Compile {
  const pair = compared(order);
  return (operands) => {
    if (operands.length < 3) return pair(operands);
    const evaluates = operands.slice(0, 3).map(({ evaluate }) => evaluate);
    return (data, steps) => {
      const [low, value, high] = evaluates.map((evaluate) =>
        primitive(evaluate(data, steps), steps),
      ) as number[];
      return order(low!, value!) && (high === undefined || order(value!, high));
    };
  };
}

function numeric(apply: (a: number, b: number) => number): Compile {
  return binary((a, b, steps) => apply(Number(primitive(a, steps)), Number(primitive(b, steps))));
}

/** `==` of JavaScript. Two lists or objects are equal only when they are the same one. */
function looselyEqual(a: unknown, b: unknown, steps: Steps): boolean {
  if (typeof a === "object" && typeof b === "object") return a === b;
  return primitive(a, steps) == primitive(b, steps);
}

/** A list that is written out is made once, not for each event. */
function compileIn(operands: readonly Expression[]): Evaluate {
  const haystack = operandAt(operands, 1);
  if (haystack.kind !== "list" || !haystack.items.every(isPlain)) return binary(isIn)(operands);
  const list = haystack.items.map((item) => (item as Literal).value);
  const needle = operandAt(operands, 0).evaluate;
  return (data, steps) => list.includes(needle(data, steps));
}

/** A literal that can equal something: lists and objects equal only themselves. */
function isPlain(item: Expression): boolean {
  return item.kind === "literal" && (typeof item.value !== "object" || item.value === null);
}

function isIn(needle: unknown, haystack: unknown, steps: Steps): boolean {
  if (Array.isArray(haystack)) return haystack.indexOf(needle) >= 0;
  return typeof haystack === "string" && haystack !== "" && haystack.includes(textOf(needle, steps));
}

/** `substr` of JavaScript, but a length below 0 leaves as many characters out at the end. */
function substring([source, start, length]: readonly unknown[], steps: Steps): string {
  const from = Number(primitive(start, steps));
  const tail = textOf(source, steps).slice(Number.isNaN(from) ? 0 : from);
  const count = primitive(length, steps);
  if (count === undefined) return tail;
  const wanted = Number(count);
  if (wanted >= 0) return tail.slice(0, wanted);
  return typeof count === "number" && wanted < 0 ? tail.slice(0, Math.max(0, tail.length + count)) : "";
}

/** A number as `parseFloat` reads it out of a value's text. */
function float(value: unknown, steps: Steps): number {
  return typeof value === "number" ? value + 0 : Number.parseFloat(textOf(value, steps));
}

/** Operands read as numbers and put together one after the other. */
function folded(initial: number, apply: (result: number, value: number) => number): Compile {
  return (operands) => {
    const evaluates = operands.map(({ evaluate }) => evaluate);
    return (data, steps) => {
      let result = initial;
      for (const evaluate of evaluates) result = apply(result, float(evaluate(data, steps), steps));
      return result;
    };
  };
}

/** A single operand comes back as it is. Adding 0 makes -0 the 0 that reading its text would give. */
function compileProduct(operands: readonly Expression[]): Evaluate {
  return operands.length < 2
    ? operandAt(operands, 0).evaluate
    : folded(1, (result, value) => (result + 0) * value)(operands);
}

function difference([a, b]: readonly unknown[], steps: Steps): number {
  const from = Number(primitive(a, steps));
  return b === undefined ? -from : from - Number(primitive(b, steps));
}

function merged(values: readonly unknown[], steps: Steps): unknown[] {
  for (const value of values) spend(steps, Array.isArray(value) ? value.length : 1);
  return values.flat(1);
}

function compileAnd(operands: readonly Expression[]): Evaluate {
  const evaluates = operands.map(({ evaluate }) => evaluate);
  return (data, steps) => {
    let value: unknown;
    for (const evaluate of evaluates) {
      value = evaluate(data, steps);
      if (!truthy(value)) return value;
    }
    return value;
  };
}

function compileOr(operands: readonly Expression[]): Evaluate {
  const evaluates = operands.map(({ evaluate }) => evaluate);
  return (data, steps) => {
    let value: unknown;
    for (const evaluate of evaluates) {
      value = evaluate(data, steps);
      if (truthy(value)) return value;
    }
    return value;
  };
}

/** Pairs of condition and value, and what holds otherwise. */
function compileIf(operands: readonly Expression[]): Evaluate {
  const evaluates = operands.map(({ evaluate }) => evaluate);
  const pairs = evaluates.length - (evaluates.length % 2);
  const otherwise = evaluates[pairs] ?? (() => null);
  return (data, steps) => {
    for (let at = 0; at < pairs; at += 2)
      if (truthy(evaluates[at]!(data, steps))) return evaluates[at + 1]!(data, steps);
    return otherwise(data, steps);
  };
}
