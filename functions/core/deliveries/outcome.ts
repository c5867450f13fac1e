import type { Delivery, Outcome, Reason, RetryPolicy, UnservedRecipients } from "../delivery.ts";
import type { ErrorCode } from "../errors.ts";
import { type DelayChance, retryDelay } from "./retry.ts";

/** What a target made of one attempt. */
export type SendResult =
  | {
      readonly ok: true;
      readonly status?: number;
      /** What it can be recalled by, for as long as the target has not handed it out. */
      readonly receipt?: string;
    }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      /** One sentence, with the beginning of the target's answer where there is one. Never a secret. */
      readonly detail: string;
      readonly status?: number;
      readonly retryAfterSeconds?: number;
      /** Of a message to several, some of whom have it. */
      readonly recipients?: UnservedRecipients;
    };

/** Nothing was tried yet, and no attempt is counted: it is to come again. */
export interface Waiting {
  readonly ok: "waiting";
  /** Epoch ms. */
  readonly until: number;
  readonly reason: Reason;
}

export interface OutcomeSettings extends Pick<DelayChance, "random"> {
  readonly policy: Required<RetryPolicy>;
  /** The end of the attempt, epoch ms. */
  readonly now: number;
}

/**
 * What follows from an attempt: delivered, again later, or dead. The age counts from the first attempt, so that a
 * pause, a delay or a redrive costs a delivery nothing; the last attempt is due when the age is reached, not before.
 */
export function outcomeOf(delivery: Delivery, result: SendResult, settings: OutcomeSettings): Outcome {
  if (result.ok) return { status: "delivered" };
  const { policy, now, random } = settings;
  const { code, detail, retryAfterSeconds } = result;
  if (!isRetried(code)) return dead(code, detail);

  const attempt = attemptNumber(delivery);
  if (attempt >= policy.maxAttempts)
    return dead("attempts-exhausted", `All attempts failed (${attempt}). The last: ${detail}`);

  const end = (delivery.attempts[0]?.at ?? now) + policy.maxAgeSeconds * 1000;
  if (now >= end)
    return dead(
      "age-exceeded",
      `Not delivered in ${policy.maxAgeSeconds} s (${attempt} attempts). The last: ${detail}`,
    );
  return {
    status: "retrying",
    dueAt: Math.min(now + retryDelay(attempt, policy, { random, retryAfterSeconds }), end),
  };
}

/** The number of the attempt that comes next; counts from 1. */
export function attemptNumber(delivery: Delivery): number {
  return (delivery.attempts.at(-1)?.number ?? 0) + 1;
}

/**
 * Whether a failure is tried again. What lies with the target, the network, credentials or our storage may pass;
 * what lies with the delivery or the target's definition stays as it is until somebody acts.
 */
export function isRetried(code: string): boolean {
  return RETRIED.has(code);
}

const RETRIED: ReadonlySet<string> = new Set<ErrorCode>([
  "target-failed",
  "target-timeout",
  "target-unreachable",
  "auth-failed",
  "target-credentials-missing",
  "secret-missing",
  "storage-full",
  "storage-failed",
  "shutting-down",
  "too-many-requests",
  "internal",
]);

/** By status ("404") or by class ("5xx"); the status goes first. */
export type StatusPolicy = Readonly<Record<string, "delivered" | "retry" | "dead">>;

/** What an HTTP status means: the target's own policy, else 2xx delivered; 408, 425, 429 and 5xx retry; all others dead. */
export function meaningOf(status: number, policy: StatusPolicy = {}): StatusPolicy[string] {
  const own = policy[status] ?? policy[`${Math.floor(status / 100)}xx`];
  if (own) return own;
  if (status >= 200 && status < 300) return "delivered";
  return status >= 500 || PASSING.has(status) ? "retry" : "dead";
}

/** Request Timeout, Too Early, Too Many Requests. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

function dead(code: ErrorCode, detail: string): Outcome {
  return { status: "dead", reason: { code, detail } };
}
