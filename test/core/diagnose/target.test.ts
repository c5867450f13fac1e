import { expect, test } from "vitest";
import { targetFindings, type TargetFacts } from "../../../functions/core/diagnose/target.ts";
import type { StatPoint } from "../../../functions/core/stats/points.ts";
import { aTarget, NOW } from "../../support/build.ts";

const MINUTE = 60_000;
const CLOSED = { state: "closed", failures: 0 } as const;

function aPoint(parts: Partial<StatPoint> = {}): StatPoint {
  const latencies = { avg: 10, p50: 10, p90: 20, p99: 30, max: 40 };
  return {
    at: NOW,
    count: 100,
    bytes: 0,
    failed: 0,
    retried: 0,
    dead: 0,
    errors: {},
    ...latencies,
    ...parts,
  };
}

function facts({ state, ...parts }: Partial<TargetFacts> = {}): TargetFacts {
  return {
    id: "warehouse",
    target: aTarget(),
    now: NOW,
    waitingSince: undefined,
    hour: aPoint(),
    dead: { count: 0, more: false },
    underWay: [],
    rules: ["orders"],
    ...parts,
    state: { breaker: CLOSED, waiting: 0, inFlight: 0, ...state },
  };
}

const attempt = {
  delivery: "d-1",
  event: { id: "42", source: "/shop", type: "t" },
  rule: "orders",
  target: "warehouse",
};
const idle = { breaker: CLOSED, inFlight: 0 };

test.for<[string, TargetFacts, string, string]>([
  [
    "no such target",
    facts({ target: undefined, rules: ["a", "b", "c"] }),
    'bad There is no target "warehouse", and rules a, b and 1 more send to it.',
    "Add rules/targets/warehouse.json",
  ],
  [
    "a pause",
    facts({ state: { ...idle, waiting: 7, paused: { at: NOW - 5 * MINUTE, by: "Ada" } } }),
    "bad It is paused since 5 min by Ada; 7 deliveries wait.",
    "POST /api/targets/warehouse/resume",
  ],
  [
    "an open breaker",
    facts({
      state: { waiting: 1, inFlight: 0, breaker: { state: "open", failures: 10, openUntil: NOW + 12_000 } },
    }),
    "bad Its breaker is open: 10 failures in a row; it is tried anew in 12 s; 1 delivery waits.",
    "resume tries it at once",
  ],
  [
    "nothing but failures",
    facts({ hour: aPoint({ count: 30, failed: 30, errors: { "target-failed": 10, "target-timeout": 20 } }) }),
    "bad Of 30 attempts in the last hour all failed: target-timeout 20, target-failed 10.",
    "Raise timeoutSeconds",
  ],
  [
    "some failures",
    facts({ hour: aPoint({ failed: 6, errors: { "target-failed": 6, skipped: 900 } }) }),
    "warn Of 100 attempts in the last hour 6 % failed: target-failed 6.",
    "It is retried",
  ],
  [
    "an attempt without an end",
    facts({ underWay: [{ ...attempt, since: NOW - 10 * MINUTE }] }),
    "bad 1 attempt has begun and not ended, the oldest 10 min ago (delivery d-1).",
    "signalbox doctor",
  ],
  [
    "a backlog",
    facts({ state: { ...idle, waiting: 1_000 }, waitingSince: NOW - 6 * MINUTE }),
    "warn 1000 deliveries wait, the oldest since 6 min.",
    "Raise its concurrency",
  ],
  [
    "a backlog that the rate makes",
    facts({
      target: aTarget({ rate: { perSecond: 2 } }),
      state: { ...idle, waiting: 7_200 },
      waitingSince: NOW - 6 * MINUTE,
    }),
    "warn 7200 deliveries wait, the oldest since 6 min.",
    "Its rate of 2 a second needs 60 min for that",
  ],
  [
    "a backlog that consumers leave",
    facts({
      target: { id: "warehouse", kind: "pull" },
      state: { ...idle, waiting: 2 },
      waitingSince: NOW - 6 * MINUTE,
    }),
    "warn 2 deliveries wait, the oldest since 6 min.",
    "signalbox pull backlog warehouse",
  ],
  [
    "dead letters",
    facts({ dead: { count: 200, more: true } }),
    "warn There are more than 200 dead letters of it.",
    "signalbox redrive --target warehouse",
  ],
  [
    "slow answers",
    facts({ target: aTarget({ timeoutSeconds: 5 }), hour: aPoint({ p99: 4_500 }) }),
    "warn It is slow: 1 % of its answers take 4500 ms or longer, and 5 s is its timeout.",
    "Raise timeoutSeconds",
  ],
  ["no rule", facts({ rules: [] }), 'warn No rule sends to target "warehouse".', "Name it in a rule's"],
])("says of %s what is so and what to do", ([, found, sentence, todo]) => {
  const findings = targetFindings(found);
  expect(findings.map((one) => `${one.level} ${one.sentence}`)).toEqual([sentence]);
  expect(findings[0]!.todo).toContain(todo);
});

test("says that nothing is wrong, and what that means", () => {
  expect(targetFindings(facts())).toEqual([
    {
      level: "fine",
      sentence: 'Nothing is wrong with target "warehouse": 100 attempts in the last hour, all taken.',
    },
  ]);
  expect(
    targetFindings(facts({ hour: undefined, underWay: [{ ...attempt, since: NOW - 1_000 }] })),
  ).toMatchObject([
    { sentence: 'Nothing is wrong with target "warehouse": nothing was sent in the last hour.' },
  ]);
});

test("the worst comes first", () => {
  const found = facts({
    dead: { count: 1, more: false },
    state: { ...idle, waiting: 1, paused: { at: NOW, by: "Ada" } },
  });
  expect(targetFindings(found).map(({ level }) => level)).toEqual(["bad", "warn"]);
});
