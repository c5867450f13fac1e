import { orSimilar } from "../functions/core/text/did-you-mean.ts";
import { RouterError } from "../functions/core/errors.ts";
import type { RuleTestFile } from "../functions/core/generated/rule-test-file.ts";
import type { RuleFile } from "../functions/core/rule.ts";
import { checkRule } from "../functions/core/check/rule.ts";
import { checkRuleTest } from "../functions/core/check/rule-test.ts";
import type { Checked } from "../functions/core/check/finding.ts";
import { type CaseResult, runRuleTests } from "../functions/core/check/run-rule-tests.ts";
import { type RawFile, readConfigFolder } from "../functions/local/definitions/config-folder.ts";

/** What the tests of one rule said. */
export interface RuleTestRun {
  readonly rule: string;
  readonly file: string;
  readonly cases: readonly CaseResult[];
  /** Why they could not be run. */
  readonly problem?: string;
}

/** Runs the tests of a configuration folder, all or those of some rules. Throws `usage-invalid` for a rule without tests. */
export async function runTests(folder: string, only: readonly string[]): Promise<readonly RuleTestRun[]> {
  const { files } = readConfigFolder(folder, ["rule", "rule-test"]);
  const tests = files.filter(({ kind }) => kind === "rule-test");
  const ids = tests.map(({ id }) => id);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined)
    throw new RouterError(
      "usage-invalid",
      `Cannot test rule "${unknown}": there is no rules/${unknown}.test.json${orSimilar(unknown, ids)}`,
    );
  const asked = only.length === 0 ? tests : tests.filter(({ id }) => only.includes(id));
  return Promise.all(
    asked.map((test) =>
      runOf(
        test,
        files.find(({ kind, id }) => kind === "rule" && id === test.id),
      ),
    ),
  );
}

async function runOf({ id, file, text }: RawFile, ruleFile: RawFile | undefined): Promise<RuleTestRun> {
  const run = { rule: id, file, cases: [] };
  if (!ruleFile) return { ...run, problem: `There is no rules/${id}.json.` };
  const rule = good<RuleFile>(ruleFile, checkRule);
  if (typeof rule === "string") return { ...run, problem: rule };
  const tests = good<RuleTestFile>({ file, text }, (text) =>
    checkRuleTest(text, { id, rules: new Map([[id, rule]]) }),
  );
  if (typeof tests === "string") return { ...run, problem: tests };
  return { ...run, cases: await runRuleTests({ ...rule, id, version: 0 }, tests, Date.now()) };
}

/** A file's value, or why it has none. */
function good<Value>(
  { file, text }: Pick<RawFile, "file" | "text">,
  check: (text: string) => Checked<Value>,
): Value | string {
  if (typeof text !== "string") return `${file}: ${text.reason}.`;
  const { value, problems } = check(text);
  const [first] = problems;
  if (value !== undefined && !first) return value;
  return `${file}:${first?.line}:${first?.column}: ${first?.message}.`;
}
