import type { Context } from "aws-lambda";
import { archivingFunction } from "../../../functions/aws/archive/archiving.ts";
import { createDeliveries, deliveryOfBody } from "../../../functions/aws/deliveries/deliveries.ts";
import { createDeliveryRecords } from "../../../functions/aws/deliveries/delivery-records.ts";
import { createDeliveryStore } from "../../../functions/aws/deliveries/delivery-store.ts";
import { createEvents } from "../../../functions/aws/events/events.ts";
import { createJournalReader } from "../../../functions/aws/events/journal.ts";
import { createOrdering } from "../../../functions/aws/ordering.ts";
import { createPacks } from "../../../functions/aws/archive/packs.ts";
import { sweep } from "../../../functions/aws/deliveries/sweep.ts";
import type { Delivery } from "../../../functions/core/delivery.ts";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { deliveriesSuite } from "../../ports/deliveries.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor, asRecord, drained, eventsIn } from "../floor.ts";

onMiniStack(() => {
  deliveriesSuite("SQS and DynamoDB", async () => {
    const floor = await aFloor();
    const { hot: table, bucket, claims, clock, next, deliveries: queue } = floor;
    const packs = createPacks(floor.archive, claims);
    // The clock stands still, SQS's does not: nothing is left to delays.
    const records = createDeliveryRecords(table, { claims, clock, next, horizonMs: 0, backstopMs: 900_000 });
    const { ordered } = floor;
    const order = createOrdering(table, { records, queue, claims, clock, horizonMs: 0 });
    const deliveries = createDeliveries({
      queue,
      ordered,
      order,
      records,
      claims,
      packs,
      clock,
      horizonMs: 0,
    });
    const events = createEvents({ queue: floor.events, claims, clock, next });
    const reader = createJournalReader(table, bucket);
    const archive = archivingFunction({
      ...{ table, bucket, clock, next, claims },
      archives: async () => [{ id: "default", retentionDays: 1 }],
      stats: { add: async () => {} },
      report: unheard,
    });
    const accepted: AcceptedEvent[] = [];
    /** Lets route and the archive function have what they are to be handed. */
    const archived = async () => {
      const messages = await drained(floor.archive);
      if (messages.length > 0) await archive({ Records: messages.map(asRecord) }, {} as Context);
    };
    const inHand: Delivery[] = [];
    const isCurrent = async ({ id, receipt }: Delivery) =>
      receipt === 0 ? !settled.has(id) : (await records.get(id))?.delivery.receipt === receipt;
    const settled = new Set<string>();
    const store = createDeliveryStore({
      ...{ table, records, queue, ordered, order, packs, claims, clock, journal: reader },
      ruleOf: () => undefined,
      checkOutput: () => ({ status: "unbound" }),
    });
    return {
      events: {
        async accept(some) {
          const answers = await events.accept(some);
          const messages = await drained(floor.events);
          const came = await eventsIn(messages, claims);
          accepted.push(...came);
          await packs.send({ events: came });
          return answers;
        },
      },
      deliveries: {
        ...deliveries,
        async settle(settlements) {
          await deliveries.settle(settlements);
          await deliveries.flush();
          for (const { delivery } of settlements) settled.add(delivery.id);
        },
      },
      store: {
        ...store,
        async list(query) {
          await archived();
          return store.list(query);
        },
        async get(id) {
          await archived();
          return store.get(id);
        },
      },
      journal: {
        async of(event) {
          await archived();
          return reader.of(event);
        },
      },
      accepted: () => accepted,
      async due(target, now) {
        await sweep({ queue, records, claims, clock: () => now });
        const came = await drained(queue);
        inHand.push(...(await Promise.all(came.map(({ Body }) => deliveryOfBody(Body!, claims)))));
        const current = await Promise.all(inHand.map(isCurrent));
        return inHand
          .filter((delivery, i) => current[i] && delivery.target === target && delivery.dueAt <= now)
          .sort((a, b) => a.dueAt - b.dueAt);
      },
      close: async () => floor.close(),
    };
  });
});

function unheard(error: unknown): never {
  throw error;
}
