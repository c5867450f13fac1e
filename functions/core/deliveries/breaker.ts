import type { Attempt } from "../delivery.ts";
import type { Breaker } from "../generated/target-file.ts";
import { isRetried } from "./outcome.ts";

/**
 * What a circuit breaker has learnt of a target; plain, so that it can be kept anywhere.
 * Without `openUntil` it is closed; before that time it is open; from then on half-open: one probe at a time goes through.
 */
export interface BreakerState {
  /** Failures in a row. */
  readonly failures: number;
  /** Epoch ms. */
  readonly openUntil?: number;
  /** A probe is under way; should its end never be told, another one may go at this time, epoch ms. */
  readonly probeUntil?: number;
}

/** What a target and schemas/target.schema.json leave open. */
export const breakerDefaults: Required<Breaker> = { failures: 10, openSeconds: 30 };

/** Nothing has failed so far. */
export const closedBreaker: BreakerState = { failures: 0 };

/** The longest that an attempt may take (timeoutSeconds of schemas/target.schema.json). */
const PROBE_MS = 300_000;

export function breakerPhase(state: BreakerState, now: number): "closed" | "open" | "half-open" {
  if (state.openUntil === undefined) return "closed";
  return now < state.openUntil ? "open" : "half-open";
}

/** Whole milliseconds until a delivery may go through, 0: now. `Infinity` while a probe is under way: its end decides. */
export function breakerWait(state: BreakerState, now: number): number {
  if (state.openUntil === undefined) return 0;
  if (now < state.openUntil) return Math.ceil(state.openUntil - now);
  return state.probeUntil !== undefined && now < state.probeUntil ? Infinity : 0;
}

/** After a delivery was let through: when half-open, it is the probe. */
export function breakerBegin(state: BreakerState, now: number): BreakerState {
  return breakerPhase(state, now) === "half-open" ? { ...state, probeUntil: now + PROBE_MS } : state;
}

/** What an attempt says of a target: it works, it does not, or it was never asked. */
export type Signal = "alive" | "failing" | "untouched";

/** After an attempt. What comes in while it is open began before, and changes nothing. */
export function breakerEnd(
  state: BreakerState,
  signal: Signal,
  { now, breaker }: { readonly now: number; readonly breaker: Breaker | undefined },
): BreakerState {
  const phase = breakerPhase(state, now);
  if (phase === "open") return state;
  if (signal === "alive") return closedBreaker;
  const { failures: limit, openSeconds } = { ...breakerDefaults, ...breaker };
  const failures = state.failures + (signal === "failing" ? 1 : 0);
  const opens = signal === "failing" && (phase === "half-open" || failures >= limit);
  if (opens) return { failures, openUntil: now + openSeconds * 1000 };
  return state.openUntil === undefined ? { failures } : { failures, openUntil: state.openUntil };
}

/**
 * Whatever is tried again is the target's failure: 5xx, 408, 425, 429, timeouts, no connection, no credentials. An answer that
 * settles a delivery, a 400 or 422 as well, shows that the target works. What ended before the target was asked says nothing.
 */
export function signalOf(attempt: Attempt | undefined): Signal {
  if (!attempt) return "untouched";
  if (!attempt.error) return "alive";
  if (isRetried(attempt.error.code)) return "failing";
  return attempt.status === undefined ? "untouched" : "alive";
}
