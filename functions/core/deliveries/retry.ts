import type { RetryPolicy } from "../delivery.ts";

/** What a target and a rule leave open. schemas/target.schema.json says the same figures. */
export const retryDefaults: Required<RetryPolicy> = {
  maxAttempts: 185,
  maxAgeSeconds: 86_400,
  minDelaySeconds: 1,
  maxDelaySeconds: 900,
};

/** The rule's settings over the target's over the defaults, each by itself. */
export function retryPolicyOf(
  target: RetryPolicy | undefined,
  rule: RetryPolicy | undefined,
): Required<RetryPolicy> {
  return { ...retryDefaults, ...target, ...rule };
}

/** What a delay depends on besides the policy. */
export interface DelayChance {
  /** A number of [0, 1) each call. */
  readonly random: () => number;
  /** What the target asked for in its answer. */
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * Milliseconds from the end of attempt `attempt` (from 1) to the next: exponential with full jitter, evenly spread
 * between minDelaySeconds and minDelaySeconds × 2^attempt, at most maxDelaySeconds; never sooner than the target asked for.
 */
export function retryDelay(attempt: number, policy: Required<RetryPolicy>, chance: DelayChance): number {
  const longest = policy.maxDelaySeconds;
  const shortest = Math.min(policy.minDelaySeconds, longest);
  const ceiling = Math.min(longest, shortest * 2 ** attempt);
  const seconds = shortest + chance.random() * (ceiling - shortest);
  return Math.round(1000 * Math.max(seconds, chance.retryAfterSeconds ?? 0));
}
