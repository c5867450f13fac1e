import { describe, expect, test } from "vitest";
import type { Alert } from "../../functions/core/alerts/alert.ts";
import { playDay, type Told } from "../../sim/alerts-day.ts";
import { type Incident, incidents, jumps } from "../../sim/alerts-incidents.ts";
import { judge } from "../../sim/alerts-verdict.ts";

const outage: Incident = {
  ...{ name: "outage", from: 60, until: 70, trouble: { down: ["warehouse"] } },
  raises: [{ alert: "open", resource: "target/warehouse", after: 1, lingers: 5 }],
};
const notice = (minute: number, what: Told["what"], resource = "target/warehouse"): Told => ({
  ...{ minute, what, alert: "open", resource },
});

describe("a verdict on a day of one outage", () => {
  test.for<[string, readonly Told[], precision: number, recall: number]>([
    ["in time", [notice(63, "raised"), notice(77, "cleared")], 1, 1],
    ["raised late", [notice(64, "raised"), notice(77, "cleared")], 1, 0],
    ["cleared late", [notice(63, "raised"), notice(78, "cleared")], 1, 0],
    ["never cleared", [notice(63, "raised")], 1, 0],
    ["never raised", [], 1, 0],
    ["of another", [notice(63, "raised", "target/crm"), notice(77, "cleared", "target/crm")], 0, 0],
    ["before it", [notice(59, "raised"), notice(63, "raised"), notice(77, "cleared")], 0.5, 1],
  ])("of an alert that is told %s", ([, told, precision, recall]) => {
    expect(judge([outage], told)).toMatchObject({ precision, recall });
  });

  test("of a quiet day, any alert is a false one", () => {
    expect([judge([], []).precision, judge([], [notice(3, "raised")]).precision]).toEqual([1, 0]);
  });
});

test("an outage of the simulated day is told and cleared, each once, and nothing else", async () => {
  const alerts: Alert[] = [
    { id: "open", when: { type: "breaker-open" } },
    { id: "busy", when: { type: "total", of: "target", id: "warehouse", value: 1e6 } },
  ];
  const told = await playDay({ alerts, incidents: [outage], jumps: [], seed: 1, minutes: 80 });
  expect(told).toEqual([notice(61, "raised"), notice(71, "cleared")]);
});

const ROCKETMQ = ["broker down", "dead messages", "slow consumer", "no consumer"];

test("the planted day has every kind of incident, and the clock jumps while some last", () => {
  const names = ["outage", "surge", "silence", "poison", "slow target", "clock"].concat(ROCKETMQ);
  for (const name of names) expect(incidents.some((incident) => incident.name.includes(name))).toBe(true);
  for (const { at } of jumps)
    expect(incidents.some(({ from, until }) => from <= at && at < until)).toBe(true);
});
