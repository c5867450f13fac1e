import jsonata from "jsonata";
import { LimitReached } from "../condition/expression.ts";
import type { Problem } from "../event.ts";
import { type CompileKind, type Made, type TransformContext, transformFailed } from "./context.ts";
import { jsonOf } from "./json-logic.ts";
import { guardBuiltins } from "./jsonata-guards.ts";
import { compileLinear, linearEngine, REGEX_STEPS, type RegexMeter } from "./linear-engine.ts";

/**
 * A JSONata expression (https://docs.jsonata.org) whose value goes out: a text as text, anything else as JSON. It has
 * 200 ms, 100 levels of calls and sequences of 10,000; regular expressions take linear time; `$eval` is not there;
 * `$now()` and `$millis()` tell when the event was received, so that a replay gives the same.
 */
export const compileJsonata: CompileKind<string> = (text, problems) => {
  const meter = { left: 0 };
  const expression = parse(text, problems, meter);
  if (!expression) return () => ({ json: "null" });
  let guarded: Promise<void> | undefined;
  return async (view, context) => {
    guarded ??= guardBuiltins(expression);
    await guarded;
    meter.left = REGEX_STEPS;
    return evaluated(expression, view.value, context);
  };
};

const LIMITS = { timeout: 200, stack: 100, sequence: 10_000 };

async function evaluated(
  expression: jsonata.Expression,
  event: unknown,
  context: TransformContext,
): Promise<Made> {
  try {
    const value: unknown = await expression.evaluate(event, { receivedAt: context.receivedAt });
    if (value === undefined) throw new Error("the expression gives nothing for this event");
    const json = jsonOf(value);
    return typeof value === "string" ? { text: value } : { json };
  } catch (cause) {
    throw transformFailed(context, reasonOf(cause), cause);
  }
}

/** JSONata throws plain objects. */
function reasonOf(error: unknown): string {
  if (error instanceof LimitReached) return `the result takes more than ${error.message}`;
  const { message, position } = error as Partial<jsonata.JsonataError>;
  const place = position === undefined ? "" : ` at character ${position}`;
  return `${message ?? "the expression failed"}${place}`;
}

function parse(text: string, problems: Problem[], meter: RegexMeter): jsonata.Expression | undefined {
  const RegexEngine = linearEngine(meter) as unknown as RegExpConstructor;
  try {
    const expression = jsonata(text, { ...LIMITS, RegexEngine });
    for (const literal of regexesIn(expression.ast())) compileLinear(literal);
    return expression;
  } catch (error) {
    const { message, position, token } = error as Partial<jsonata.JsonataError>;
    const place = position === undefined ? "" : ` at character ${position}`;
    problems.push({
      pointer: "/jsonata",
      keyword: "jsonata",
      expected: `a JSONata expression: ${message ?? "it cannot be read"}${place}`,
      ...(token !== undefined && { actual: JSON.stringify(token) }),
    });
    return undefined;
  }
}

/** The regular expressions that stand in an expression, at any depth. */
function regexesIn(node: unknown): readonly RegExp[] {
  if (node instanceof RegExp) return [node];
  return typeof node === "object" && node !== null ? Object.values(node).flatMap(regexesIn) : [];
}
