import type { Context, KinesisStreamEvent, SQSEvent } from "aws-lambda";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { createGatedRegistry, createRules } from "../definitions/definitions.ts";
import { BACKSTOP_MS, createDeliveries, HORIZON_MS } from "../deliveries/deliveries.ts";
import { createDeliveryRecords } from "../deliveries/delivery-records.ts";
import { env } from "../names.ts";
import { createOrdering } from "../ordering.ts";
import { createPacks } from "../archive/packs.ts";
import { createQueue, createSqs } from "../queue.ts";
import { report } from "../watch/report.ts";
import { routingFunction } from "../events/routing.ts";
import { createSeenKeys } from "../events/seen-keys.ts";
import { createSequence } from "../events/sequence.ts";
import { streamRoutingFunction } from "../events/stream-routing.ts";
import { createDynamo, createTable } from "../table.ts";
import { createObserving } from "../watch/observing.ts";

const clock = Date.now;
const next = createSequence(clock);
const times = { horizonMs: HORIZON_MS, backstopMs: BACKSTOP_MS };
const dynamo = createDynamo();
const sqs = createSqs();
const claims = createClaims(createBucket(env("BUCKET")));
const definitions = createGatedRegistry(createTable(dynamo, env("CONFIG_TABLE")), clock);
const packs = createPacks(createQueue(sqs, env("ARCHIVE_QUEUE_URL")), claims);
const hot = createTable(dynamo, env("HOT_TABLE"));
const records = createDeliveryRecords(hot, { claims, clock, next, ...times });
const queue = createQueue(sqs, env("DELIVERIES_QUEUE_URL"));
const ordered = createQueue(sqs, env("ORDERED_QUEUE_URL"));
const order = createOrdering(hot, { records, queue, claims, clock, ...times });

const { telling, onRouted } = createObserving();
const fromQueue = routingFunction({
  refresh: definitions.refresh,
  rules: createRules(definitions),
  deliveries: createDeliveries({ queue, ordered, order, records, claims, packs, clock, ...times }),
  packs,
  claims,
  clock,
  report,
  onRouted,
});
const fromStream = streamRoutingFunction({
  route: fromQueue,
  seen: createSeenKeys(hot, { clock, next }),
  queue: createQueue(sqs, env("EVENTS_QUEUE_URL")),
});

/** The events queue, and the stream where there is one: events become deliveries, and go to the archive with what became of them. */
export const handler = awake(
  telling((event: SQSEvent | KinesisStreamEvent, context: Context) =>
    isOfStream(event) ? fromStream(event, context) : fromQueue(event, context),
  ),
);

function isOfStream(event: SQSEvent | KinesisStreamEvent): event is KinesisStreamEvent {
  return event.Records[0] !== undefined && "kinesis" in event.Records[0];
}
