import type { RuleTestCase, RuleTestFile } from "../generated/rule-test-file.ts";
import { compile } from "../match.ts";
import type { Rule, RuleVerdict } from "../rule.ts";
import { caseEvent } from "./case-event.ts";
import { sendFailures } from "./send-failures.ts";

/** What became of one case of a rule's tests. */
export interface CaseResult {
  readonly name: string;
  /** The event that it is about, as JSON. */
  readonly event: string;
  /** Why it failed, in sentences; empty: it passed. */
  readonly failures: readonly string[];
}

/** Tries a rule, switched off or not, on every case of its tests. `now`: when the events come in, in epoch ms. */
export async function runRuleTests(
  rule: Rule,
  tests: RuleTestFile,
  now: number,
): Promise<readonly CaseResult[]> {
  const tried = { ...rule, enabled: true };
  const rules = compile([tried]);
  const results: CaseResult[] = [];
  for (const testCase of tests.cases) {
    const event = JSON.stringify(caseEvent(tests, testCase));
    const verdict = rules.explain(event, tried);
    const sent = verdict.matched
      ? await sendFailures(tried, { event, now, sends: testCase.sends ?? {} })
      : [];
    results.push({ name: testCase.name, event, failures: [...verdictFailures(testCase, verdict), ...sent] });
  }
  return results;
}

function verdictFailures({ matches, because }: RuleTestCase, { matched, reason }: RuleVerdict): string[] {
  if (matches && !matched) return [reason?.sentence ?? "It did not match."];
  if (!matches && matched) return ["It matched, and should not."];
  if (because === undefined || reason === undefined || reason.path === because) return [];
  return [`It should fail at ${because}. ${reason.sentence}`];
}
