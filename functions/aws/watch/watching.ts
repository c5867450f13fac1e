import { alertsFunction } from "../../alerts.ts";
import type { Alert, AlertStates } from "../../core/alerts/alert.ts";
import type { TargetReading } from "../../core/alerts/readings.ts";
import { targetsOfRule } from "../../core/alerts/probe.ts";
import { createReplayProgress } from "../../core/alerts/replay-progress.ts";
import type { BrokerWatches } from "../../core/rocketmq/look.ts";
import { ownershipOf } from "../../core/people/ownership.ts";
import type { Archive, Clock, Events, Journal, Registry, Replays } from "../../core/ports.ts";
import { tapReadings, type TapStates } from "../../core/tap.ts";
import type { Stats } from "../../core/stats/port.ts";
import { eventKey } from "../../sources/event-key.ts";
import { createArchiveLag } from "../archive/archive-lag.ts";
import type { Queue } from "../queue.ts";
import { report } from "./report.ts";
import type { AwsTargetStates } from "../deliveries/target-states.ts";
import type { Waiting } from "../deliveries/wake.ts";

export interface WatchingPorts {
  readonly registry: Pick<Registry, "list" | "get" | "revision" | "changedAt">;
  readonly journal: Pick<Journal, "of">;
  readonly states: AlertStates;
  readonly stats: Stats;
  readonly targetStates: Pick<AwsTargetStates, "get" | "openSince">;
  readonly waiting: () => Promise<ReadonlyMap<string, Waiting>>;
  readonly replays: Pick<Replays, "list">;
  readonly tapStates: Pick<TapStates, "get">;
  readonly brokerWatches: Pick<BrokerWatches, "all">;
  readonly events: Pick<Events, "accept">;
  readonly clock: Clock;
  readonly archiveQueue: Pick<Queue, "left">;
  readonly sizes: Archive["sizes"];
}

/** The alerts function: each call is one look. */
export function watchingFunction({
  registry,
  targetStates,
  tapStates,
  brokerWatches,
  ...rest
}: WatchingPorts) {
  const { waiting, replays, archiveQueue, ...ports } = rest;
  const progress = createReplayProgress(replays, registry);
  return alertsFunction({
    ...ports,
    ownership: () => ownershipOf(registry),
    alerts: () => registry.list("alert").map(({ id, value }) => ({ ...(value as Omit<Alert, "id">), id })),
    async targets() {
      const byTarget = await waiting();
      return registry.list("target").map(({ id }) => readingOf(id, targetStates, byTarget.get(id)));
    },
    replays: () => progress(ports.clock()),
    taps: () => tapReadings(registry.list("source"), tapStates),
    brokers: brokerWatches.all,
    definitions: () => registry,
    archive: createArchiveLag({ ...ports, queue: archiveQueue }),
    // CloudWatch has those of an account, and alarms on them.
    limits: async () => [],
    targetsOf: (rule) => targetsOfRule(registry, rule),
    keyOf: eventKey,
    onTrouble: report,
  });
}

function readingOf(
  id: string,
  states: WatchingPorts["targetStates"],
  { count, since }: Partial<Waiting> = {},
): TargetReading {
  const { paused, inFlight } = states.get(id);
  const openSince = states.openSince(id);
  return {
    ...{ id, waiting: count ?? 0, later: count ?? 0, inFlight, paused: paused !== undefined },
    ...(since !== undefined && { waitingSince: since }),
    ...(openSince !== undefined && { openSince }),
  };
}
