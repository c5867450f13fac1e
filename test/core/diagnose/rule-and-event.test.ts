import { expect, test } from "vitest";
import { eventFindings, type EventFacts } from "../../../functions/core/diagnose/event.ts";
import { ruleFindings, type RuleFacts } from "../../../functions/core/diagnose/rule.ts";
import type { StatPoint } from "../../../functions/core/stats/points.ts";
import { aDeadLetter, aDeliveryView, aRule, NOW } from "../../support/build.ts";

const day = { count: 5, errors: {} } as unknown as StatPoint;

function ruleFacts(parts: Partial<RuleFacts> = {}): RuleFacts {
  return { rule: aRule(), hour: day, day, busDay: 90, targets: [], ...parts };
}

const said = (findings: readonly { level: string; sentence: string }[]) =>
  findings.map(({ level, sentence }) => `${level} ${sentence}`);

test.for<[string, Partial<RuleFacts>, string]>([
  ["that is off", { rule: aRule({ enabled: false }) }, 'bad Rule "paid-orders" is switched off.'],
  [
    "that matched nothing",
    { day: undefined },
    'warn It matched nothing in the last day, of 90 events on bus "default".',
  ],
  [
    "whose transform fails",
    { day: { ...day, errors: { "transform-failed": 3, "output-refused": 1 } } },
    "bad Its transform gave nothing for 4 events in the last day.",
  ],
  [
    "whose target has trouble",
    { targets: [{ id: "wms", findings: [{ level: "bad", sentence: "It is paused." }] }] },
    'bad Target "wms": It is paused.',
  ],
  [
    "that is fine",
    { targets: [{ id: "wms", findings: [{ level: "fine", sentence: "-" }] }] },
    'fine Nothing is wrong with rule "paid-orders": it matched 5 events in the last hour.',
  ],
])("of a rule %s", ([, parts, sentence]) => {
  expect(said(ruleFindings(ruleFacts(parts)))).toEqual([sentence]);
});

function eventFacts(parts: Partial<EventFacts> = {}): EventFacts {
  return {
    ...{ id: "42", quarantined: undefined, accepted: true, routed: true, verdicts: [], matched: 1 },
    deliveries: [aDeliveryView({ status: "delivered" })],
    ...parts,
  };
}

const near = {
  rule: "large",
  matched: false,
  reason: {
    ...{ path: "data.amount", operator: "numeric", expected: [">", 100] },
    sentence: "Rule large did not match: data.amount is 80, wanted > 100.",
  },
};
const far = { ...near, reason: { ...near.reason, path: "type" } };
const paused = { code: "target-paused", detail: "it is paused" };

test.for<[string, Partial<EventFacts>, string]>([
  [
    "in quarantine",
    { accepted: false, quarantined: "7" },
    "bad It did not fit its schema, and is in quarantine as entry 7.",
  ],
  ["that route has not seen", { routed: false, matched: 0 }, "warn It is accepted and not routed yet."],
  [
    "that a rule nearly matched",
    { matched: 0, verdicts: [far, near], deliveries: [] },
    "warn No rule matched it. Rule large did not match: data.amount is 80, wanted > 100.",
  ],
  [
    "that no rule is for",
    { matched: 0, verdicts: [far], deliveries: [] },
    "warn No rule matched it. None of 1 rule is for its type.",
  ],
  [
    "that died",
    { deliveries: [aDeadLetter()] },
    'bad paid-orders → warehouse is a dead letter after 1 attempt: Cannot deliver "d-1": warehouse answered 410',
  ],
  [
    "that waits for a paused target",
    { deliveries: [aDeliveryView({ reason: paused })] },
    "bad paid-orders → warehouse waits, after 0 attempts: it is paused",
  ],
  [
    "that was skipped",
    {
      deliveries: [
        aDeliveryView({ status: "skipped", reason: { code: "skipped", detail: "Skipped by Ada" } }),
      ],
    },
    "warn paid-orders → warehouse was skipped: Skipped by Ada",
  ],
  [
    "that arrived",
    { deliveries: [aDeliveryView({ status: "delivered", endedAt: NOW })] },
    'fine Nothing is wrong with event "42": 1 of 1 delivery arrived.',
  ],
])("of an event %s", ([, parts, sentence]) => {
  expect(said(eventFindings(eventFacts(parts)))).toEqual([sentence]);
});
