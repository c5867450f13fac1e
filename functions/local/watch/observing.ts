import packageJson from "../../../package.json" with { type: "json" };
import type { Settlement } from "../../core/delivery.ts";
import type { IngestPorts } from "../../core/ingest.ts";
import { createWorkLog } from "../../core/log/work.ts";
import { createTotals } from "../../core/metrics/totals.ts";
import { watchedBrokers } from "../../core/rocketmq/watched.ts";
import { both } from "../../core/heard.ts";
import type { Clock } from "../../core/ports.ts";
import { eventKey } from "../../sources/event-key.ts";
import type { HttpClient } from "../../targets/guarded-http.ts";
import { createMetricsReader } from "../../targets/metrics-page.ts";
import type { SendTools } from "../../targets/send.ts";
import { createTracing } from "../../wire/trace/tracing.ts";
import { type Counters, createCounters } from "./counters.ts";
import type { RoutingOptions } from "../events/routing.ts";
import type { Log } from "./log.ts";
import { createMetrics, type MetricsOptions } from "./metrics.ts";
import type { Stores } from "../store/stores.ts";
import { createWatchPoints, type WatchPoints } from "./watch-points.ts";

/** All that hears of what functions do: health and metrics, stats, log, traces. */
export interface Observing {
  readonly points: WatchPoints;
  readonly counters: Counters;
  onTrouble(error: unknown): void;
  readonly onIngested: NonNullable<IngestPorts["onIngested"]>;
  readonly onEvent: RoutingOptions["onEvent"];
  onSettled(settlement: Settlement): void;
  /** For senders; empty while no traces are told. */
  readonly tools: Pick<SendTools, "traceparentOf">;
  metrics(looking: Looking): ReturnType<typeof createMetrics>;
  /** Writes and tells what came last. */
  stop(): Promise<void>;
}
type Looking = Omit<MetricsOptions, "totals" | "droppedSpans" | "version" | "clock">;

/** A collector that does not answer does not keep the process from ending. */
const LAST_SPANS_MS = 2_000;

export interface ObservingOptions {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly log: Log;
}

export function createObserving(
  { stats, registry, brokerWatches }: Pick<Stores, "stats" | "registry" | "brokerWatches">,
  { http, clock, log }: ObservingOptions,
): Observing {
  const report = log.trouble;
  const { version } = packageJson;
  const points = createWatchPoints(version, clock());
  const onTrouble = (error: unknown) => {
    points.trouble(error);
    report(error);
  };
  const totals = createTotals();
  const counters = createCounters(stats, {
    brokers: {
      watched: () => watchedBrokers(registry),
      read: createMetricsReader(http),
      watches: brokerWatches,
    },
    ...{ clock, onTrouble, onRows: totals.add },
    revision: () => registry.revision,
  });
  const work = createWorkLog({ write: log.write, least: log.level, clock });
  const tracing = createTracing({ environment: process.env, keyOf: eventKey, clock, report });
  return {
    points,
    counters,
    onTrouble,
    onIngested: both(counters.onIngested, both(work.onIngested, tracing?.onIngested)),
    onEvent: both(counters.onRouted, both(work.onRouted, tracing?.onRouted)),
    onSettled(settlement) {
      points.settled(settlement);
      counters.onSettled(settlement);
      work.onSettled(settlement);
      tracing?.onSettled(settlement);
    },
    tools: tracing ? { traceparentOf: tracing.traceparentOf } : {},
    metrics: (looking) =>
      createMetrics({ ...looking, totals, clock, version, droppedSpans: tracing?.dropped ?? (() => 0) }),
    async stop() {
      await counters.stop();
      await tracing?.flush(LAST_SPANS_MS);
    },
  };
}
