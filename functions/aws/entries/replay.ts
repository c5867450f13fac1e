import { arrivalOrder } from "../../core/deliveries/arrival-order.ts";
import { createArchive } from "../archive/archive.ts";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { createGatedRegistry, createRules } from "../definitions/definitions.ts";
import { beingErased } from "../archive/erasures.ts";
import { createEvents } from "../events/events.ts";
import { env } from "../names.ts";
import { createQueue, createSqs } from "../queue.ts";
import { replayingFunction } from "../archive/replaying.ts";
import { createReplays } from "../archive/replays.ts";
import { scheduled } from "../scheduled.ts";
import { createSequence } from "../events/sequence.ts";
import { createDynamo, createTable } from "../table.ts";

const clock = Date.now;
const dynamo = createDynamo();
const config = createTable(dynamo, env("CONFIG_TABLE"));
const hot = createTable(dynamo, env("HOT_TABLE"));
const bucket = createBucket(env("BUCKET"));
const definitions = createGatedRegistry(config, clock);
const queue = createQueue(createSqs(), env("EVENTS_QUEUE_URL"));

let erased: Awaited<ReturnType<typeof beingErased>> = () => false;

/** Each minute: publishes what running replays ask for, until the next minute. */
export const handler = awake(
  scheduled(
    "replay",
    replayingFunction({
      async refresh() {
        [erased] = await Promise.all([beingErased(hot), definitions.refresh()]);
      },
      erased: (event) => erased(event),
      rules: createRules(definitions),
      replays: createReplays(config),
      archive: createArchive({ table: hot, bucket, clock }),
      events: createEvents({
        queue,
        claims: createClaims(bucket),
        clock,
        next: createSequence(clock),
        orderOf: arrivalOrder(definitions.registry),
      }),
      waiting: queue.waiting,
      clock,
    }),
  ),
);
