import type { Problem } from "../event.ts";
import { createGuardedAjv, type Meter } from "./guarded-ajv.ts";
import { isObject, type Schema } from "./keywords.ts";
import { type LinkedSchema, ROOT } from "./link.ts";
import { metered } from "./meter.ts";
import { problemsOf } from "./problems.ts";
import { type ReadOptions, type ReadSchema, readSchema, refusal } from "./read.ts";
import type { AjvError } from "./sentences.ts";
import { separateUnions } from "./unions.ts";

export interface CompiledSchema {
  /** What is wrong with a value, the first thing that is found; empty when it fits. Never throws. */
  validate(value: unknown): readonly Problem[];
}

export interface CompileOptions extends ReadOptions {
  /** Whether `format` asserts (default) or only tells. */
  readonly formats?: boolean;
}

/**
 * Compiles an untrusted JSON Schema, draft-07 or 2020-12, given as text or as parsed JSON. Within the usual limits it
 * takes up to 0.3 s, mostly 2 ms, and a check a bounded number of steps. Throws `schema-invalid` with what is wrong.
 * Loading this module loads ajv (35 ms): import it when the first schema is there.
 */
export function compileSchema(source: unknown, options: CompileOptions = {}): CompiledSchema {
  const schema = readSchema(source, options);
  const meter: Meter = { left: 0 };
  const check = compile(schema, meter, options);
  return {
    validate(value) {
      meter.left = schema.document.limits.steps;
      try {
        return check(value) ? [] : problemsOf(check.errors ?? []);
      } catch (error) {
        return [unfinished(error, meter)];
      }
    },
  };
}

interface Check {
  (value: unknown): unknown;
  readonly errors?: readonly AjvError[] | null;
}

function compile({ document, linked }: ReadSchema, meter: Meter, options: CompileOptions): Check {
  const { regexes } = document;
  const ajv = createGuardedAjv({ meter, regexes, formats: options.formats ?? true });
  try {
    return ajv.compile(documentOf(linked)) as Check;
  } catch (cause) {
    const problem = {
      pointer: "",
      keyword: "schema",
      expected: `less involved (${(cause as Error).message})`,
    };
    throw refusal(options.name ?? "the schema", [problem], cause);
  }
}

/** The linked schema as one document. */
function documentOf({ root, definitions }: LinkedSchema): Schema {
  const ready = (schema: Schema) => metered(separateUnions(schema, definitions));
  const isReferred = [...definitions.values()].some(({ references }) =>
    references.some(({ id }) => id === ROOT),
  );
  const top = isReferred ? { $ref: `#/$defs/${ROOT}` } : ready(root);
  const $defs = [...definitions].filter(([id]) => isReferred || id !== ROOT);
  if (!isObject(top) || $defs.length === 0) return top;
  return { ...top, $defs: Object.fromEntries($defs.map(([id, { schema }]) => [id, ready(schema)])) };
}

function unfinished(error: unknown, meter: Meter): Problem {
  const tooMuch = error === meter || error instanceof RangeError;
  const expected = tooMuch ? "small enough to be checked against this schema" : "fit to be checked";
  return {
    pointer: "",
    keyword: tooMuch ? "limit" : "schema",
    expected,
    ...(!tooMuch && { actual: String(error) }),
  };
}
