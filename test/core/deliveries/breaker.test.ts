import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BreakerState,
  breakerBegin,
  breakerDefaults,
  breakerEnd,
  breakerPhase,
  breakerWait,
  closedBreaker,
  type Signal,
  signalOf,
} from "../../../functions/core/deliveries/breaker.ts";
import { anAttempt, NOW } from "../../support/build.ts";

const breaker = { failures: 3, openSeconds: 30 };
const OPEN_MS = 30_000;

function after(signals: readonly Signal[], start = closedBreaker, now = NOW): BreakerState {
  return signals.reduce((state, signal) => breakerEnd(state, signal, { now, breaker }), start);
}
const opened = after(["failing", "failing", "failing"]);

describe("a circuit breaker", () => {
  test("has the defaults that the schema of targets promises", () => {
    const { Breaker } = JSON.parse(readFileSync("schemas/target.schema.json", "utf8")).definitions;
    const { failures, openSeconds } = Breaker.properties;
    expect(breakerDefaults).toEqual({ failures: failures.default, openSeconds: openSeconds.default });
  });

  test("opens after so many failures in a row", () => {
    expect(breakerPhase(after(["failing", "failing"]), NOW)).toBe("closed");
    expect(breakerPhase(opened, NOW)).toBe("open");
    expect(opened).toEqual({ failures: 3, openUntil: NOW + OPEN_MS });
  });

  test("opens after ten failures when the target says nothing", () => {
    let state = closedBreaker;
    for (let i = 0; i < 10; i++) {
      expect(breakerPhase(state, NOW)).toBe("closed");
      state = breakerEnd(state, "failing", { now: NOW, breaker: undefined });
    }
    expect(state).toEqual({ failures: 10, openUntil: NOW + OPEN_MS });
  });

  test("counts anew after a success, and not at all what never reached the target", () => {
    expect(after(["failing", "failing", "alive", "failing", "failing"])).toEqual({ failures: 2 });
    expect(after(["failing", "untouched", "failing"])).toEqual({ failures: 2 });
  });

  test("lets nothing through while it is open", () => {
    expect(breakerWait(opened, NOW)).toBe(OPEN_MS);
    expect(breakerWait(opened, NOW + OPEN_MS - 1)).toBe(1);
  });

  test("changes nothing while it is open, whatever comes in from before", () => {
    expect(after(["alive", "failing", "untouched"], opened, NOW + 5)).toBe(opened);
  });

  test("then lets one probe through, and no other before its end", () => {
    const later = NOW + OPEN_MS;
    expect(breakerPhase(opened, later)).toBe("half-open");
    expect(breakerWait(opened, later)).toBe(0);
    const probing = breakerBegin(opened, later);
    expect(breakerWait(probing, later)).toBe(Infinity);
  });

  test("closes when the probe gets through", () => {
    const probing = breakerBegin(opened, NOW + OPEN_MS);
    expect(after(["alive"], probing, NOW + OPEN_MS + 10)).toEqual(closedBreaker);
  });

  test("opens again for as long when the probe fails", () => {
    const end = NOW + OPEN_MS + 10;
    const reopened = after(["failing"], breakerBegin(opened, NOW + OPEN_MS), end);
    expect(reopened).toEqual({ failures: 4, openUntil: end + OPEN_MS });
    expect(breakerPhase(reopened, end)).toBe("open");
  });

  test("lets another probe through when the first never reached the target", () => {
    const end = NOW + OPEN_MS + 10;
    expect(breakerWait(after(["untouched"], breakerBegin(opened, NOW + OPEN_MS), end), end)).toBe(0);
  });

  test("lets another probe through when the end of the first is never told", () => {
    const probing = breakerBegin(opened, NOW + OPEN_MS);
    expect(breakerWait(probing, NOW + OPEN_MS + 299_999)).toBe(Infinity);
    expect(breakerWait(probing, NOW + OPEN_MS + 300_000)).toBe(0);
  });

  test("has a state that survives JSON", () => {
    const probing = breakerBegin(opened, NOW + OPEN_MS);
    expect(JSON.parse(JSON.stringify(probing))).toEqual(probing);
  });

  test("is open only after enough failures, has one probe at most, and always lets something through again", () => {
    const step = fc.record({
      ms: fc.integer({ min: 0, max: 20_000 }),
      signal: fc.constantFrom<Signal>("alive", "failing", "untouched"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let state = closedBreaker;
        let now = NOW;
        let inARow = 0;
        for (const { ms, signal } of steps) {
          now += ms;
          const wait = breakerWait(state, now);
          if (breakerPhase(state, now) === "closed") expect(wait).toBe(0);
          else expect(inARow).toBeGreaterThanOrEqual(breaker.failures);
          expect(wait).toBeLessThanOrEqual(OPEN_MS);
          if (wait > 0) continue;
          state = breakerBegin(state, now);
          if (breakerPhase(state, now) === "half-open") expect(breakerWait(state, now)).toBe(Infinity);
          state = breakerEnd(state, signal, { now, breaker });
          inARow = signal === "alive" ? 0 : inARow + (signal === "failing" ? 1 : 0);
          expect(state.failures).toBe(inARow);
        }
      }),
    );
  });
});

describe("what an attempt says of a target", () => {
  test.each([
    { says: "alive", why: "it took the delivery", attempt: anAttempt() },
    { says: "alive", why: "it refused with 422", attempt: failed("target-refused", 422) },
    { says: "alive", why: "it redirected", attempt: failed("target-redirects", 301) },
    { says: "failing", why: "it answered 500", attempt: failed("target-failed", 500) },
    { says: "failing", why: "it answered 429", attempt: failed("target-failed", 429) },
    { says: "failing", why: "it timed out", attempt: failed("target-timeout") },
    { says: "failing", why: "it was not reached", attempt: failed("target-unreachable") },
    { says: "failing", why: "its token endpoint gave no token", attempt: failed("auth-failed") },
    { says: "untouched", why: "its address is private", attempt: failed("address-private") },
    { says: "untouched", why: "the event had gone in a circle", attempt: failed("hop-limit") },
    { says: "untouched", why: "nothing was tried", attempt: undefined },
  ])("$says: $why", ({ says, attempt }) => {
    expect(signalOf(attempt)).toBe(says);
  });

  function failed(code: string, status?: number) {
    const { status: _, ...attempt } = anAttempt({ error: { code, detail: "It said no" } });
    return status === undefined ? attempt : { ...attempt, status };
  }
});
