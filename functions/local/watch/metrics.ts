import { readdirSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { AlertStates } from "../../core/alerts/alert.ts";
import type { Durations, Family } from "../../core/metrics/families.ts";
import {
  archiveFamilies,
  buildFamily,
  firingFamily,
  gauge,
  MOST_TARGETS,
  tapFamily,
  targetFamilies,
  type TargetGauges,
} from "../../core/metrics/gauges.ts";
import type { Totals } from "../../core/metrics/totals.ts";
import type { Archive, Clock, Registry, TargetStates } from "../../core/ports.ts";
import type { DeliveryReader } from "../deliveries/delivery-reader.ts";
import type { Writer } from "../store/writer.ts";
import type { TapHealth } from "../events/tap-states.ts";

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
    ...targetFamilies(targetsOf(options, now)),
    gauge("dead_letters", "Dead letters that are kept.", [{ value: options.deliveries.dead() }]),
    ...archiveFamilies(await options.archive.sizes()),
    firingFamily(await options.alertStates.all(), options.registry),
    tapFamily(options.taps()),
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

function targetsOf({ registry, targetStates, deliveries }: MetricsOptions, now: number): TargetGauges[] {
  return registry
    .list("target")
    .slice(0, MOST_TARGETS)
    .map(({ id }) => {
      const { waiting, inFlight, paused, breaker } = targetStates.get(id);
      const since = waiting > 0 ? deliveries.waitingSince(id) : undefined;
      const oldestMs = since === undefined ? 0 : now - since;
      return { id, waiting, inFlight, paused: paused !== undefined, breaker: breaker.state, oldestMs };
    });
}

function processFamilies(version: string, now: number): Family[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const { utilization } = performance.eventLoopUtilization();
  const open = openFiles();
  return [
    buildFamily(version, process.version),
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
