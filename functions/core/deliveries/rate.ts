import type { Rate } from "../generated/target-file.ts";

/**
 * A token bucket as one number (generic cell rate algorithm): the time at which it will be full again, epoch ms.
 * Each delivery moves it by 1 / perSecond. With burst 1 it is a leaky bucket: evenly spaced.
 */
export interface RateState {
  readonly fullAt: number;
}

/** A full bucket. */
export const fullBucket: RateState = { fullAt: 0 };

/** Takes one: `waitMs` is 0 and the state is the new one, or nothing was taken and it may be asked again in `waitMs`. */
export function take(state: RateState, rate: Rate, now: number): { state: RateState; waitMs: number } {
  const waitMs = waitOf(state, rate, now);
  if (waitMs > 0) return { state, waitMs };
  const { interval, depth } = bucketOf(rate);
  return { state: { fullAt: Math.max(now, Math.min(state.fullAt, now + depth)) + interval }, waitMs };
}

/** Whole milliseconds until one may be taken; 0: now. */
export function waitOf(state: RateState, rate: Rate, now: number): number {
  const { interval, depth } = bucketOf(rate);
  // Never further than an empty bucket, should the clock have been set back or the rate raised.
  const fullAt = Math.min(state.fullAt, now + depth);
  return Math.max(0, Math.ceil(fullAt - now - (depth - interval) - ROUNDING));
}

/** Milliseconds by which sums of epoch times may be off: a double holds them to 0.0002 ms. */
const ROUNDING = 0.001;

/** Milliseconds a token takes to come, and an empty bucket takes to fill. */
function bucketOf({ perSecond, burst = Math.max(1, Math.floor(perSecond)) }: Rate) {
  const interval = 1000 / perSecond;
  return { interval, depth: interval * burst };
}
