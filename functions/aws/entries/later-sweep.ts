import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { bury } from "../deliveries/buried.ts";
import { createClaims } from "../claims.ts";
import { BACKSTOP_MS, createDeliveries, HORIZON_MS } from "../deliveries/deliveries.ts";
import { createDeliveryRecords } from "../deliveries/delivery-records.ts";
import { eraseOpen } from "../archive/erase.ts";
import { createDigests } from "../deliveries/digests.ts";
import { env } from "../names.ts";
import { createOrdering } from "../ordering.ts";
import { createPacks } from "../archive/packs.ts";
import { createQuarantine } from "../events/quarantine.ts";
import { createQueue, createSqs } from "../queue.ts";
import { scheduled } from "../scheduled.ts";
import { createSequence } from "../events/sequence.ts";
import { skipOpen } from "../deliveries/skip.ts";
import { sweep } from "../deliveries/sweep.ts";
import { createDynamo, createTable } from "../table.ts";
import { wakeWaiting } from "../deliveries/wake.ts";

const clock = Date.now;
const times = { horizonMs: HORIZON_MS, backstopMs: BACKSTOP_MS };
const sqs = createSqs();
const table = createTable(createDynamo(), env("HOT_TABLE"));
const bucket = createBucket(env("BUCKET"));
const claims = createClaims(bucket);
const next = createSequence(clock);
const digests = createDigests(table, { claims, clock });
const quarantine = createQuarantine(table, { claims, next });
const packs = createPacks(createQueue(sqs, env("ARCHIVE_QUEUE_URL")), claims);
const records = createDeliveryRecords(table, { claims, clock, next, ...times });
const queue = createQueue(sqs, env("DELIVERIES_QUEUE_URL"));
const ordered = createQueue(sqs, env("ORDERED_QUEUE_URL"));
const order = createOrdering(table, { records, queue, claims, clock, ...times });
const deliveries = createDeliveries({ queue, ordered, order, records, claims, packs, clock, ...times });
const deadLetters = createQueue(sqs, env("DELIVERIES_DLQ_URL"));
const orderedDeadLetters = createQueue(sqs, env("ORDERED_DLQ_URL"));

/** Of a run so much goes into each backlog that is being skipped. */
const SKIP_MS = 20_000;

/** And so much into each erasure. */
const ERASE_MS = 30_000;

/** Each minute: queues what is due within the next, what waits for resumed targets, goes on with skips and erasures, and buries what no function could take. */
export const handler = awake(
  scheduled("later-sweep", async () => ({
    due: await sweep({ queue, records, claims, clock }),
    woken: await wakeWaiting({ table, queue, records, claims, clock }),
    skipped: await skipOpen({ table, records, packs, order, clock }, SKIP_MS),
    erased: await eraseOpen({ table, bucket, records, order, digests, quarantine, clock }, ERASE_MS),
    buried:
      (await bury({ deadLetters, deliveries, claims })) +
      (await bury({ deadLetters: orderedDeadLetters, deliveries, claims })),
  })),
);
