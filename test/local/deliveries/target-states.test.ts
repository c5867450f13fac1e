import { describe, expect, test } from "vitest";
import {
  createTargetStates,
  type KeptTargetState,
} from "../../../functions/local/deliveries/target-states.ts";
import { anAttempt, aTarget, NOW } from "../../support/build.ts";
import { aClock } from "../../support/ports.ts";

/** The states of one target, `warehouse`, with these settings. */
function states(settings: Record<string, unknown> = {}, kept: KeptTargetState = {}) {
  const now = aClock();
  const saved: KeptTargetState[] = [];
  const resumed: string[] = [];
  const of = createTargetStates({
    targetOf: (id) => (id === "warehouse" ? aTarget(settings) : undefined),
    kept: [["warehouse", kept]],
    save: async (_, state) => void saved.push(state),
    onResumed: (target) => void resumed.push(target),
    waiting: () => 5,
    now,
  });
  return {
    ...of,
    admit: () => of.admit("warehouse", now()),
    end: (attempt = anAttempt()) => of.ended("warehouse", attempt, now()),
    state: () => of.get("warehouse"),
    now,
    saved,
    resumed,
  };
}

const failure = anAttempt({ status: 500, error: { code: "target-failed", detail: "It answered 500" } });

test("a target that nothing is known of takes deliveries", () => {
  const target = states();
  expect(target.state()).toEqual({ breaker: { state: "closed", failures: 0 }, waiting: 5, inFlight: 0 });
  expect(target.admit()).toBe("go");
  expect(target.state().inFlight).toBe(1);
  target.end();
  expect(target.state().inFlight).toBe(0);
});

test("deliveries to a target that there is not are let through to their end", () => {
  const { admit, ended, get } = createTargetStates({
    targetOf: () => undefined,
    kept: [],
    save: async () => {},
    onResumed: () => {},
    waiting: () => 0,
    now: () => NOW,
  });
  expect(admit("gone", NOW)).toBe("go");
  ended("gone", undefined, NOW);
  expect(get("gone")).toMatchObject({ inFlight: 0 });
});

describe("concurrency", () => {
  test("is sixteen when nothing is said", () => {
    const target = states();
    for (let i = 0; i < 16; i++) expect(target.admit()).toBe("go");
    expect(target.admit()).toEqual({ reason: "concurrency" });
  });

  test("frees a place with each attempt that ends", () => {
    const target = states({ concurrency: 1 });
    target.admit();
    expect(target.admit()).toEqual({ reason: "concurrency" });
    target.end();
    expect(target.admit()).toBe("go");
  });
});

describe("a rate", () => {
  test("says how long to wait", () => {
    const target = states({ rate: { perSecond: 4, burst: 1 } });
    expect(target.admit()).toBe("go");
    expect(target.admit()).toEqual({ reason: "rate", waitMs: 250 });
    target.now.advance(250);
    expect(target.admit()).toBe("go");
  });

  test("loses no token to a delivery that had to wait for a place", () => {
    const target = states({ concurrency: 1, rate: { perSecond: 1, burst: 2 } });
    target.admit();
    for (let i = 0; i < 5; i++) expect(target.admit()).toEqual({ reason: "concurrency" });
    target.end();
    expect(target.admit()).toBe("go");
  });
});

describe("a breaker", () => {
  const breaker = { failures: 2, openSeconds: 10 };
  const broken = () => {
    const target = states({ breaker });
    for (let i = 0; i < 2; i++) {
      target.admit();
      target.end(failure);
    }
    return target;
  };

  test("opens, lets one probe through after a while, and closes when that gets through", () => {
    const target = broken();
    expect(target.admit()).toEqual({ reason: "breaker-open", waitMs: 10_000 });
    expect(target.state().breaker).toEqual({ state: "open", failures: 2, openUntil: NOW + 10_000 });
    target.now.advance(10_000);
    expect(target.state().breaker.state).toBe("half-open");
    expect(target.admit()).toBe("go");
    expect(target.admit()).toEqual({ reason: "breaker-open" });
    target.end();
    expect(target.state().breaker).toEqual({ state: "closed", failures: 0 });
    expect(target.admit()).toBe("go");
  });

  test("is kept when it opens and when it closes, and not for each failure", () => {
    const target = broken();
    const opened = { at: NOW, what: "opened", failures: 2 };
    expect(target.saved).toEqual([{ breaker: { failures: 2, openUntil: NOW + 10_000 }, changes: [opened] }]);
    target.now.advance(10_000);
    target.admit();
    target.end();
    const closed = { at: NOW + 10_000, what: "closed" };
    expect(target.saved.slice(1)).toEqual([{ changes: [opened, closed] }]);
    expect(target.state().changes).toEqual([opened, closed]);
  });

  test("is as open after a restart as before", () => {
    const target = states({ breaker }, { breaker: { failures: 2, openUntil: NOW + 3_000 } });
    expect(target.admit()).toEqual({ reason: "breaker-open", waitMs: 3_000 });
  });

  test("does its work when its state cannot be kept", () => {
    const { admit, ended } = createTargetStates({
      targetOf: () => aTarget({ breaker: { failures: 1 } }),
      kept: [],
      save: () => Promise.reject(new Error("the disk is full")),
      onResumed: () => {},
      waiting: () => 0,
      now: () => NOW,
    });
    admit("warehouse", NOW);
    ended("warehouse", failure, NOW);
    expect(admit("warehouse", NOW)).toMatchObject({ reason: "breaker-open" });
  });
});

describe("a pause", () => {
  test("holds everything back until it is over, and is kept", async () => {
    const target = states();
    await target.pause("warehouse", "Ada");
    expect(target.admit()).toEqual({ reason: "paused" });
    expect(target.state().paused).toEqual({ at: NOW, by: "Ada" });
    await target.resume("warehouse", "Ada");
    expect(target.resumed).toEqual(["warehouse"]);
    expect(target.admit()).toBe("go");
    const paused = { at: NOW, by: "Ada" };
    const changes = [
      { ...paused, what: "paused" },
      { at: NOW, what: "resumed", by: "Ada" },
    ];
    expect(target.saved).toEqual([{ paused, changes: changes.slice(0, 1) }, { changes }]);
  });

  test("outlives a restart", () => {
    expect(states({}, { paused: { at: NOW, by: "Ada" } }).admit()).toEqual({ reason: "paused" });
  });

  test("ends with the breaker closed: whoever resumes wants it tried", async () => {
    const target = states({}, { breaker: { failures: 10, openUntil: NOW + 30_000 } });
    await target.resume("warehouse", "Ada");
    expect(target.admit()).toBe("go");
  });

  test("is none when it cannot be kept", async () => {
    const { pause, get } = createTargetStates({
      targetOf: () => aTarget(),
      kept: [],
      save: () => Promise.reject(new Error("the disk is full")),
      onResumed: () => {},
      waiting: () => 0,
      now: () => NOW,
    });
    await expect(pause("warehouse", "Ada")).rejects.toThrow("the disk is full");
    expect(get("warehouse")).not.toHaveProperty("paused");
  });
});
