import type { Problem } from "../event.ts";
import { check as access } from "../generated/access-check.js";
import { check as alert } from "../generated/alert-check.js";
import { check as archive } from "../generated/archive-check.js";
import { check as eventSettings } from "../generated/event-settings-check.js";
import { check as ruleTest } from "../generated/rule-test-check.js";
import { check as rule } from "../generated/rule-check.js";
import { check as source } from "../generated/source-check.js";
import { check as target } from "../generated/target-check.js";
import type { Schema } from "./keywords.ts";
import { type AjvError, problemsOf } from "./problems.ts";

/** What a generated module holds: a check, and the schema that its errors speak of. */
export interface GeneratedCheck {
  readonly validate: {
    (value: unknown): boolean;
    readonly errors?: readonly AjvError[] | null;
  };
  readonly schema: Schema;
}

const checks = {
  access,
  alert,
  archive,
  "event-settings": eventSettings,
  "rule-test": ruleTest,
  rule,
  source,
  target,
};

/** The files in schemas/ that say what our own files may say. */
export type FileSchema = keyof typeof checks;

/** Everything that is wrong with what a file says, by one of our own schemas. Needs no ajv: its checks are generated. */
export function checkAgainst(name: FileSchema, value: unknown): readonly Problem[] {
  const { validate, schema } = checks[name];
  return validate(value) ? [] : problemsOf(validate.errors ?? [], { schema, value });
}
