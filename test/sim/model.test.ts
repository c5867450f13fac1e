import { describe, expect, test } from "vitest";
import { limits } from "../../sim/limits.ts";
import { fairly, type Scenario, type Second, simulate } from "../../sim/model.ts";

const target = { name: "all", share: 1, answersInSeconds: 0.1, wakesAfterSeconds: 90 };
const aScenario = (more: Partial<Scenario> = {}): Scenario => ({
  name: "test",
  seconds: 600,
  arrivals: () => 100,
  targets: [target],
  limits,
  ...more,
});
const played = (more: Partial<Scenario> = {}) => [...simulate(aScenario(more))];
const total = (seconds: readonly Second[], key: keyof Second) =>
  seconds.reduce((sum, second) => sum + second[key], 0);

describe("nothing is lost or invented:", () => {
  test.each<Partial<Scenario>>([
    {},
    { arrivals: (second) => (second < 60 ? 30_000 : 10) },
    { targets: [{ ...target, down: [100, 400] }] },
    { limits: { ...limits, deliverConcurrency: 1 } },
  ])("what arrived is delivered, queued or waiting, %#", (more) => {
    const seconds = played(more);
    const last = seconds.at(-1)!;
    const kept = total(seconds, "delivered") + last.events + last.deliveries + last.waiting;
    expect(kept).toBeCloseTo(total(seconds, "arrived"), 3);
  });
});

test("a burst over what the queue takes is refused, and no more than that", () => {
  const seconds = played({ seconds: 1, arrivals: () => limits.fifoMessagesPerSecond + 5 });
  expect(seconds[0]).toMatchObject({ arrived: limits.fifoMessagesPerSecond, refused: 5 });
});

test("functions come by five a second and never more than are allowed", () => {
  const seconds = played({ arrivals: () => 50_000 });
  for (const [i, { deliver }] of seconds.entries()) {
    expect(deliver).toBeLessThanOrEqual(limits.deliverConcurrency + 1e-6);
    if (i > 0) expect(deliver - seconds[i - 1]!.deliver).toBeLessThanOrEqual(limits.pollersPerSecond + 1e-6);
  }
  expect(seconds.at(-1)!.deliver).toBeCloseTo(limits.deliverConcurrency);
});

test("while a target is down its deliveries wait, and others go on", () => {
  const seconds = played({
    targets: [
      { ...target, share: 0.5 },
      { ...target, share: 0.5, down: [100, 400] },
    ],
  });
  expect(seconds[399]!.waiting).toBeGreaterThan(10_000);
  expect(seconds[399]!.delivered).toBeCloseTo(50);
  expect(seconds.at(-1)!.waiting).toBeCloseTo(0);
});

test("what waits for a target that is down is written once an hour, and all of it goes when it is up", () => {
  const day = (hours: number) => {
    const down = [100, 100 + hours * 3_600] as const;
    const seconds = played({ seconds: 100 + hours * 3_600 + 1_200, targets: [{ ...target, down }] });
    expect(seconds.at(-1)!.waiting).toBeCloseTo(0);
    return total(seconds, "writes") / total(seconds, "delivered");
  };
  expect(day(1)).toBeLessThan(7);
  expect(day(4)).toBeLessThan(6 * 3);
});

test("what waits is written, what is delivered at once is not", () => {
  const quiet = total(played(), "writes");
  const down = total(played({ targets: [{ ...target, down: [0, 60] }] }), "writes");
  expect(quiet).toBeLessThan(down / 5);
});

test.each([
  { needs: [1, 2, 3], total: 10, given: [1, 2, 3] },
  { needs: [1, 20, 20], total: 11, given: [1, 5, 5] },
  { needs: [8, 8], total: 4, given: [2, 2] },
  { needs: [0, 5], total: 5, given: [0, 5] },
])("of $total, $needs get $given", ({ needs, total, given }) => {
  expect(fairly(needs, total)).toEqual(given);
});
