import type { Problem } from "../event.ts";
import type { Ajv } from "./ajv.ts";
import { assemble } from "./assemble.ts";
import { createGuardedAjv, type Meter } from "./guarded-ajv.ts";
import type { Schema } from "./keywords.ts";
import { metered } from "./meter.ts";
import { type AjvError, problemsOf } from "./problems.ts";
import { type ReadOptions, readSchema, refusal } from "./read.ts";

export interface CompiledSchema {
  /** What is wrong with a value, the first thing that is found; empty when it fits. Never throws. */
  validate(value: unknown): readonly Problem[];
}

/**
 * Compiles an untrusted JSON Schema, draft-07 or 2020-12, given as text or as parsed JSON. Within the usual limits it
 * takes up to 0.7 s, mostly 2 ms, and a check a bounded number of steps. Throws `schema-invalid` with what is wrong.
 * Loading this module loads ajv (35 ms): import it when the first schema is there.
 */
export function compileSchema(source: unknown, options: ReadOptions = {}): CompiledSchema {
  const { document, linked } = readSchema(source, options);
  const meter: Meter = { left: 0 };
  const schema = assemble(linked, metered);
  const ajv = createGuardedAjv({ meter, regexes: document.regexes, unevaluated: linked.unevaluated });
  const check = compiled(schema, ajv, options.name);
  return {
    validate(value) {
      meter.left = document.limits.steps;
      try {
        return check(value) ? [] : problemsOf(check.errors ?? [], { schema, value });
      } catch (error) {
        return [error === meter || error instanceof RangeError ? tooMuch() : unfit(error)];
      }
    },
  };
}

interface Check {
  (value: unknown): unknown;
  readonly errors?: readonly AjvError[] | null;
}

function compiled(schema: Schema, ajv: Ajv, name?: string): Check {
  try {
    return ajv.compile(schema) as Check;
  } catch (cause) {
    const expected = `less involved (${(cause as Error).message})`;
    throw refusal(name, [{ pointer: "", keyword: "schema", expected }], cause);
  }
}

function tooMuch(): Problem {
  return { pointer: "", keyword: "limit", expected: "small enough to be checked against this schema" };
}

function unfit(error: unknown): Problem {
  return {
    pointer: "",
    keyword: "schema",
    expected: `a value that the schema can be asked about (${String(error)})`,
  };
}
