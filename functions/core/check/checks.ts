import { checkArchive } from "./archive.ts";
import { checkFile } from "./check-file.ts";
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
  /** Kept, and not looked into yet: any JSON will do. */
  alert: (text) => checkFile(text, () => ({ problems: [] })),
} as const satisfies Readonly<Record<string, (text: string, context: CheckContext) => Checked<unknown>>>;
