import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { createGatedRegistry, createRules } from "../definitions.ts";
import { BACKSTOP_MS, createDeliveries, HORIZON_MS } from "../deliveries.ts";
import { createDeliveryRecords } from "../delivery-records.ts";
import { env } from "../names.ts";
import { createPacks } from "../packs.ts";
import { createQueue, createSqs } from "../queue.ts";
import { report } from "../report.ts";
import { routingFunction } from "../routing.ts";
import { createSequence } from "../sequence.ts";
import { createDynamo, createTable } from "../table.ts";

const clock = Date.now;
const times = { horizonMs: HORIZON_MS, backstopMs: BACKSTOP_MS };
const dynamo = createDynamo();
const sqs = createSqs();
const claims = createClaims(createBucket(env("BUCKET")));
const definitions = createGatedRegistry(createTable(dynamo, env("CONFIG_TABLE")), clock);
const packs = createPacks(createQueue(sqs, env("ARCHIVE_QUEUE_URL")), claims);
const hot = createTable(dynamo, env("HOT_TABLE"));
const records = createDeliveryRecords(hot, { claims, clock, next: createSequence(clock), ...times });
const queue = createQueue(sqs, env("DELIVERIES_QUEUE_URL"));

/** The events queue: events become deliveries, and go to the archive with what became of them. */
export const handler = routingFunction({
  refresh: definitions.refresh,
  rules: createRules(definitions),
  deliveries: createDeliveries({ queue, records, claims, packs, clock, ...times }),
  packs,
  claims,
  clock,
  report,
});
