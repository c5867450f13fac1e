import middy from "@middy/core";
import type { ScheduledEvent } from "aws-lambda";
import type { Alert, AlertState, AlertStates, Finding } from "./core/alerts/alert.ts";
import { alertEvents, type Owning } from "./core/alerts/alert-event.ts";
import { evaluate, isActive } from "./core/alerts/evaluate.ts";
import type {
  ArchiveReading,
  BrokerReading,
  DefinitionsReading,
  LimitReading,
  Readings,
  ReplayReading,
  TapReading,
  TargetReading,
} from "./core/alerts/readings.ts";
import { createProbes, probeLost, type ProbePorts, type Probes } from "./core/alerts/probe.ts";
import { heartbeat } from "./core/alerts/heartbeat.ts";
import { report } from "./core/alerts/report.ts";
import { transition } from "./core/alerts/transition.ts";
import type { Archive, Events } from "./core/ports.ts";
import { noCounts } from "./core/stats/counts.ts";
import { type DeltaRow, MINUTE_MS, minuteOf } from "./core/stats/delta.ts";
import type { StatKind } from "./core/stats/dimension.ts";
import type { StatRow } from "./core/stats/fold.ts";
import type { Stats } from "./core/stats/port.ts";
import { totalsOf } from "./core/stats/series.ts";

export interface AlertsPorts extends ProbePorts {
  readonly alerts: () => readonly Alert[];
  readonly states: AlertStates;
  readonly stats: Pick<Stats, "rows" | "deltas" | "minutes" | "folded" | "add">;
  readonly targets: () => Promise<readonly TargetReading[]>;
  readonly replays: () => Promise<readonly ReplayReading[]>;
  readonly taps: () => Promise<readonly TapReading[]>;
  readonly brokers: () => Promise<readonly BrokerReading[]>;
  readonly archive: () => Promise<ArchiveReading>;
  readonly limits: () => Promise<readonly LimitReading[]>;
  readonly sizes: Archive["sizes"];
  readonly definitions: () => DefinitionsReading;
  readonly events: Pick<Events, "accept">;
  readonly ownership: () => Owning;
}

/**
 * Each minute: looks whether all is as alerts want it, keeps how each stands with each resource, and publishes what is to be
 * told. An alert that cannot be judged is no other's trouble.
 */
export function alertsFunction(ports: AlertsPorts) {
  const probes = createProbes(ports);
  const daysBefore = createDaysBefore(ports.stats);
  let [latest, repeatedUntil] = [0, 0];
  return middy<ScheduledEvent, { readonly firing: number }>({ timeoutEarlyInMillis: 0 }).handler(async () => {
    const now = ports.clock();
    const onTrouble = eachOnce(ports.onTrouble);
    if (now < latest) repeatedUntil = latest + REPEATED_MS;
    latest = now;
    const isRepeated = now < repeatedUntil;
    const readings = createReadings({ ...ports, probe: probes.last, isRepeated, daysBefore }, now);
    const states = Map.groupBy(await ports.states.all(), ({ alert }) => alert);
    const alerts = ports.alerts();
    let firing = 0;
    for (const alert of alerts) {
      try {
        const found = isActive(alert, now) ? await evaluate(alert, readings) : [];
        firing += found.length;
        if (alert.when.type === "probe") for (const { sentence } of found) onTrouble(probeLost(sentence));
        await settle(alert, { found, states: states.get(alert.id) ?? [], now }, ports);
      } catch (error) {
        onTrouble(error);
      }
    }
    await beat(alerts, firing, { ...ports, probes });
    await reportDay(alerts, readings, ports);
    await keepGauges(readings, now, ports).catch(onTrouble);
    const known = new Set(alerts.map(({ id }) => id));
    for (const [id, left] of states)
      if (!known.has(id)) for (const state of left) await ports.states.remove(state);
    return { firing };
  });
}

/** What is read once fails for all who want it, and is one trouble. */
function eachOnce(onTrouble: (error: unknown) => void): (error: unknown) => void {
  const told = new Set<unknown>();
  return (error) => {
    if (told.has(error)) return;
    told.add(error);
    onTrouble(error);
  };
}

/** When the clock comes to where it was set back, the minute before is one that it repeated. */
const REPEATED_MS = 2 * MINUTE_MS;

/** Last, so that it says how the look went; one that cannot be published is the trouble that it is there to tell. */
async function beat(
  alerts: readonly Alert[],
  raised: number,
  ports: AlertsPorts & { readonly probes: Probes },
): Promise<void> {
  const now = ports.clock();
  const events = alerts.flatMap((alert) => {
    if (!isActive(alert, now)) return [];
    if (alert.when.type === "probe") return ports.probes.next(alert) ?? [];
    if (alert.when.type !== "heartbeat") return [];
    return heartbeat(alert, { now, keyOf: ports.keyOf, raised }) ?? [];
  });
  if (events.length > 0) await ports.events.accept(events).catch(ports.onTrouble);
}

