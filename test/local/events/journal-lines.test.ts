import { describe, expect, test } from "vitest";
import { deliveryId } from "../../../functions/core/deliveries/delivery-id.ts";
import type { JournalEntry } from "../../../functions/core/ports.ts";
import {
  attemptLine,
  handLine,
  entryOf,
  positionOf,
  routedLine,
} from "../../../functions/local/events/journal-lines.ts";
import { eventKey } from "../../../functions/sources/event-key.ts";
import { aDelivery, anAttempt, anEvent, NOW } from "../../support/build.ts";

const event = anEvent({ position: 1_234, key: eventKey("default", "/shop", "42") });
const ref = { position: 1_234, id: "42", source: "/shop" };
const delivery = aDelivery({ id: deliveryId(event, "paid-orders", "warehouse"), event });
const told = (line: string) => entryOf(line, ref, (rule, target) => deliveryId(event, rule, target));

describe("a routed event", () => {
  const routed = { kind: "routed", at: NOW, event: ref, rulesVersion: 7 } as const;
  test.for([
    { ...routed, matched: [] },
    {
      ...routed,
      matched: [
        { id: "a,b\n", version: 3 },
        { id: "c", version: 1 },
      ],
    },
    {
      ...routed,
      matched: [{ id: "a", version: 3 }],
      failed: [{ rule: "a", target: "t", code: "transform-failed", detail: "Cannot: äöü\n" }],
    },
  ] satisfies readonly JournalEntry[])("is a line, and is read as it was written: %j", (entry) => {
    const line = routedLine(entry);
    expect(line).not.toContain("\n");
    expect(told(line)).toEqual(entry);
    expect(positionOf(line)).toBe(1_234);
  });

  test("takes little room", () => {
    expect(routedLine({ ...routed, matched: [{ id: "paid-orders", version: 3 }] }).length).toBeLessThan(60);
  });
});

describe("an attempt", () => {
  const error = { code: "target-failed", detail: "it answered 503\n" };
  test.for([
    [anAttempt(), { status: "delivered" }],
    [{ number: 3, at: NOW, latencyMs: 0.5 }, { status: "delivered" }],
    [anAttempt({ status: 20_000, receipt: "djEgYQ" }), { status: "delivered" }],
    [anAttempt({ status: 503, error }), { status: "retrying", dueAt: NOW + 1 }],
    [
      anAttempt({ number: 185, error }),
      { status: "dead", reason: { code: "attempts-exhausted", detail: "x" } },
    ],
  ] as const)("is a line, and is read as it was made: %j", ([attempt, outcome]) => {
    const line = attemptLine(delivery, attempt, outcome);
    expect(line).not.toContain("\n");
    expect(told(line)).toEqual({
      kind: "attempt",
      at: attempt.at,
      event: ref,
      delivery: delivery.id,
      rule: "paid-orders",
      target: "warehouse",
      attempt,
      outcome: outcome.status,
    });
    expect(positionOf(line)).toBe(1_234);
  });

  test("has its latency to the hundredth of a millisecond", () => {
    const line = attemptLine(delivery, anAttempt({ latencyMs: 12.345678 }), { status: "delivered" });
    expect(told(line)).toMatchObject({ attempt: { latencyMs: 12.35 } });
  });

  test("does not write the delivery's id, which rule and target tell, unless they do not", () => {
    const line = (id: string) => attemptLine({ ...delivery, id }, anAttempt(), { status: "delivered" });
    expect(line(delivery.id)).not.toContain("dlv_");
    const second = deliveryId(event, "paid-orders", "warehouse#2");
    expect(told(line(second))).toMatchObject({ delivery: second, rule: "paid-orders", target: "warehouse" });
    const refused = attemptLine({ ...delivery, id: second }, anAttempt({ error }), {
      status: "retrying",
      dueAt: NOW,
    });
    expect(told(refused)).toMatchObject({ delivery: second, attempt: { error } });
  });
});

test("an end without an attempt has the number 0 and tells why", () => {
  const reason = { code: "target-missing", detail: "there is no such target" };
  expect(told(attemptLine(delivery, undefined, { status: "dead", reason }))).toMatchObject({
    at: delivery.dueAt,
    attempt: { number: 0, error: reason },
    outcome: "dead",
  });
});

test("a cancellation tells by whom", () => {
  expect(
    told(handLine({ ...delivery, position: 7 }, "cancelled", { by: "ada-1", at: NOW + 5 })),
  ).toMatchObject({
    ...{ at: NOW + 5, outcome: "cancelled", delivery: delivery.id },
    attempt: { number: 0, error: { code: "cancelled", detail: "Cancelled by ada-1" } },
  });
});
