import { describe, expect, test } from "vitest";
import { callsOf } from "../../sim/calls.ts";
import { dollarsOf, eventBridgeDollars, traffics } from "../../sim/cost.ts";

const one = { published: 1, routed: 1, delivered: 1, archived: 1 };

test("an event that comes alone is sent, received and deleted once in each queue", () => {
  expect(callsOf(one)).toMatchObject({ sqsFifo: 3, invocations: 4, bucketPuts: 2 });
  expect(callsOf(one).sqsStandard).toBeCloseTo(5.4);
});

test("ten that come together cost a tenth of it each", () => {
  const ten = callsOf({ published: 10, routed: 10, delivered: 10, archived: 10 });
  for (const [what, calls] of Object.entries(callsOf(one)))
    if (what !== "tableWrites") expect(ten[what as keyof typeof ten]).toBeCloseTo(calls / 10);
});

describe("published in tens, it costs at most half of EventBridge", () => {
  test.each(traffics.filter(({ published }) => published === 10))("at $name", (traffic) => {
    expect(dollarsOf(traffic).sum).toBeLessThanOrEqual(eventBridgeDollars(traffic) / 2);
  });
});
