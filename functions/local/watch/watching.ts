import type { ScheduledEvent } from "aws-lambda";
import { alertsFunction } from "../../alerts.ts";
import type { Alert, AlertStates } from "../../core/alerts/alert.ts";
import type { LimitReading, TargetReading } from "../../core/alerts/readings.ts";
import { targetsOfRule } from "../../core/alerts/probe.ts";
import { createReplayProgress } from "../../core/alerts/replay-progress.ts";
import type { BrokerWatches } from "../../core/rocketmq/look.ts";
import { ownershipOf } from "../../core/people/ownership.ts";
import type { Archive, Clock, Events, Journal, Registry, Replays } from "../../core/ports.ts";
import { tapReadings, type TapStates } from "../../core/tap.ts";
import type { Stats } from "../../core/stats/port.ts";
import type { DeliveryReader } from "../deliveries/delivery-reader.ts";
import { contextOf } from "../events/records.ts";
import type { LocalTargetStates } from "../deliveries/target-states.ts";

export interface WatchingOptions {
  readonly registry: Pick<Registry, "list" | "get" | "revision" | "changedAt">;
  readonly journal: Pick<Journal, "of">;
  readonly states: AlertStates;
  readonly stats: Stats;
  readonly targetStates: LocalTargetStates;
  readonly deliveries: Pick<DeliveryReader, "waitingSince" | "later">;
  readonly replays: Pick<Replays, "list">;
  readonly tapStates: Pick<TapStates, "get">;
  readonly brokerWatches: Pick<BrokerWatches, "all">;
  readonly events: Pick<Events, "accept">;
  readonly keyOf: (bus: string, source: string, id: string) => string;
  readonly clock: Clock;
  readonly onTrouble: (error: unknown) => void;
  /** When the oldest event was accepted that is not in the archive yet; undefined when all are. */
  readonly unarchivedSince: () => number | undefined;
  /** After so long an event is to be there. */
  readonly segmentAgeMs: number;
  readonly limits: () => readonly LimitReading[];
  readonly sizes: Archive["sizes"];
}

/** The alerts function at work: each call is one look. */
export function createWatching({
  registry,
  targetStates,
  tapStates,
  brokerWatches,
  ...options
}: WatchingOptions) {
  const { deliveries, replays, unarchivedSince, segmentAgeMs, limits, ...ports } = options;
  const progress = createReplayProgress(replays, registry);
  const opened = new Map<string, number>();
  const handler = alertsFunction({
    ...ports,
    ownership: () => ownershipOf(registry),
    alerts: () => registry.list("alert").map(({ id, value }) => ({ ...(value as Omit<Alert, "id">), id })),
    targets: async () =>
      registry
        .list("target")
        .map(({ id }) => readingOf(id, { targetStates, deliveries, opened, now: ports.clock() })),
    replays: () => progress(ports.clock()),
    taps: () => tapReadings(registry.list("source"), tapStates),
    brokers: brokerWatches.all,
    definitions: () => registry,
    limits: async () => limits(),
    async archive() {
      const since = unarchivedSince();
      return since === undefined ? {} : { overdueSince: since + segmentAgeMs };
    },
    targetsOf: (rule) => targetsOfRule(registry, rule),
  });
  const tick = { "detail-type": "Scheduled Event" } as ScheduledEvent;
  return () => handler(tick, contextOf("alerts", "alerts"));
}

interface Looking extends Pick<WatchingOptions, "targetStates" | "deliveries"> {
  /** When a look first found a breaker open. */
  readonly opened: Map<string, number>;
  readonly now: number;
}

function readingOf(id: string, { targetStates, deliveries, opened, now }: Looking): TargetReading {
  const { waiting, inFlight, paused, breaker } = targetStates.get(id);
  const waitingSince = waiting > 0 ? deliveries.waitingSince(id) : undefined;
  if (breaker.state === "closed") opened.delete(id);
  else if (!opened.has(id)) opened.set(id, now);
  const openSince = opened.get(id);
  const later = waiting > 0 ? deliveries.later(id, now) : 0;
  return {
    ...{ id, waiting, later, inFlight, paused: paused !== undefined },
    ...(waitingSince !== undefined && { waitingSince }),
    ...(openSince !== undefined && { openSince }),
  };
}
