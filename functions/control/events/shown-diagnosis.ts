import type { Diagnosis } from "../../core/diagnose/diagnosis.ts";
import { described, listOf, moment, object, oneOf, text, whole } from "../definitions/json-schema.ts";
import { timeText } from "../time.ts";

/** A diagnosis as the API shows it: its times as RFC 3339. */
export function shownDiagnosis({ about, findings, errors, underWay, changes }: Diagnosis) {
  return {
    about,
    findings,
    errors: errors.map(({ firstAt, lastAt, ...group }) => ({
      ...group,
      firstAt: timeText(firstAt),
      lastAt: timeText(lastAt),
    })),
    underWay: underWay.map(({ since, ...attempt }) => ({ ...attempt, since: timeText(since) })),
    changes: changes.map(({ at, ...change }) => ({ at: timeText(at), ...change })),
  };
}

/** The same as the API document has it. */
export const diagnosisSchema = object({
  about: described(text, "`target/warehouse`, `rule/large-orders`, `event/42`."),
  findings: listOf(
    object({
      level: oneOf("bad", "warn", "fine"),
      sentence: described(text, "What is so."),
      "todo?": described(text, "What to do."),
    }),
  ),
  errors: described(
    listOf(
      object({
        code: text,
        "status?": whole,
        count: whole,
        firstAt: moment,
        lastAt: moment,
        detail: described(text, "What the last one said."),
        delivery: text,
        "todo?": text,
      }),
    ),
    "The last failures by code and status, the most frequent first.",
  ),
  underWay: described(
    listOf(
      object({
        delivery: text,
        event: object({ id: text, source: text, type: text }),
        rule: text,
        target: text,
        since: moment,
      }),
    ),
    "Attempts that have begun and whose end is not known.",
  ),
  changes: described(
    listOf(
      object({
        at: moment,
        what: oneOf("opened", "closed", "paused", "resumed"),
        "by?": text,
        "failures?": whole,
      }),
    ),
    "What happened to the target lately: its breaker opened or closed, somebody paused or resumed it.",
  ),
});
