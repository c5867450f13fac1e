import type { Context } from "aws-lambda";
import { archivingFunction } from "../../../functions/aws/archive/archiving.ts";
import { createDeliveries } from "../../../functions/aws/deliveries/deliveries.ts";
import { deliveringFunction } from "../../../functions/aws/deliveries/delivering.ts";
import { createDeliveryRecords } from "../../../functions/aws/deliveries/delivery-records.ts";
import { createDeliveryStore } from "../../../functions/aws/deliveries/delivery-store.ts";
import { createEvents } from "../../../functions/aws/events/events.ts";
import { createJournalReader } from "../../../functions/aws/events/journal.ts";
import { changeKept } from "../../../functions/aws/deliveries/kept-target-states.ts";
import { createOrdering } from "../../../functions/aws/ordering.ts";
import { createPacks } from "../../../functions/aws/archive/packs.ts";
import { createPulls } from "../../../functions/aws/deliveries/pulls.ts";
import { waitingByTarget } from "../../../functions/aws/deliveries/wake.ts";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import type { PullTarget } from "../../../functions/core/deliveries/pull.ts";
import { sendPull } from "../../../functions/targets/pull.ts";
import { pullsSuite } from "../../ports/pulls.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor, asRecord, drained, eventsIn } from "../floor.ts";

const unheard = (error: unknown) => {
  throw error;
};

onMiniStack(() => {
  pullsSuite("DynamoDB", async (clock) => {
    const floor = await aFloor();
    const { hot: table, bucket, claims, next, deliveries: queue, ordered } = floor;
    const packs = createPacks(floor.archive, claims);
    // The clock stands still, SQS's does not: nothing is left to delays.
    const times = { horizonMs: 0, backstopMs: 900_000 };
    const records = createDeliveryRecords(table, { claims, clock, next, ...times });
    const order = createOrdering(table, { records, queue, claims, clock, ...times });
    const deliveries = createDeliveries({ queue, ordered, order, records, claims, packs, clock, ...times });
    const events = createEvents({ queue: floor.events, claims, clock, next });
    const reader = createJournalReader(table, bucket);
    const archive = archivingFunction({
      ...{ table, bucket, clock, next, claims, report: unheard },
      archives: async () => [{ id: "default", retentionDays: 1 }],
      stats: { add: async () => {} },
    });
    const archived = async () => {
      const messages = await drained(floor.archive);
      if (messages.length > 0) await archive({ Records: messages.map(asRecord) }, {} as Context);
    };
    const deliver = deliveringFunction({
      ...{ deliveries, order, records, queue, claims, clock, packs, report: unheard },
      refresh: async () => {},
      states: { admit: async () => ({ ok: true }), ended: async () => {}, skipOf: () => undefined },
      targetOf: (id) => ({ id, kind: "pull" }),
      replayTarget: async () => undefined,
      random: () => 0,
      log: () => {},
      send: (delivery, target) =>
        sendPull(delivery, target as PullTarget, { now: clock } as Parameters<typeof sendPull>[2]),
    });
    /** Brings what is in the queues to where consumers find it. */
    const bring = async () => {
      for (const from of [ordered, queue]) {
        const messages = await drained(from);
        if (messages.length > 0) await deliver({ Records: messages.map(asRecord) }, {} as Context);
      }
    };
    const accepted: AcceptedEvent[] = [];
    const store = createDeliveryStore({
      ...{ table, records, queue, ordered, order, packs, claims, clock, journal: reader },
      ruleOf: () => undefined,
      checkOutput: () => ({ status: "unbound" }),
    });
    return {
      pulls: createPulls({ table, records, order, packs, clock, waiting: () => waitingByTarget(table) }),
      events: {
        async accept(some) {
          const answers = await events.accept(some);
          const came = await eventsIn(await drained(floor.events), claims);
          accepted.push(...came);
          await packs.send({ events: came });
          return answers;
        },
      },
      accepted: () => accepted,
      async send(some) {
        await deliveries.send(some);
        await bring();
      },
      store: {
        ...store,
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
      async pause(target) {
        await changeKept(table, target, (kept) => ({ ...kept, paused: { at: clock(), by: "Ada" } }));
      },
      close: async () => floor.close(),
    };
  });
});
