import { mergeSenders, type Senders } from "../people/producers.ts";
import { type Buckets, bucketOf, mergeBuckets } from "./histogram.ts";

/** What a function counted of one thing in some span of time. */
export interface Counts {
  readonly count: number;
  /** Of the events' text, in UTF-16 units. */
  readonly bytes: number;
  readonly failed: number;
  readonly retried: number;
  readonly dead: number;
  /** Latency, in ms: exact sum and maximum, and how many there were in each bucket. */
  readonly sumMs: number;
  readonly maxMs: number;
  readonly buckets: Buckets;
  /** Why things failed: how many by error code. */
  readonly errors: Readonly<Record<string, number>>;
  /** Of an hour or a day: how many of its minutes had traffic, and the count of the busiest minute of each hour. */
  readonly activeMinutes?: number;
  readonly peaks?: readonly number[];
  /** Of a producer: who published, and when. */
  readonly senders?: Senders;
  /** Of a function: the states of the definitions that it worked with, as the registry numbers them. */
  readonly revisions?: Revisions;
  /** Of a target: what waited for it, at the most, when it was looked at. */
  readonly gauges?: Gauges;
}

export interface Gauges {
  readonly waiting: number;
  /** Of those that wait, how many wait for a time that is to come. */
  readonly later: number;
  /** For how long the oldest of them has waited. */
  readonly oldestMs: number;
  readonly inFlight: number;
}

export interface Revisions {
  readonly oldest: number;
  readonly newest: number;
}

export const noCounts: Counts = {
  count: 0,
  bytes: 0,
  failed: 0,
  retried: 0,
  dead: 0,
  sumMs: 0,
  maxMs: 0,
  buckets: {},
  errors: {},
};

/** Error codes are ours, and few; a row that has more holds the rest together. */
const MOST_ERRORS = 20;
/** What did not fit is counted under this name. */
export const OTHER = "__other__";

/** Both together: the order does not matter, and merging in any grouping gives the same. */
export function mergeCounts(a: Counts, b: Counts): Counts {
  const senders = mergeSenders(a.senders, b.senders);
  const revisions = mergeRevisions(a.revisions, b.revisions);
  const gauges = mergeGauges(a.gauges, b.gauges);
  return {
    ...(senders && { senders }),
    ...(revisions && { revisions }),
    ...(gauges && { gauges }),
    count: a.count + b.count,
    bytes: a.bytes + b.bytes,
    failed: a.failed + b.failed,
    retried: a.retried + b.retried,
    dead: a.dead + b.dead,
    sumMs: a.sumMs + b.sumMs,
    maxMs: Math.max(a.maxMs, b.maxMs),
    buckets: mergeBuckets(a.buckets, b.buckets),
    errors: mergeErrors(a.errors, b.errors),
  };
}

function mergeRevisions(a: Revisions | undefined, b: Revisions | undefined): Revisions | undefined {
  if (!a || !b) return a ?? b;
  return { oldest: Math.min(a.oldest, b.oldest), newest: Math.max(a.newest, b.newest) };
}

function mergeGauges(a: Gauges | undefined, b: Gauges | undefined): Gauges | undefined {
  if (!a || !b) return a ?? b;
  return {
    waiting: Math.max(a.waiting, b.waiting),
    later: Math.max(a.later, b.later),
    oldestMs: Math.max(a.oldestMs, b.oldestMs),
    inFlight: Math.max(a.inFlight, b.inFlight),
  };
}

function mergeErrors(a: Counts["errors"], b: Counts["errors"]): Counts["errors"] {
  const merged: Record<string, number> = { ...a };
  for (const [code, count] of Object.entries(b)) merged[code] = (merged[code] ?? 0) + count;
  return merged;
}

/** Counts that are being made; cheap to add to. */
export interface Tally {
  count: number;
  bytes: number;
  failed: number;
  retried: number;
  dead: number;
  sumMs: number;
  maxMs: number;
  readonly buckets: Record<number, number>;
  readonly errors: Record<string, number>;
  senders?: Senders;
  revisions?: Revisions;
}

export function emptyTally(): Tally {
  return { ...noCounts, buckets: {}, errors: {} };
}

export function addLatency(tally: Tally, ms: number, limitMs: number): void {
  const bucket = bucketOf(ms, limitMs);
  tally.buckets[bucket] = (tally.buckets[bucket] ?? 0) + 1;
  tally.sumMs += Math.max(0, ms);
  if (ms > tally.maxMs) tally.maxMs = ms;
}

export function addError(tally: Tally, code: string, count = 1): void {
  const known = Object.hasOwn(tally.errors, code);
  const name = known || Object.keys(tally.errors).length < MOST_ERRORS ? code : OTHER;
  tally.errors[name] = (tally.errors[name] ?? 0) + count;
}