/** What waits for targets just now goes into their statistics. */
async function keepGauges(
  { targets }: Pick<Readings, "targets">,
  now: number,
  { stats }: Pick<AlertsPorts, "stats">,
): Promise<void> {
  const rows = (await targets())
    .filter(({ waiting, inFlight }) => waiting + inFlight > 0)
    .map(({ id, waiting, later, waitingSince = now, inFlight }): DeltaRow => {
      const gauges = { waiting, later, oldestMs: Math.max(0, now - waitingSince), inFlight };
      return ["target", id, { ...noCounts, gauges }];
    });
  if (rows.length > 0) await stats.add({ id: GAUGES, minute: minuteOf(now), rows });
}

/** There is one such delta a minute. */
const GAUGES = "gauges";

/** What is told of a day, once a day. */
async function reportDay(alerts: readonly Alert[], readings: Readings, ports: AlertsPorts): Promise<void> {
  const now = ports.clock();
  for (const alert of alerts) {
    if (alert.when.type !== "report" || !isActive(alert, now)) continue;
    try {
      const event = await report(alert, readings, { now, keyOf: ports.keyOf });
      if (event) await ports.events.accept([event]);
    } catch (error) {
      ports.onTrouble(error);
    }
  }
}

interface Looked {
  readonly found: readonly Finding[];
  readonly states: readonly AlertState[];
  readonly now: number;
}

/** First the events, then the states: a crash between them publishes the same events again, which are accepted once. */
async function settle(alert: Alert, { found, states, now }: Looked, ports: AlertsPorts): Promise<void> {
  const before = new Map(states.map((state) => [state.resource, state]));
  const findings = new Map(found.map((finding) => [finding.resource, finding]));
  const settled = [...new Set([...before.keys(), ...findings.keys()])].map((resource) => {
    const was = before.get(resource);
    return { was, ...transition(alert, was, { finding: findings.get(resource), now }) };
  });
  const news = settled.flatMap(({ was, state = was, notice }) =>
    notice && state ? [{ state, notice }] : [],
  );
  const { keyOf, ownership } = ports;
  const events = alertEvents(alert, news, { now, keyOf, ownership: ownership() });
  if (events.length > 0) await ports.events.accept(events);
  for (const { was, state } of settled) {
    if (!state && was) await ports.states.remove(was);
    if (state && state !== was) await ports.states.put(state);
  }
}

const DAY_MS = 86_400_000;
const BASELINE_DAYS = 30;

/** What is read for a look is read once, whatever alerts ask for it. */
function createReadings(
  ports: AlertsPorts & Pick<Readings, "probe" | "isRepeated"> & { readonly daysBefore: DaysBefore },
  now: number,
): Readings {
  const over = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const today = Math.floor(over / DAY_MS) * DAY_MS;
  const totals = new Map<string, Promise<ReadonlyMap<string, StatRow>>>();
  const days = new Map<StatKind, Promise<readonly StatRow[]>>();
  return {
    now: over,
    present: over + MINUTE_MS,
    isRepeated: ports.isRepeated,
    totals(kind, from, until) {
      const key = `${kind} ${from} ${until}`;
      const known = totals.get(key) ?? totalsOf({ kind, from, until }, ports.stats);
      totals.set(key, known);
      return known;
    },
    days(kind) {
      const known = days.get(kind) ?? ports.daysBefore(kind, today);
      days.set(kind, known);
      return known;
    },
    targets: once(ports.targets),
    replays: once(ports.replays),
    taps: once(ports.taps),
    brokers: once(ports.brokers),
    archive: once(ports.archive),
    limits: once(ports.limits),
    sizes: once(ports.sizes),
    definitions: ports.definitions,
    probe: ports.probe,
  };
}

type DaysBefore = (kind: StatKind, today: number) => Promise<readonly StatRow[]>;

/** The days of a kind before one; kept for as long as it lasts, once the last of them is folded: each look asks for them. */
function createDaysBefore(stats: Pick<Stats, "rows" | "folded">): DaysBefore {
  const kept = new Map<StatKind, { readonly today: number; readonly rows: readonly StatRow[] }>();
  return async (kind, today) => {
    const known = kept.get(kind);
    if (known?.today === today) return known.rows;
    const range = { step: "1d", from: today - BASELINE_DAYS * DAY_MS, until: today, kind } as const;
    const rows = (await stats.rows(range)).map(withoutDetails);
    if ((await stats.folded()) * MINUTE_MS >= today) kept.set(kind, { today, rows });
    return rows;
  };
}

/** What is usual is told by counts. */
function withoutDetails({ counts: { senders: _, ...counts }, ...row }: StatRow): StatRow {
  return { ...row, counts: { ...counts, buckets: {}, errors: {} } };
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let known: Promise<Value> | undefined;
  return () => (known ??= read());
}
