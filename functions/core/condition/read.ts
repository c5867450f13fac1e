import { primitive, textOf } from "./coerce.ts";
import { type Evaluate, type Expression, MAX_STEPS, operandAt, spend, type Steps } from "./expression.ts";

/** `{"var": path}` and `{"var": [path, default]}`: a dotted path into the data, by own properties only. */
export function compileVar(operands: readonly Expression[]): Evaluate {
  const path = operandAt(operands, 0);
  const fallback = operandAt(operands, 1).evaluate;
  if (path.kind !== "literal") {
    return (data, steps) => {
      const keys = keysOf(path.evaluate(data, steps), steps);
      return variable(data, keys, fallback(data, steps));
    };
  }
  const keys = keysOf(path.value);
  if (operands.length > 1) return (data, steps) => variable(data, keys, fallback(data, steps));
  const [key] = keys;
  if (key === undefined) return (data) => data;
  if (keys.length === 1) return (data) => own(data, key) ?? null;
  return (data) => read(data, keys) ?? null;
}

/** `{"missing": [paths]}`: those of the paths where there is nothing, null or an empty text. */
export function compileMissing(operands: readonly Expression[]): Evaluate {
  return (data, steps) => {
    const values = operands.map(({ evaluate }) => evaluate(data, steps));
    return missing(data, values, steps);
  };
}

/** `{"missing_some": [count, paths]}`: nothing when at least `count` of the paths are there, else the missing ones. */
export function compileMissingSome(operands: readonly Expression[]): Evaluate {
  const count = operandAt(operands, 0).evaluate;
  const paths = operandAt(operands, 1).evaluate;
  return (data, steps) => {
    const needed = primitive(count(data, steps), steps);
    const options = paths(data, steps);
    const absent = missing(data, Array.isArray(options) ? options : [options], steps);
    const all = typeof options === "string" || Array.isArray(options) ? options.length : Number.NaN;
    return all - absent.length >= (needed as number) ? [] : absent;
  };
}

/** What stands at a dotted path; `undefined` where there is nothing. */
export function read(data: unknown, keys: readonly string[]): unknown {
  let value = data;
  for (const key of keys) value = own(value, key);
  return value;
}

/** The steps of a path as `var` takes it; none for the data as a whole. */
export function keysOf(path: unknown, steps: Steps = { left: MAX_STEPS }): readonly string[] {
  return path === undefined || path === null || path === "" ? [] : textOf(path, steps).split(".");
}

function own(value: unknown, key: string): unknown {
  if (value === null || value === undefined || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

function variable(data: unknown, keys: readonly string[], fallback: unknown): unknown {
  const found = read(data, keys);
  if (found !== undefined || keys.length === 0) return found;
  return fallback === undefined ? null : fallback;
}

/** A path that is a list is a path and its default, as in `var`. */
function missing(data: unknown, values: readonly unknown[], steps: Steps): unknown[] {
  const paths: readonly unknown[] = Array.isArray(values[0]) ? values[0] : values;
  spend(steps, paths.length);
  return paths.filter((path) => {
    const [first, fallback]: readonly unknown[] = Array.isArray(path) ? path : [path];
    const value = variable(data, keysOf(first, steps), fallback);
    return value === null || value === "";
  });
}
