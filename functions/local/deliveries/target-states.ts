import {
  type BreakerState,
  breakerBegin,
  breakerEnd,
  breakerPhase,
  breakerWait,
  closedBreaker,
  signalOf,
} from "../../core/deliveries/breaker.ts";
import type { Attempt } from "../../core/delivery.ts";
import type { Clock, TargetState, TargetStates } from "../../core/ports.ts";
import { fullBucket, type RateState, take } from "../../core/deliveries/rate.ts";
import type { Target } from "../../core/rule.ts";
import { breakerChange, type TargetChange, withChange } from "../../core/deliveries/target-changes.ts";

/** The states of all targets in memory; the lanes ask it before each delivery. */
export interface LocalTargetStates extends TargetStates {
  /**
   * Whether one more delivery may go to the target; when it may, it has taken its place, its token of the rate and, of a
   * half-open breaker, the probe. A target that there is not is let through, since its deliveries have an end to come to.
   */
  admit(target: string, now: number): "go" | Wait;
  /** What `admit` let through is over; `attempt` is absent when none was made. */
  ended(target: string, attempt: Attempt | undefined, now: number): void;
}

export interface Wait {
  readonly reason: "paused" | "breaker-open" | "rate" | "concurrency";
  /** When to ask again; absent: after the next `ended`, or when `onResumed` says so. */
  readonly waitMs?: number;
}

/** What of a target's state outlives the process. */
export interface KeptTargetState {
  readonly paused?: NonNullable<TargetState["paused"]>;
  readonly breaker?: BreakerState;
  readonly changes?: readonly TargetChange[];
}

export interface TargetStatesOptions {
  readonly targetOf: (id: string) => Target | undefined;
  /** What `save` was given last, by target. */
  readonly kept: Iterable<readonly [target: string, state: KeptTargetState]>;
  /** Makes a state durable. */
  readonly save: (target: string, state: KeptTargetState) => Promise<void>;
  /** Told after `resume`, which closes the breaker as well. */
  readonly onResumed: (target: string) => void;
  /** How many deliveries wait for a target. */
  readonly waiting: (target: string) => number;
  readonly now: Clock;
}

/** The default of schemas/target.schema.json. */
const CONCURRENCY = 16;

interface State {
  paused: TargetState["paused"];
  breaker: BreakerState;
  rate: RateState;
  inFlight: number;
  changes: readonly TargetChange[];
}

export function createTargetStates({
  targetOf,
  kept,
  save,
  onResumed,
  waiting,
  now,
}: TargetStatesOptions): LocalTargetStates {
  const states = new Map<string, State>();
  for (const [target, state] of kept) states.set(target, restored(state));
  const stateOf = (target: string): State => {
    const state = states.get(target) ?? restored({});
    states.set(target, state);
    return state;
  };
  return {
    admit(id, at) {
      const target = targetOf(id);
      return target ? admitTo(stateOf(id), target, at) : begin(stateOf(id), at);
    },
    ended(id, attempt, at) {
      const state = stateOf(id);
      const before = state.breaker;
      state.inFlight--;
      state.breaker = breakerEnd(state.breaker, signalOf(attempt), {
        now: at,
        breaker: targetOf(id)?.breaker,
      });
      // A breaker's state that is lost is learnt anew, and the store tells of its own trouble.
      state.changes = withChange(state.changes, breakerChange(before, state.breaker, at));
      if (state.breaker.openUntil !== before.openUntil) save(id, keptOf(state)).catch(() => {});
    },
    get(id) {
      const { paused, breaker, inFlight, changes } = stateOf(id);
      const { failures, openUntil } = breaker;
      const phase = breakerPhase(breaker, now());
      return {
        ...(paused && { paused }),
        breaker: { state: phase, failures, ...(openUntil !== undefined && { openUntil }) },
        // Counted only for who looks at it: there may be a million.
        get waiting() {
          return waiting(id);
        },
        inFlight,
        ...(changes.length > 0 && { changes }),
      };
    },
    async pause(id, by) {
      const state = stateOf(id);
      const paused = { at: now(), by };
      const changes = withChange(state.changes, { ...paused, what: "paused" });
      await save(id, { ...keptOf(state), paused, changes });
      Object.assign(state, { paused, changes });
    },
    async resume(id, by) {
      const state = stateOf(id);
      const changes = withChange(state.changes, { at: now(), what: "resumed", by });
      await save(id, { changes });
      Object.assign(state, { paused: undefined, breaker: closedBreaker, changes });
      onResumed(id);
    },
  };
}

function admitTo(state: State, target: Target, now: number): "go" | Wait {
  if (state.paused) return { reason: "paused" };
  const closed = breakerWait(state.breaker, now);
  if (closed === Infinity) return { reason: "breaker-open" };
  if (closed > 0) return { reason: "breaker-open", waitMs: closed };
  if (state.inFlight >= (target.concurrency ?? CONCURRENCY)) return { reason: "concurrency" };
  if (target.rate) {
    const { state: rate, waitMs } = take(state.rate, target.rate, now);
    if (waitMs > 0) return { reason: "rate", waitMs };
    state.rate = rate;
  }
  return begin(state, now);
}

function begin(state: State, now: number): "go" {
  state.breaker = breakerBegin(state.breaker, now);
  state.inFlight++;
  return "go";
}

function restored({ paused, breaker = closedBreaker, changes = [] }: KeptTargetState): State {
  return { paused, breaker, rate: fullBucket, inFlight: 0, changes };
}

/** Without the probe: it ends with the process. */
function keptOf({ paused, breaker: { failures, openUntil }, changes }: State): KeptTargetState {
  return {
    ...(changes.length > 0 && { changes }),
    ...(paused && { paused }),
    ...(openUntil !== undefined && { breaker: { failures, openUntil } }),
  };
}
