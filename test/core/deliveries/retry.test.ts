import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { retryDefaults, retryDelay, retryPolicyOf } from "../../../functions/core/deliveries/retry.ts";

const LEAST = () => 0;
const MOST = () => 1 - Number.EPSILON;

describe("the retry policy", () => {
  test("is 185 attempts or 24 hours when nobody says anything", () => {
    expect(retryPolicyOf(undefined, undefined)).toMatchObject({ maxAttempts: 185, maxAgeSeconds: 86_400 });
  });

  test("takes each setting from the rule, then from the target, then from the defaults", () => {
    const target = { maxAttempts: 5, minDelaySeconds: 2 };
    expect(retryPolicyOf(target, { maxAttempts: 20 })).toEqual({
      ...retryDefaults,
      maxAttempts: 20,
      minDelaySeconds: 2,
    });
  });

  test("has the defaults that the schema of targets promises", () => {
    const schema = JSON.parse(readFileSync("schemas/target.schema.json", "utf8"));
    const promised = Object.entries(schema.definitions.Retry.properties).map(([name, setting]) => [
      name,
      (setting as { default: number }).default,
    ]);
    expect(retryDefaults).toEqual(Object.fromEntries(promised));
  });
});

describe("the delay before the next attempt", () => {
  test.each([
    { attempt: 1, from: 1_000, until: 2_000 },
    { attempt: 2, from: 1_000, until: 4_000 },
    { attempt: 5, from: 1_000, until: 32_000 },
    { attempt: 10, from: 1_000, until: 900_000 },
    { attempt: 1_000, from: 1_000, until: 900_000 },
  ])("after attempt $attempt lies between $from and $until ms", ({ attempt, from, until }) => {
    expect(retryDelay(attempt, retryDefaults, { random: LEAST })).toBe(from);
    expect(retryDelay(attempt, retryDefaults, { random: MOST })).toBe(until);
  });

  test("is spread evenly", () => {
    expect(retryDelay(1, retryDefaults, { random: () => 0.25 })).toBe(1_250);
  });

  test("is the longest one where that is shorter than the shortest", () => {
    const policy = { ...retryDefaults, minDelaySeconds: 10, maxDelaySeconds: 3 };
    expect(retryDelay(4, policy, { random: MOST })).toBe(3_000);
  });

  test("is never shorter than the target asked for, and may be longer than the policy's longest", () => {
    expect(retryDelay(1, retryDefaults, { random: LEAST, retryAfterSeconds: 120 })).toBe(120_000);
    expect(retryDelay(1, retryDefaults, { random: LEAST, retryAfterSeconds: 7_200 })).toBe(7_200_000);
    expect(retryDelay(6, retryDefaults, { random: MOST, retryAfterSeconds: 1 })).toBe(64_000);
  });

  test("stays within the policy whatever it says", () => {
    const setting = fc.double({ min: 0.01, max: 86_400, noNaN: true });
    const cases = fc.record({
      attempt: fc.integer({ min: 1, max: 1_000 }),
      minDelaySeconds: setting,
      maxDelaySeconds: setting,
      chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ attempt, minDelaySeconds, maxDelaySeconds, chance }) => {
        const policy = { ...retryDefaults, minDelaySeconds, maxDelaySeconds };
        const delay = retryDelay(attempt, policy, { random: () => chance });
        expect(delay).toBeGreaterThanOrEqual(Math.floor(1_000 * Math.min(minDelaySeconds, maxDelaySeconds)));
        expect(delay).toBeLessThanOrEqual(Math.ceil(1_000 * maxDelaySeconds));
      }),
    );
  });
});
