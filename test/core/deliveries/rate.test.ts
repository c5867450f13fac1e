import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fullBucket, type RateState, take } from "../../../functions/core/deliveries/rate.ts";
import { NOW } from "../../support/build.ts";

/** How many may go at once at a time, and the state after them. */
function takeAll(start: RateState, rate: { perSecond: number; burst?: number }, now: number) {
  let state = start;
  for (let taken = 0; ; taken++) {
    const next = take(state, rate, now);
    if (next.waitMs > 0) return { taken, state, waitMs: next.waitMs };
    state = next.state;
  }
}

describe("a token bucket", () => {
  test("lets its burst through at once, then one each interval", () => {
    const rate = { perSecond: 10, burst: 3 };
    const rested = takeAll(fullBucket, rate, NOW);
    expect(rested).toMatchObject({ taken: 3, waitMs: 100 });
    expect(takeAll(rested.state, rate, NOW + 99).taken).toBe(0);
    expect(takeAll(rested.state, rate, NOW + 100)).toMatchObject({ taken: 1, waitMs: 100 });
  });

  test("fills up to its burst and no further while nobody takes", () => {
    const rate = { perSecond: 10, burst: 3 };
    const { state } = takeAll(fullBucket, rate, NOW);
    expect(takeAll(state, rate, NOW + 200).taken).toBe(2);
    expect(takeAll(state, rate, NOW + 3_600_000).taken).toBe(3);
  });

  test.each([
    [50, 50],
    [3, 3],
    [1.5, 1],
    [0.1, 1],
  ])("of %d a second has %d at once when nothing else is said", (perSecond, burst) => {
    expect(takeAll(fullBucket, { perSecond }, NOW).taken).toBe(burst);
  });

  test.each([
    ["with nothing saved up", { perSecond: 5, burst: 1 }, [0, 200, 400, 600]],
    ["after a rest", { perSecond: 5, burst: 6 }, [0, 0, 0, 0, 0, 0, 200, 400]],
  ])("of five a second lets through, %s, after so many ms each", (_, rate, expected) => {
    let [state, now] = [fullBucket, NOW];
    const times: number[] = [];
    while (times.length < expected.length) {
      const next = take(state, rate, now);
      if (next.waitMs === 0) times.push(now - NOW);
      [state, now] = [next.state, now + next.waitMs];
    }
    expect(times).toEqual(expected);
  });

  test("takes nothing when one has to wait", () => {
    const rate = { perSecond: 1, burst: 1 };
    const { state } = take(fullBucket, rate, NOW);
    expect(take(state, rate, NOW + 400)).toEqual({ state, waitMs: 600 });
  });

  test("does not wait for a clock that was set back", () => {
    const rate = { perSecond: 10, burst: 3 };
    const { state } = takeAll(fullBucket, rate, NOW);
    expect(take(state, rate, NOW - 3_600_000).waitMs).toBe(100);
  });

  test("does not wait by the old rate once the rate is raised", () => {
    const { state } = take(fullBucket, { perSecond: 0.01 }, NOW);
    expect(take(state, { perSecond: 100, burst: 1 }, NOW).waitMs).toBe(10);
  });
});

describe("a leaky bucket (burst 1)", () => {
  test("spaces deliveries evenly", () => {
    const rate = { perSecond: 4, burst: 1 };
    let state: RateState = fullBucket;
    const times: number[] = [];
    for (let now = NOW; now < NOW + 1_000; now++) {
      const next = take(state, rate, now);
      if (next.waitMs === 0) times.push(now - NOW);
      state = next.state;
    }
    expect(times).toEqual([0, 250, 500, 750]);
  });
});

describe("any bucket", () => {
  const rates = fc.record({
    perSecond: fc.double({ min: 0.1, max: 5_000, noNaN: true }),
    burst: fc.integer({ min: 1, max: 50 }),
  });
  const pauses = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 100 });

  test("lets through its burst and its rate, in any span of time, and no more", () => {
    fc.assert(
      fc.property(rates, pauses, (rate, pauses) => {
        const times: number[] = [];
        let state: RateState = fullBucket;
        let now = NOW;
        for (const pause of pauses) {
          now += pause;
          const next = take(state, rate, now);
          if (next.waitMs === 0) times.push(now);
          state = next.state;
        }
        for (let i = 0; i < times.length; i++)
          for (let j = i; j < times.length; j++) {
            const most = rate.burst + ((times[j]! - times[i]!) * rate.perSecond) / 1_000;
            expect(j - i + 1).toBeLessThanOrEqual(most + 0.01);
          }
      }),
    );
  });

  test("lets one through after the wait that it names", () => {
    fc.assert(
      fc.property(rates, pauses, (rate, pauses) => {
        let state: RateState = fullBucket;
        let now = NOW;
        for (const pause of pauses) {
          now += pause;
          const { waitMs } = take(state, rate, now);
          now += waitMs;
          const next = take(state, rate, now);
          expect(next.waitMs).toBe(0);
          state = next.state;
        }
      }),
    );
  });
});
