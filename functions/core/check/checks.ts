import { checkAccess } from "./access.ts";
import { checkAlert } from "./alert.ts";
import { checkArchive } from "./archive.ts";
import type { CheckContext } from "./context.ts";
import { checkEventSchema } from "./event-schema.ts";
import type { Checked } from "./finding.ts";
import { checkRule } from "./rule.ts";
import { checkRuleTest } from "./rule-test.ts";
import { checkSource } from "./source.ts";
import { checkTarget } from "./target.ts";

/** What can be said of each kind of file without running it. */
export const checks = {
  rule: checkRule,
  target: checkTarget,
  source: checkSource,
  archive: checkArchive,
  schema: checkEventSchema,
  "rule-test": checkRuleTest,
  alert: checkAlert,
  access: checkAccess,
} as const satisfies Readonly<Record<string, (text: string, context: CheckContext) => Checked<unknown>>>;
