import { assemble } from "./assemble.ts";
import type { Fact } from "./facts.ts";
import { createGuardedAjv } from "./guarded-ajv.ts";
import { LIMITS } from "./limits.ts";
import { metered } from "./meter.ts";

type Check = (value: unknown) => boolean;

const checks = new WeakMap<object, Check>();

/** Whether a value fits a part of a linked schema. What cannot be told does not fit. */
export function fits(fact: Fact, value: unknown): boolean {
  const check = checks.get(fact.schema) ?? compiled(fact);
  checks.set(fact.schema, check);
  return check(value);
}

function compiled({ schema, of }: Fact): Check {
  const meter = { left: 0 };
  const ajv = createGuardedAjv({ meter, regexes: new Map(), unevaluated: of.unevaluated });
  const check = ajv.compile(assemble({ ...of, root: schema }, metered)) as Check;
  return (value) => {
    meter.left = LIMITS.steps;
    try {
      return check(value);
    } catch {
      return false;
    }
  };
}
