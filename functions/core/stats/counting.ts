import type { Settlement } from "../delivery.ts";
import type { AcceptedEvent } from "../event.ts";
import type { Arrival, IncomingEvent, Receipt, RefusedEvent } from "../ingest.ts";
import type { Routed } from "../route.ts";
import { mergeSenders, sendersOf } from "../people/producers.ts";
import { addError, addLatency, emptyTally, OTHER, type Tally } from "./counts.ts";
import type { DeltaRow } from "./delta.ts";
import { MOST_IDS, type StatKind } from "./dimension.ts";
import { LIMIT_MS } from "./histogram.ts";

/** What a publisher sent, and what it was told. */
export interface Ingested {
  readonly arrival: Pick<Arrival, "bus" | "publisher" | "sender" | "receivedAt">;
  readonly incoming: readonly (IncomingEvent | RefusedEvent)[];
  /** One for each, in order. */
  readonly receipts: readonly Receipt[];
  /** From the arrival to the answer. */
  readonly latencyMs: number;
}

/** What became a segment, or part of one. */
export interface Archived {
  readonly count: number;
  readonly bytes: number;
  readonly lagMs: number;
}

/** Counts what functions do, until somebody takes the counts away. Nothing here waits or fails. */
export interface Counting {
  ingested(ingested: Ingested): void;
  /** `lagMs`: from the event's receipt to its routing. */
  routed(event: AcceptedEvent, routed: Routed, lagMs: number): void;
  settled(settlement: Settlement): void;
  /** Events lie in the archive now. `lagMs`: since the receipt of the oldest of them. */
  archived(archived: Archived): void;
  /** So many deliveries of a backlog were skipped by hand: no failures, but told beside them. */
  skipped(backlog: { readonly target: string; readonly rule?: string }, count: number): void;
  /** The audit could not be written, with this code. */
  unaudited(code: string): void;
  /** What was counted since the last time; empty when nothing was. */
  take(): readonly DeltaRow[];
}

/** `revision`: the state of the definitions that is worked with, as the registry numbers it. */
export function createCounting(revision?: () => number): Counting {
  let tallies = createTallies();
  return {
    ingested: (ingested) => countIngested(tallies, ingested),
    routed: (event, routed, lagMs) => countRouted(tallies, { event, routed, lagMs }),
    settled: (settlement) => countSettled(tallies, settlement),
    archived({ count, bytes, lagMs }) {
      const tally = tallies.of("function", "archive");
      tally.count += count;
      tally.bytes += bytes;
      addLatency(tally, lagMs, LIMIT_MS.delivery);
    },
    skipped: ({ target, rule }, count) => {
      addError(tallies.of("target", target), "skipped", count);
      if (rule !== undefined) addError(tallies.of("rule", rule), "skipped", count);
    },
    unaudited(code) {
      const tally = tallies.of("function", "audit");
      addEvent(tally, 0);
      addFailure(tally, code);
    },
    take() {
      if (revision) tallies.markFunctions(revision());
      const taken = tallies.rows();
      tallies = createTallies();
      return taken;
    },
  };
}

interface Tallies {
  of(kind: StatKind, id: string): Tally;
  /** All functions that have counted worked with these definitions. */
  markFunctions(revision: number): void;
  rows(): readonly DeltaRow[];
}

/** One tally a thing, up to so many things of a kind. */
function createTallies(): Tallies {
  const kinds = new Map<StatKind, Map<string, Tally>>();
  const idsOf = (kind: StatKind) => {
    const known = kinds.get(kind);
    if (known) return known;
    const ids = new Map<string, Tally>();
    kinds.set(kind, ids);
    return ids;
  };
  return {
    of(kind, id) {
      const ids = idsOf(kind);
      const name = ids.has(id) || ids.size < MOST_IDS[kind] ? id : OTHER;
      const known = ids.get(name);
      if (known) return known;
      const tally = emptyTally();
      ids.set(name, tally);
      return tally;
    },
    markFunctions(revision) {
      for (const tally of idsOf("function").values())
        tally.revisions = { oldest: revision, newest: revision };
    },
    rows: () =>
      [...kinds].flatMap(([kind, ids]) => [...ids].map(([id, tally]): DeltaRow => [kind, id, tally])),
  };
}

function countIngested(tallies: Tallies, { arrival, incoming, receipts, latencyMs }: Ingested): void {
  const { bus, publisher } = arrival;
  const producer = tallies.of("producer", publisher);
  const common = [tallies.of("bus", bus), producer, tallies.of("function", "ingest")];
  const sources = incoming.map(({ source }) => source);
  const senders = sendersOf(arrival.sender ?? {}, { at: arrival.receivedAt, sources });
  producer.senders = mergeSenders(producer.senders, senders)!;
  for (const [i, event] of incoming.entries()) {
    const touched = [...common];
    if (event.source !== undefined) touched.push(tallies.of("source", event.source));
    if ("type" in event) touched.push(tallies.of("type", event.type));
    const failure = failureOf(receipts[i]!);
    for (const tally of touched) {
      addEvent(tally, "text" in event ? event.text.length : 0);
      addLatency(tally, latencyMs, LIMIT_MS.path);
      if (failure !== undefined) addFailure(tally, failure);
    }
  }
}

function failureOf(receipt: Receipt): string | undefined {
  if (receipt.status === "refused") return receipt.error.code;
  return receipt.status === "quarantined" ? "schema-quarantined" : undefined;
}

function countRouted(
  tallies: Tallies,
  { event, routed, lagMs }: { event: AcceptedEvent; routed: Routed; lagMs: number },
): void {
  const { matched, failed } = routed;
  for (const tally of [tallies.of("function", "route"), ...matched.map(({ id }) => tallies.of("rule", id))]) {
    addEvent(tally, event.text.length);
    addLatency(tally, lagMs, LIMIT_MS.path);
  }
  for (const { rule, code } of failed) addFailure(tallies.of("rule", rule), code);
}

/** An attempt counts for its target; what follows from it for the rule as well. */
function countSettled(tallies: Tallies, { delivery, attempt, outcome }: Settlement): void {
  const tried = [tallies.of("target", delivery.target), tallies.of("function", "deliver")];
  const failure = attempt?.error ?? (outcome.status === "dead" ? outcome.reason : undefined);
  for (const tally of attempt ? tried : []) {
    addEvent(tally, delivery.event.text.length);
    addLatency(tally, attempt!.latencyMs, LIMIT_MS.delivery);
  }
  // Of deliveries of alerts nobody is to be alerted again.
  if (!failure || delivery.event.type.startsWith(OWN_TYPES)) return;
  for (const tally of [...tried, tallies.of("rule", delivery.rule)]) {
    addFailure(tally, failure.code);
    if (outcome.status === "retrying") tally.retried++;
    if (outcome.status === "dead") tally.dead++;
  }
}

const OWN_TYPES = "signalbox.";

function addEvent(tally: Tally, bytes: number): void {
  tally.count++;
  tally.bytes += bytes;
}

function addFailure(tally: Tally, code: string): void {
  tally.failed++;
  addError(tally, code);
}
