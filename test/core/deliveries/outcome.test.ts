import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../../functions/core/errors.ts";
import {
  attemptNumber,
  isRetried,
  meaningOf,
  outcomeOf,
  type SendResult,
} from "../../../functions/core/deliveries/outcome.ts";
import { retryDefaults } from "../../../functions/core/deliveries/retry.ts";
import { aDelivery, anAttempt, NOW } from "../../support/build.ts";

const settings = { policy: retryDefaults, now: NOW, random: () => 0 };
const DAY = 86_400_000;

function aFailure(code: ErrorCode, parts: object = {}): SendResult {
  return { ok: false, code, detail: "It said no", ...parts };
}

function tried(times: number, firstAt = NOW) {
  return aDelivery({
    attempts: Array.from({ length: times }, (_, i) => anAttempt({ number: i + 1, at: firstAt + i })),
  });
}

describe("the outcome of an attempt", () => {
  test("is delivered when the target took it", () => {
    expect(outcomeOf(aDelivery(), { ok: true, status: 204 }, settings)).toEqual({ status: "delivered" });
  });

  test.each([
    "target-failed",
    "target-timeout",
    "target-unreachable",
    "auth-failed",
    "secret-missing",
    "storage-full",
    "internal",
  ] as const)("is another attempt after %s", (code) => {
    expect(outcomeOf(aDelivery(), aFailure(code), settings)).toEqual({
      status: "retrying",
      dueAt: NOW + 1_000,
    });
  });

  test.each([
    "target-refused",
    "target-redirects",
    "address-private",
    "target-invalid",
    "hop-limit",
  ] as const)("is dead at once after %s", (code) => {
    const reason = { code, detail: "It said no" };
    expect(outcomeOf(aDelivery(), aFailure(code), settings)).toEqual({ status: "dead", reason });
  });

  test("waits as long as the target asked for", () => {
    const failure = aFailure("target-failed", { retryAfterSeconds: 90 });
    expect(outcomeOf(aDelivery(), failure, settings)).toEqual({ status: "retrying", dueAt: NOW + 90_000 });
  });

  test("is dead after the last attempt, with the last cause", () => {
    const policy = { ...retryDefaults, maxAttempts: 3 };
    expect(outcomeOf(tried(1), aFailure("target-failed"), { ...settings, policy }).status).toBe("retrying");
    expect(outcomeOf(tried(2), aFailure("target-failed"), { ...settings, policy })).toEqual({
      status: "dead",
      reason: { code: "attempts-exhausted", detail: "All attempts failed (3). The last: It said no" },
    });
  });

  test("is dead once the first attempt lies too far back, with the last cause", () => {
    expect(outcomeOf(tried(7, NOW - DAY), aFailure("target-timeout"), settings)).toEqual({
      status: "dead",
      reason: { code: "age-exceeded", detail: "Not delivered in 86400 s (8 attempts). The last: It said no" },
    });
  });

  test("is a last attempt at the very end of its age, even when the target asked for longer", () => {
    const failure = aFailure("target-failed", { retryAfterSeconds: 7 * 86_400 });
    expect(outcomeOf(tried(1, NOW - DAY + 500), failure, settings)).toEqual({
      status: "retrying",
      dueAt: NOW + 500,
    });
  });

  test("does not count the time before the first attempt, in which the target was paused", () => {
    const old = aDelivery({ createdAt: NOW - 9 * DAY });
    expect(outcomeOf(old, aFailure("target-failed"), settings).status).toBe("retrying");
  });
});

test("attempts are counted on from the last one", () => {
  expect(attemptNumber(aDelivery())).toBe(1);
  expect(attemptNumber(aDelivery({ attempts: [anAttempt({ number: 41 })] }))).toBe(42);
});

test("an unknown code is not tried again", () => {
  expect(isRetried("no-such-code")).toBe(false);
});

describe("the meaning of a status", () => {
  test.each([
    [200, "delivered"],
    [202, "delivered"],
    [204, "delivered"],
    [299, "delivered"],
    [304, "dead"],
    [308, "dead"],
    [400, "dead"],
    [401, "dead"],
    [404, "dead"],
    [408, "retry"],
    [409, "dead"],
    [410, "dead"],
    [422, "dead"],
    [425, "retry"],
    [429, "retry"],
    [500, "retry"],
    [501, "retry"],
    [503, "retry"],
    [599, "retry"],
  ] as const)("%d is %s", (status, meaning) => {
    expect(meaningOf(status)).toBe(meaning);
  });

  test("is the target's own where it has one, that of the status before that of its class", () => {
    const policy = {
      "404": "retry",
      "5xx": "dead",
      "503": "retry",
      "409": "delivered",
      "2xx": "retry",
    } as const;
    expect(meaningOf(404, policy)).toBe("retry");
    expect(meaningOf(500, policy)).toBe("dead");
    expect(meaningOf(503, policy)).toBe("retry");
    expect(meaningOf(409, policy)).toBe("delivered");
    expect(meaningOf(201, policy)).toBe("retry");
    expect(meaningOf(400, policy)).toBe("dead");
  });
});
