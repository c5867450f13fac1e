import { arrivalOrder } from "../../core/deliveries/arrival-order.ts";
import type { Context } from "aws-lambda";
import { targetOf } from "../../core/deliveries/built-in-targets.ts";
import { createAlertStates } from "../watch/alert-states.ts";
import { createArchive } from "../archive/archive.ts";
import { awake } from "../awake.ts";
import { createBrokerWatches } from "../watch/broker-watches.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { createEvents } from "../events/events.ts";
import { createJournalReader } from "../events/journal.ts";
import { env } from "../names.ts";
import { createQueue, createSqs } from "../queue.ts";
import { createRates } from "../deliveries/rates.ts";
import { createRegistry } from "../definitions/registry.ts";
import { createReplays } from "../archive/replays.ts";
import { scheduled } from "../scheduled.ts";
import { createSequence } from "../events/sequence.ts";
import { createStats } from "../watch/stats.ts";
import { createDynamo, createTable } from "../table.ts";
import { createTapStates } from "../events/tap-states.ts";
import { createTargetStates } from "../deliveries/target-states.ts";
import { waitingByTarget } from "../deliveries/wake.ts";
import { watchingFunction } from "../watch/watching.ts";

const clock = Date.now;
const dynamo = createDynamo();
const config = createTable(dynamo, env("CONFIG_TABLE"));
const hot = createTable(dynamo, env("HOT_TABLE"));
const bucket = createBucket(env("BUCKET"));
const claims = createClaims(bucket);
const sqs = createSqs();
const queue = createQueue(sqs, env("EVENTS_QUEUE_URL"));
const registry = createRegistry(config, { clock });
const targetStates = createTargetStates(hot, {
  ...{ clock, random: Math.random, targetOf: (id) => targetOf(registry, id), rates: createRates(hot, clock) },
});
const look = watchingFunction({
  ...{ registry, targetStates, clock, states: createAlertStates(config), stats: createStats(hot) },
  waiting: () => waitingByTarget(hot),
  archiveQueue: createQueue(sqs, env("ARCHIVE_QUEUE_URL")),
  tapStates: createTapStates(hot, clock),
  brokerWatches: createBrokerWatches(hot),
  replays: createReplays(config),
  journal: createJournalReader(hot, bucket),
  sizes: createArchive({ table: hot, bucket, clock }).sizes,
  events: createEvents({
    queue,
    claims,
    clock,
    next: createSequence(clock),
    orderOf: arrivalOrder(registry),
  }),
});

/** Each minute: looks whether all is as alerts want it, and publishes what is to be told. */
export const handler = awake(
  scheduled("alerts", async (event) => {
    await Promise.all([registry.refresh(), targetStates.refresh()]);
    return look(event, {} as Context);
  }),
);
