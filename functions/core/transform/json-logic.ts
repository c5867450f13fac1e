import { problemsOf } from "../condition/check.ts";
import { chargeSize } from "../condition/coerce.ts";
import { compileCondition } from "../condition/compile.ts";
import { LimitReached, MAX_STEPS } from "../condition/expression.ts";
import { type CompileKind, type TransformContext, transformFailed } from "./context.ts";

/** JsonLogic whose value goes out as JSON; no value is null. */
export const compileJsonLogic: CompileKind<unknown> = (logic, problems) => {
  const found = problemsOf(logic);
  problems.push(...found.map((problem) => ({ ...problem, pointer: `/jsonLogic${problem.pointer}` })));
  if (found.length > 0) return () => ({ json: "null" });
  const { apply } = compileCondition(logic);
  return (view, context) => within(context, () => ({ json: jsonOf(apply(view.value)) }));
};

/** The value as JSON text; throws `LimitReached` when that would be larger than about 8 MB or nested too deep. */
export function jsonOf(value: unknown): string {
  chargeSize(value, { left: MAX_STEPS });
  return JSON.stringify(value) ?? "null";
}

function within<Value>(context: TransformContext, run: () => Value): Value {
  try {
    return run();
  } catch (cause) {
    if (!(cause instanceof LimitReached)) throw cause;
    throw transformFailed(context, `the logic takes more than ${cause.message}`, cause);
  }
}
