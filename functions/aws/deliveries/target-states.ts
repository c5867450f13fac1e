import { setTimeout as sleep } from "node:timers/promises";
import {
  type BreakerState,
  breakerBegin,
  breakerEnd,
  breakerPhase,
  breakerWait,
  closedBreaker,
  type Signal,
  signalOf,
} from "../../core/deliveries/breaker.ts";
import type { Delivery, Reason, Settlement } from "../../core/delivery.ts";
import type { Clock, TargetStates } from "../../core/ports.ts";
import type { Target } from "../../core/rule.ts";
import { breakerChange, withChange } from "../../core/deliveries/target-changes.ts";
import type { Admission } from "../../deliver.ts";
import { createConcurrency } from "./concurrency.ts";
import { changeKept, type KeptSkip, type KeptTargetState, keptTargetStates } from "./kept-target-states.ts";
import { covers } from "./skip.ts";
import type { Rates } from "./rates.ts";
import type { Table } from "../table.ts";

export interface AwsTargetStates extends TargetStates {
  /** Takes in what others have changed, unless that was done just now. To be awaited before each batch or request. */
  refresh(): Promise<void>;
  /** Whether a target takes one more delivery now; who is let in tells `ended` of it. */
  admit(target: Target): Promise<Admission>;
  ended(settlement: Settlement): Promise<void>;
  /** The skip of a backlog that a delivery belongs to. */
  skipOf(delivery: Delivery): KeptSkip | undefined;
  /** Since when the breaker has not been closed, epoch ms. */
  openSince(target: string): number | undefined;
}

export interface TargetStatesOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly rates: Rates;
  readonly targetOf: (id: string) => Target | undefined;
  /** How many deliveries wait for each target; asked for at each refresh where it is given. */
  readonly waiting?: () => Promise<ReadonlyMap<string, { readonly count: number }>>;
}

/** What others change is seen within it. */
const REFRESH_MS = 2_000;
/** What waits for a paused target, or for an open breaker to close, asks again after that, if it is not woken before. */
const ASIDE_SECONDS = 3_600;
/** For who finds all places taken, and for the next probe while one is under way. */
const SOON_SECONDS = 5;
/** For its turn at the rate one waits here so long, and elsewhere beyond it. */
const PATIENCE_MS = 2_000;
/** Those who come back for the rate come spread over that, and not all at once. */
const SPREAD_SECONDS = 30;

/** The states of targets in the table `hot`, as a process last saw them: a breaker and a pause hold for all processes. */
export function createTargetStates(table: Table, options: TargetStatesOptions): AwsTargetStates {
  const { clock, random, targetOf } = options;
  let known = new Map<string, KeptTargetState>();
  let waiting: ReadonlyMap<string, { readonly count: number }> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  const places = createConcurrency();
  const change = async (
    id: string,
    to: (kept: KeptTargetState) => KeptTargetState,
  ): Promise<KeptTargetState> => {
    const kept = await changeKept(table, id, to);
    known.set(id, kept);
    return kept;
  };
  const breakerOf = (id: string) => known.get(id)?.breaker ?? closedBreaker;
  /** One probe at a time: the write says who it is. */
  const probes = async (id: string): Promise<boolean> => {
    let mine = false;
    await change(id, (kept) => {
      const breaker = kept.breaker ?? closedBreaker;
      mine = breakerWait(breaker, clock()) === 0;
      return mine ? { ...kept, breaker: breakerBegin(breaker, clock()) } : kept;
    });
    return mine;
  };
  const nextProbe = createCandidates();
  return {
    async refresh() {
      if (clock() - readAt < REFRESH_MS) return;
      const at = clock();
      known = await keptTargetStates(table);
      waiting = (await options.waiting?.()) ?? waiting;
      readAt = at;
    },
    async admit(target) {
      const { id } = target;
      const { paused } = known.get(id) ?? {};
      if (paused) return waits(asideSeconds(random), pausedReason(id));
      const waitMs = breakerWait(breakerOf(id), clock());
      if (waitMs > 0)
        return waits(nextProbe(id, breakerOf(id), waitMs) ?? asideSeconds(random), brokenReason(id));
      if (!(await places.take(target))) return waits(SOON_SECONDS, crowdedReason(id));
      const admission = await turnAt(target, options);
      // The probe last: whoever is it does make an attempt.
      const isHalfOpen = breakerPhase(breakerOf(id), clock()) === "half-open";
      const refused = admission.ok && isHalfOpen && !(await probes(id));
      if (!admission.ok || refused) places.free(id);
      return refused ? waits(SOON_SECONDS, brokenReason(id)) : admission;
    },
    async ended({ delivery: { target: id }, attempt }) {
      places.free(id);
      const target = targetOf(id);
      const signal = signalOf(attempt);
      const before = breakerOf(id);
      const changes = signal === "failing" || before.failures > 0 || before.openUntil !== undefined;
      if (!target || !changes) return;
      await change(id, learnt(signal, { now: clock(), breaker: target.breaker }));
    },
    skipOf: (delivery) => known.get(delivery.target)?.skips?.find((one) => covers(one, delivery)),
    openSince: (id) => known.get(id)?.openedAt,
    get(id) {
      const { paused, changes } = known.get(id) ?? {};
      const { failures, openUntil } = breakerOf(id);
      const state = breakerPhase(breakerOf(id), clock());
      return {
        ...(paused && { paused }),
        breaker: { state, failures, ...(openUntil !== undefined && { openUntil }) },
        waiting: waiting.get(id)?.count ?? 0,
        inFlight: places.taken(id),
        ...(changes && { changes }),
      };
    },
    async pause(id, by) {
      await change(id, pausedBy({ at: clock(), by }));
    },
    async resume(id, by) {
      await change(id, resumedBy({ at: clock(), by }));
    },
  };
}

