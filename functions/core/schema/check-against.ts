import type { Problem } from "../event.ts";
import * as archive from "../generated/archive-check.js";
import * as eventSettings from "../generated/event-settings-check.js";
import * as ruleTest from "../generated/rule-test-check.js";
import * as rule from "../generated/rule-check.js";
import * as source from "../generated/source-check.js";
import * as target from "../generated/target-check.js";
import { problemsOf } from "./problems.ts";

const checks = { archive, "event-settings": eventSettings, "rule-test": ruleTest, rule, source, target };

/** The files in schemas/ that say what our own files may say. */
export type FileSchema = keyof typeof checks;

/** Everything that is wrong with what a file says, by one of our own schemas. Needs no ajv: its checks are generated. */
export function checkAgainst(name: FileSchema, value: unknown): readonly Problem[] {
  const { validate, schema } = checks[name];
  return validate(value) ? [] : problemsOf(validate.errors ?? [], { schema, value });
}
