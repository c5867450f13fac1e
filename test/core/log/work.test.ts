import { describe, expect, test } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import type { Arrival, Receipt } from "../../../functions/core/ingest.ts";
import type { LogEntry, LogLevel } from "../../../functions/core/log/entry.ts";
import { createWorkLog } from "../../../functions/core/log/work.ts";
import { aDelivery, anAttempt, anEvent, aRule, NOW } from "../../support/build.ts";
import { aClock } from "../../support/ports.ts";

function aWorkLog(least: LogLevel) {
  const told: LogEntry[] = [];
  const clock = aClock(NOW + 7);
  return { ...createWorkLog({ write: (entry) => told.push(entry), least, clock }), told, clock };
}

const arrival: Arrival = { bus: "default", publisher: "key_1", receivedAt: NOW, permit: () => {} };
const taken = (id: string): Receipt => ({ id, source: "/shop", status: "accepted" });
const refusal: Receipt = {
  ...{ id: "2", source: "/shop", status: "refused" },
  error: new RouterError("event-invalid", "Cannot accept it"),
};
const event = anEvent({
  extensions: { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
  data: { card: "4111" },
});
const names = {
  ...{ event: "42", source: "/shop", type: "shop.order.paid", bus: "default" },
  traceId: "0af7651916cd43dd8448eb211c80319c",
};
const delivery = aDelivery({ event });
const failed = anAttempt({ status: 503, error: { code: "target-failed", detail: "it said 4111" } });
const { at: _at, latencyMs: ms, number: attempt } = failed;

describe("with everything told", () => {
  test("a request of a publisher is a line: how many events, and what became of them", () => {
    const { onIngested, told } = aWorkLog("debug");
    onIngested(arrival, [], [taken("1")]);
    onIngested(arrival, [], [taken("1"), refusal]);
    expect(told).toEqual([
      {
        ...{ level: "debug", message: "ingest", bus: "default", publisher: "key_1" },
        ...{ events: 1, event: "1", source: "/shop", accepted: 1, ms: 7 },
      },
      {
        ...{ level: "info", message: "ingest", bus: "default", publisher: "key_1" },
        ...{ events: 2, accepted: 1, refused: 1, code: "event-invalid", ms: 7 },
      },
    ]);
  });

  test("the routing of an event is a line: which rules it matched", () => {
    const { onRouted, told } = aWorkLog("debug");
    onRouted(event, { matched: [aRule()], deliveries: [delivery], failed: [] });
    expect(told).toEqual([
      { level: "debug", message: "route", ...names, rules: ["paid-orders"], deliveries: 1, ms: 7 },
    ]);
  });

  test("an attempt is a line: rule, target, delivery, outcome", () => {
    const { onSettled, told } = aWorkLog("debug");
    onSettled({
      delivery,
      attempt: anAttempt({ status: 204, error: undefined! }),
      outcome: { status: "delivered" },
    });
    expect(told).toMatchObject([
      {
        ...{ level: "debug", message: "deliver", ...names, rule: delivery.rule, target: delivery.target },
        ...{ delivery: delivery.id, outcome: "delivered", attempt, status: 204, ms },
      },
    ]);
  });
});

describe("otherwise", () => {
  test("what goes well is silent", () => {
    const { onIngested, onRouted, onSettled, told } = aWorkLog("info");
    onIngested(arrival, [], [taken("1")]);
    onRouted(event, { matched: [aRule()], deliveries: [delivery], failed: [] });
    onSettled({ delivery, attempt: anAttempt(), outcome: { status: "delivered" } });
    onSettled({
      delivery,
      outcome: { status: "retrying", dueAt: NOW, reason: { code: "paused", detail: "" } },
    });
    expect(told).toEqual([]);
  });

  test("an attempt that failed is told with its code and when it comes again, never with what the target said", () => {
    const { onSettled, told } = aWorkLog("info");
    onSettled({ delivery, attempt: failed, outcome: { status: "retrying", dueAt: NOW } });
    expect(told).toEqual([
      {
        ...{ level: "info", message: "deliver", ...names, rule: delivery.rule, target: delivery.target },
        ...{ delivery: delivery.id, outcome: "retrying", attempt, status: 503, ms },
        ...{ code: "target-failed", due: "2026-01-02T03:04:05.678Z" },
      },
    ]);
    expect(JSON.stringify(told)).not.toContain("4111");
  });

  test("a dead letter and a transform that failed are warnings", () => {
    const { onSettled, onRouted, told } = aWorkLog("warn");
    onSettled({ delivery, attempt: failed, outcome: { status: "retrying", dueAt: NOW } });
    const reason = { code: "target-missing", detail: "there is none" };
    onSettled({ delivery, outcome: { status: "dead", reason } });
    const failure = { rule: "r", target: "t", code: "transform-failed", detail: "4111", delivery } as const;
    onRouted(event, { matched: [], deliveries: [], failed: [failure] });
    expect(told).toMatchObject([
      { level: "warn", message: "deliver", outcome: "dead", code: "target-missing" },
      { level: "warn", message: "transform", ...names, rule: "r", target: "t", code: "transform-failed" },
    ]);
  });

  test("a target that takes nothing fills no disk: a hundred lines a minute, and how many were left out", () => {
    const { onSettled, told, clock } = aWorkLog("info");
    const reason = { code: "target-refused", detail: "404" };
    const fail = () => onSettled({ delivery, attempt: failed, outcome: { status: "dead", reason } });
    for (let i = 0; i < 150; i++) fail();
    onSettled({ delivery: aDelivery({ target: "other" }), outcome: { status: "dead", reason } });
    expect(told).toHaveLength(101);
    clock.advance(60_000);
    fail();
    fail();
    expect(told.slice(101).map(({ leftOut }) => leftOut)).toEqual([50, undefined]);
  });

  test("who publishes what is refused, again and again, is told of once in ten seconds", () => {
    const { onIngested, told, clock } = aWorkLog("info");
    for (let second = 0; second < 12; second++) {
      onIngested(arrival, [], [refusal]);
      clock.advance(1_000);
    }
    expect(told).toHaveLength(2);
  });
});
