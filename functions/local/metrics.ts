import { readdirSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { AlertStates } from "../core/alerts/alert.ts";
import type { Durations, Family, Sample } from "../core/metrics/families.ts";
import type { Totals } from "../core/metrics/totals.ts";
import type { Archive, Clock, Registry, TargetState, TargetStates } from "../core/ports.ts";
import type { DeliveryReader } from "./delivery-reader.ts";
import type { Writer } from "./store/writer.ts";
import type { TapHealth } from "./tap-states.ts";

export interface MetricsOptions {
  readonly registry: Pick<Registry, "list">;
  readonly targetStates: Pick<TargetStates, "get">;
  readonly deliveries: Pick<DeliveryReader, "waitingSince" | "dead">;
  readonly archive: Pick<Archive, "sizes">;
  readonly alertStates: Pick<AlertStates, "all">;
  readonly writer: Pick<Writer, "commits">;
  readonly totals: Totals;
  /** Spans that no collector got. */
  readonly droppedSpans: () => number;
  readonly taps: () => readonly TapHealth[];
  readonly version: string;
  readonly clock: Clock;
}

/** Whoever asks more often gets what was counted then: /metrics is open to all who can reach it, and a backlog may be long. */
const KEPT_MS = 1_000;
/** Beyond so many targets none has a gauge of its own. */
const MOST_TARGETS = 500;

/** What is so just now, beside what was counted: targets, archive, alerts, storage, process. */
export function createMetrics(options: MetricsOptions): () => Promise<readonly (Family | Durations)[]> {
  let kept: { readonly at: number; readonly families: Promise<readonly (Family | Durations)[]> } | undefined;
  return () => {
    const now = options.clock();
    if (!kept || now - kept.at >= KEPT_MS) kept = { at: now, families: look(options, now) };
    return kept.families;
  };
}

async function look(options: MetricsOptions, now: number): Promise<readonly (Family | Durations)[]> {
  return [
    ...options.totals.families(),
    ...targetFamilies(options, now),
    gauge("dead_letters", "Dead letters that are kept.", [{ value: options.deliveries.dead() }]),
    ...(await archiveFamilies(options)),
    gauge("alerts_firing", "Alerts that are raised.", await firing(options)),
    gauge(
      "tap_up",
      "Whether a tap that is on gets at its broker.",
      options.taps().map(({ id, status }) => ({ labels: { tap: id }, value: status === "failing" ? 0 : 1 })),
    ),
    {
      name: "store_commit_duration_seconds",
      type: "histogram",
      help: "From asking the storage to the word that it is on the disk.",
      samples: [options.writer.commits.sample()],
    },
    {
      name: "spans_dropped_total",
      type: "counter",
      help: "Spans that no collector got.",
      samples: [{ value: options.droppedSpans() }],
    },
    ...processFamilies(options.version, now),
  ];
}

const STATES = ["closed", "open", "half-open"] as const;

function targetFamilies({ registry, targetStates, deliveries }: MetricsOptions, now: number): Family[] {
  const all = registry
    .list("target")
    .slice(0, MOST_TARGETS)
    .map(({ id }) => {
      const { waiting, inFlight, paused, breaker } = targetStates.get(id);
      const since = waiting > 0 ? deliveries.waitingSince(id) : undefined;
      return { id, waiting, inFlight, paused, breaker, age: since === undefined ? 0 : (now - since) / 1_000 };
    });
  type One = (typeof all)[number];
  const each = (value: (one: One) => number): Sample[] =>
    all.map((one) => ({ labels: { target: one.id }, value: value(one) }));
  return [
    gauge(
      "target_waiting",
      "Deliveries that wait for a target.",
      each(({ waiting }) => waiting),
    ),
    gauge(
      "target_oldest_seconds",
      "Age of the oldest that waits.",
      each(({ age }) => age),
    ),
    gauge(
      "target_in_flight",
      "Attempts under way.",
      each(({ inFlight }) => inFlight),
    ),
    gauge(
      "target_paused",
      "Whether somebody paused it.",
      each(({ paused }) => Number(paused !== undefined)),
    ),
    gauge(
      "target_breaker",
      "Which state the breaker is in.",
      all.flatMap(({ id, breaker }) => STATES.map((state) => stateSample(id, state, breaker))),
    ),
  ];
}

function stateSample(target: string, state: string, breaker: TargetState["breaker"]): Sample {
  return { labels: { target, state }, value: Number(breaker.state === state) };
}

async function archiveFamilies({ archive }: MetricsOptions): Promise<Family[]> {
  const sizes = await archive.sizes();
  const of = (value: "events" | "bytes") =>
    sizes.map((size) => ({ labels: { bus: size.bus }, value: size[value] }));
  return [
    gauge("archive_events", "Events in the archive.", of("events")),
    gauge("archive_bytes", "Size of the archive on the disk, compressed.", of("bytes")),
  ];
}

async function firing({ alertStates, registry }: MetricsOptions): Promise<Sample[]> {
  const severities = new Map(
    registry
      .list("alert")
      .map(({ id, value }) => [id, (value as { severity?: string }).severity ?? "warning"] as const),
  );
  const raised = (await alertStates.all()).filter(({ status }) => status === "firing");
  return ["info", "warning", "critical"].map((severity) => ({
    labels: { severity },
    value: raised.filter(({ alert }) => (severities.get(alert) ?? "warning") === severity).length,
  }));
}

function processFamilies(version: string, now: number): Family[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const { utilization } = performance.eventLoopUtilization();
  const open = openFiles();
  return [
    gauge("build_info", "What runs.", [{ labels: { version, node: process.version }, value: 1 }]),
    gauge("process_start_time_seconds", "When the process began, since 1970.", [
      { value: Math.round(now / 1_000 - process.uptime()) },
    ]),
    {
      ...gauge("process_cpu_seconds_total", "Time of processors used.", [{ value: (user + system) / 1e6 }]),
      type: "counter",
    },
    gauge("process_resident_memory_bytes", "Memory of the process.", [{ value: rss }]),
    gauge("nodejs_heap_size_used_bytes", "Of it JavaScript's heap in use.", [{ value: heapUsed }]),
    gauge(
      "nodejs_eventloop_utilization",
      "Share of the time in which the main thread is busy, since the start.",
      [{ value: utilization }],
    ),
    gauge(
      "process_open_fds",
      "Files and sockets that are open.",
      open === undefined ? [] : [{ value: open }],
    ),
  ];
}

/** Only Linux tells. */
function openFiles(): number | undefined {
  try {
    return readdirSync("/proc/self/fd").length;
  } catch {
    return undefined;
  }
}

function gauge(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, type: "gauge", help, samples };
}
