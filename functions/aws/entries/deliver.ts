import { arrivalOrder } from "../../core/deliveries/arrival-order.ts";
import { withConnectionSecrets } from "../../control/eventbridge/connection-secrets.ts";
import { targetOf } from "../../core/deliveries/built-in-targets.ts";
import { eventKey } from "../../sources/event-key.ts";
import { createHttpClient } from "../../targets/guarded-http.ts";
import { createSend } from "../../targets/senders.ts";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { BACKSTOP_MS, createDeliveries, HORIZON_MS } from "../deliveries/deliveries.ts";
import { deliveringFunction } from "../deliveries/delivering.ts";
import { createDeliveryRecords } from "../deliveries/delivery-records.ts";
import { createDigests } from "../deliveries/digests.ts";
import { createEvents } from "../events/events.ts";
import { env } from "../names.ts";
import { createOrdering } from "../ordering.ts";
import { createPacks } from "../archive/packs.ts";
import { createQueue, createSqs } from "../queue.ts";
import { createRates } from "../deliveries/rates.ts";
import { createRegistry } from "../definitions/registry.ts";
import { createReplays } from "../archive/replays.ts";
import { log, report } from "../watch/report.ts";
import { createSealing } from "../people/sealing.ts";
import { createSecrets, createSecretsManager } from "../people/secrets.ts";
import { createSequence } from "../events/sequence.ts";
import { createDynamo, createTable } from "../table.ts";
import { createTargetStates } from "../deliveries/target-states.ts";
import { createObserving } from "../watch/observing.ts";

const clock = Date.now;
const manager = createSecretsManager();
const next = createSequence(clock);
const times = { horizonMs: HORIZON_MS, backstopMs: BACKSTOP_MS };
const dynamo = createDynamo();
const sqs = createSqs();
const config = createTable(dynamo, env("CONFIG_TABLE"));
const hot = createTable(dynamo, env("HOT_TABLE"));
const claims = createClaims(createBucket(env("BUCKET")));
const registry = createRegistry(config, { clock });
const ofId = (id: string) => targetOf(registry, id);
const { telling, onSettled, traceparentOf } = createObserving();
const states = createTargetStates(hot, {
  ...{ clock, random: Math.random, targetOf: ofId, rates: createRates(hot, clock) },
});
const packs = createPacks(createQueue(sqs, env("ARCHIVE_QUEUE_URL")), claims);
const records = createDeliveryRecords(hot, { claims, clock, next, ...times });
const queue = createQueue(sqs, env("DELIVERIES_QUEUE_URL"));
const ordered = createQueue(sqs, env("ORDERED_QUEUE_URL"));
const order = createOrdering(hot, { records, queue, claims, clock, ...times });
const events = createEvents({
  queue: createQueue(sqs, env("EVENTS_QUEUE_URL")),
  claims,
  clock,
  next,
  orderOf: arrivalOrder(registry),
});

/** The queues of deliveries and of ordered ones: each is tried once; what failed comes back when it is due, or is a dead letter. */
export const handler = awake(
  telling(
    deliveringFunction({
      onSettled,
      refresh: async () => void (await Promise.all([registry.refresh(), states.refresh()])),
      deliveries: createDeliveries({
        ...{ queue, ordered, order, records, claims, packs, clock, ...times },
        revision: () => registry.revision,
      }),
      ...{
        records,
        order,
        queue,
        claims,
        packs,
        states,
        targetOf: ofId,
        clock,
        random: Math.random,
        log,
        report,
      },
      replayTarget: createReplays(config).targetOf,
      send: createSend({
        http: createHttpClient(),
        secrets: withConnectionSecrets(createSecrets(manager, { prefix: env("SECRETS_PREFIX"), clock }), {
          registry,
          sealing: createSealing(createSecrets(manager, { clock }), env("SEALING_SECRET")),
        }),
        publish: events.accept,
        digests: createDigests(hot, { claims, clock }),
        print: (line) => console.log(line),
        eventKey,
        now: clock,
        ...(traceparentOf && { traceparentOf }),
      }),
    }),
  ),
);
