import { orSimilar } from "../text/did-you-mean.ts";
import type { RuleTestCase, RuleTestFile } from "../generated/rule-test-file.ts";
import type { RuleFile } from "../rule.ts";
import { checkAgainst } from "../schema/check-against.ts";
import { caseEvent } from "./case-event.ts";
import { checkFile } from "./check-file.ts";
import type { CheckContext } from "./context.ts";
import { type Checked, type Remark, remarksOf } from "./finding.ts";
import { pointerTo } from "../text/json-pointer.ts";

/** What can be said of a rule's tests: their form, whether their rule is there, and whether it has the targets they speak of. */
export function checkRuleTest(text: string, context: CheckContext = {}): Checked<RuleTestFile> {
  return checkFile(text, (value) => {
    const form = remarksOf("file-invalid", checkAgainst("rule-test", value));
    if (form.length > 0) return { problems: form };
    const tests = value as RuleTestFile;
    return { problems: ruleRemarks(tests, context), warnings: () => refusedEvents(tests, context) };
  });
}

function ruleRemarks({ cases }: RuleTestFile, { id = "", rules }: CheckContext): Remark[] {
  const rule = rules?.get(id);
  if (rules && !rule) return [remark([], `there is no rule "${id}" beside it${orSimilar(id, rules.keys())}`)];
  return cases.flatMap((testCase, index) => caseRemarks(testCase, index, rule));
}

function caseRemarks(testCase: RuleTestCase, index: number, rule: RuleFile | undefined): Remark[] {
  const { matches, because, sends = {} } = testCase;
  const place = ["cases", index];
  const targets = rule?.targets.map(({ target }) => target);
  const unknown = targets ? Object.keys(sends).filter((target) => !targets.includes(target)) : [];
  return [
    ...(matches && because !== undefined
      ? [remark([...place, "because"], "only a case that does not match has a reason")]
      : []),
    ...(!matches && testCase.sends
      ? [remark([...place, "sends"], "only a case that matches sends something")]
      : []),
    ...unknown.map((target) =>
      remark(
        [...place, "sends", target],
        `the rule does not send to "${target}"${orSimilar(target, targets ?? [])}`,
      ),
    ),
  ];
}

function remark(place: readonly (string | number)[], message: string): Remark {
  return { code: "file-invalid", pointer: pointerTo("", ...place), message };
}

/** Warns of cases that should match with an event that no rule would ever see. */
function refusedEvents(tests: RuleTestFile, { gate }: CheckContext): Remark[] {
  return tests.cases.flatMap((testCase, index) => {
    const event = caseEvent(tests, testCase);
    const verdict = testCase.matches ? gate?.check(event, event.data) : undefined;
    if (verdict?.status !== "quarantined" && verdict?.status !== "refused") return [];
    const { pointer = "", expected = "" } = verdict.problems?.[0] ?? {};
    const message = `no rule would see this event, as it does not fit ${verdict.schema}: data${pointer} must be ${expected}`;
    return [{ code: "event-refused", pointer: pointerTo("/cases", index), message }];
  });
}