/** The first one that finds a breaker open comes back as the next probe, in so many seconds; the others wait until it is closed. */
function createCandidates() {
  const chosen = new Map<string, number | undefined>();
  return (id: string, { openUntil }: BreakerState, waitMs: number): number | undefined => {
    if (chosen.get(id) === openUntil) return undefined;
    chosen.set(id, openUntil);
    return waitMs === Infinity ? SOON_SECONDS : waitMs / 1000;
  };
}

/** Not all at the same time. */
function asideSeconds(random: () => number): number {
  return ASIDE_SECONDS * (0.9 + random() / 10);
}

/** What an attempt teaches the breaker. */
function learnt(signal: Signal, settings: Parameters<typeof breakerEnd>[2]) {
  const { now } = settings;
  return ({ openedAt = now, ...kept }: KeptTargetState): KeptTargetState => {
    const before = kept.breaker ?? closedBreaker;
    const breaker = breakerEnd(before, signal, settings);
    const changes = withChange(kept.changes, breakerChange(before, breaker, now));
    if (breaker.openUntil !== undefined) return { ...kept, breaker, changes, openedAt };
    const closes = before.openUntil !== undefined;
    return { ...kept, breaker, changes, ...(closes && { wake: { at: now } }) };
  };
}

type Hand = NonNullable<KeptTargetState["paused"]>;

function pausedBy(paused: Hand) {
  return ({ changes, ...kept }: KeptTargetState): KeptTargetState => ({
    ...kept,
    paused,
    changes: withChange(changes, { ...paused, what: "paused" }),
  });
}

function resumedBy(hand: Hand) {
  return ({ skips, changes }: KeptTargetState): KeptTargetState => ({
    wake: { at: hand.at },
    ...(skips && { skips }),
    changes: withChange(changes, { ...hand, what: "resumed" }),
  });
}

function waits(waitSeconds: number, reason: Reason): Admission {
  return { ok: false, waitSeconds: Math.max(1, waitSeconds), reason };
}

function pausedReason(id: string): Reason {
  return { code: "target-paused", detail: `Cannot deliver to target "${id}" now: it is paused` };
}

function brokenReason(id: string): Reason {
  return { code: "breaker-open", detail: `Cannot deliver to target "${id}" now: it failed again and again` };
}

function crowdedReason(id: string): Reason {
  return {
    code: "too-many-requests",
    detail: `Cannot deliver to target "${id}" now: too many are under way to it`,
  };
}

/** Its turn at the rate, after a short wait if need be. */
async function turnAt({ id, rate }: Target, { rates, random }: TargetStatesOptions): Promise<Admission> {
  if (!rate) return { ok: true };
  for (let waited = 0; ; ) {
    const waitMs = await rates.take(id, rate);
    if (waitMs === 0) return { ok: true };
    if ((waited += waitMs) > PATIENCE_MS)
      return waits(waitMs / 1000 + random() * SPREAD_SECONDS, {
        code: "too-many-requests",
        detail: `Cannot deliver to target "${id}" now: it takes ${rate.perSecond} a second`,
      });
    await sleep(waitMs);
  }
}
