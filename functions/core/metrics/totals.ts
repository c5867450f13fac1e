import { type Counts, mergeCounts, OTHER } from "../stats/counts.ts";
import type { DeltaRow } from "../stats/delta.ts";
import { limitMs, type StatKind } from "../stats/dimension.ts";
import { boundOf } from "../stats/histogram.ts";
import type { Durations, DurationSample, Family, Sample } from "./families.ts";

/** What was counted since the process began: the same counts that stats are made of, added up. */
export interface Totals {
  add(rows: readonly DeltaRow[]): void;
  families(): readonly (Family | Durations)[];
}

/** Kinds of which a scraper is told. Sources, types and publishers may be any number: /api/stats has those. */
const KINDS: ReadonlySet<StatKind> = new Set(["bus", "rule", "target", "function"]);
/** Beyond so many of a kind the rest is one. */
const MOST_IDS = 500;

export function createTotals(): Totals {
  const totals = new Map<string, { readonly kind: StatKind; readonly id: string; counts: Counts }>();
  const sizes = new Map<StatKind, number>();
  const placeOf = (kind: StatKind, id: string) => {
    const size = sizes.get(kind) ?? 0;
    const name = totals.has(`${kind} ${id}`) || size < MOST_IDS ? id : OTHER;
    const key = `${kind} ${name}`;
    if (!totals.has(key)) sizes.set(kind, size + 1);
    return { key, name };
  };
  return {
    add(rows) {
      for (const [kind, id, counts] of rows) {
        if (!KINDS.has(kind)) continue;
        const { key, name } = placeOf(kind, id);
        const { senders: _, ...own } = counts;
        const known = totals.get(key);
        if (known) known.counts = mergeCounts(known.counts, own);
        else totals.set(key, { kind, id: name, counts: own });
      }
    },
    families: () => familiesOf([...totals.values()]),
  };
}

interface Total {
  readonly kind: StatKind;
  readonly id: string;
  readonly counts: Counts;
}

function familiesOf(all: readonly Total[]): (Family | Durations)[] {
  const of = (kind: StatKind) => all.filter((total) => total.kind === kind);
  const named = (id: string) => all.filter((total) => total.kind === "function" && total.id === id);
  const [bus, rule, target] = [of("bus"), of("rule"), of("target")];
  return [
    counter("published_events_total", "Events that publishers sent, refused ones too.", each(bus, "count")),
    counter("published_characters_total", "Size of their text.", each(bus, "bytes")),
    counter("publish_failures_total", "Events refused or quarantined, by code.", byCode(bus)),
    durations("ingest_duration_seconds", "From arrival to answer.", named("ingest")),
    counter("routed_events_total", "Events that were routed.", each(named("route"), "count", false)),
    durations("route_lag_seconds", "From an event's receipt to its routing.", named("route")),
    counter("rule_matches_total", "Events that a rule matched.", each(rule, "count")),
    counter("rule_failures_total", "Transforms and attempts of a rule that failed, by code.", byCode(rule)),
    counter("target_attempts_total", "Attempts at a target.", each(target, "count")),
    counter("target_failures_total", "Attempts and deliveries that failed, by code.", byCode(target)),
    counter("target_retries_total", "Attempts after which another follows.", each(target, "retried")),
    counter("target_dead_letters_total", "Deliveries that were given up.", each(target, "dead")),
    durations("target_attempt_duration_seconds", "How long attempts took.", target),
  ];
}

function counter(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, type: "counter", help, samples };
}

function each(
  totals: readonly Total[],
  count: "count" | "bytes" | "retried" | "dead",
  labelled = true,
): Sample[] {
  return totals.map(({ kind, id, counts }) => ({
    ...(labelled && { labels: { [kind]: id } }),
    value: counts[count],
  }));
}

function byCode(totals: readonly Total[]): Sample[] {
  return totals.flatMap(({ kind, id, counts }) =>
    Object.entries(counts.errors).map(([code, value]) => ({ labels: { [kind]: id, code }, value })),
  );
}

/** Bounds that those of the buckets fall on, so that no count is a guess. */
const BOUNDS_MS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000];

function durations(name: string, help: string, totals: readonly Total[]): Durations {
  return { name, type: "histogram", help, samples: totals.map(durationsOf) };
}

function durationsOf({ kind, id, counts: { buckets, sumMs } }: Total): DurationSample {
  const limit = limitMs(kind, id);
  const measured = Object.entries(buckets).map(
    ([bucket, count]) => [boundOf(Number(bucket), limit), count] as const,
  );
  const until = (ms: number) => measured.reduce((sum, [bound, count]) => sum + (bound <= ms ? count : 0), 0);
  return {
    ...(kind !== "function" && { labels: { [kind]: id } }),
    // The last bucket stands for all that is slower.
    below: BOUNDS_MS.filter((ms) => ms < limit).map((ms) => [ms / 1_000, until(ms)]),
    count: until(Infinity),
    sum: sumMs / 1_000,
  };
}
