import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bury } from "../../functions/aws/deliveries/buried.ts";
import { createDeliveries, deliveryOfBody } from "../../functions/aws/deliveries/deliveries.ts";
import { createDeliveryRecords } from "../../functions/aws/deliveries/delivery-records.ts";
import { createEvents } from "../../functions/aws/events/events.ts";
import { createOrdering } from "../../functions/aws/ordering.ts";
import { createPacks, packOfBody } from "../../functions/aws/archive/packs.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import { aDelivery, anEvent } from "../support/build.ts";
import { onMiniStack } from "./emulator.ts";
import { aFloor, drained, eventsIn, type Floor } from "./floor.ts";

const LARGE = "x".repeat(1_000_000);

onMiniStack(() => {
  describe("messages", () => {
    let floor: Floor;
    beforeEach(async () => {
      floor = await aFloor();
    });
    afterEach(() => floor.close());

    const eventsOf = ({ events: queue, claims, clock, next }: Floor) =>
      createEvents({ queue, claims, clock, next });
    const queued = async () => {
      const messages = await drained(floor.events);
      return eventsIn(messages, floor.claims);
    };

    test("carry any text to the letter, also what SQS takes in no message", async () => {
      const text = 'quotes "\\" \u0000\u0001\u000b \u007f \ufffe\uffff \ud800 é 😀 9007199254740993';
      await eventsOf(floor).accept([anEvent({ text })]);
      expect((await queued())[0]?.text).toBe(text);
    });

    test("of large events say where those lie", async () => {
      const events = ["a", "b", "c"].map((id) => anEvent({ id, text: LARGE + id }));
      await eventsOf(floor).accept(events);
      const messages = await drained(floor.events);
      for (const { Body } of messages) expect(Body!.length).toBeLessThan(200);
      const came: AcceptedEvent[] = await eventsIn(messages, floor.claims);
      expect(came.map(({ text }) => text).toSorted()).toEqual(events.map(({ text }) => text));
    });

    test("go out in as many calls as it takes, in batches that are not too large", async () => {
      const events = Array.from({ length: 25 }, (_, n) => anEvent({ id: `e${n}`, text: "x".repeat(90_000) }));
      await eventsOf(floor).accept(events);
      expect(await queued()).toHaveLength(25);
    });

    test("of one event that two processes accept are one message", async () => {
      const event = anEvent();
      const answers = await Promise.all([eventsOf(floor).accept([event]), eventsOf(floor).accept([event])]);
      expect(answers).toEqual([["accepted"], ["accepted"]]);
      expect(await queued()).toHaveLength(1);
    });

    test("of the archive hold many events and lines each", async () => {
      const packs = createPacks(floor.archive, floor.claims);
      const events = Array.from({ length: 100 }, (_, n) => anEvent({ id: `e${n}` }));
      const lines = events.map((event) => ({
        key: event.key,
        entry: { kind: "routed", at: 1, event: refOf(event), matched: [], rulesVersion: 1 } as const,
      }));
      await packs.send({ events, lines });
      const messages = await drained(floor.archive);
      expect(messages.length).toBeLessThan(5);
      const came = await Promise.all(messages.map(({ Body }) => packOfBody(Body!, floor.claims)));
      expect(came.flatMap((pack) => pack.events.map(({ id }) => id)).toSorted()).toEqual(
        events.map(({ id }) => id).sort(),
      );
      expect(came.flatMap((pack) => pack.lines)).toHaveLength(100);
    });

    describe("of deliveries", () => {
      const tools = () => {
        const { hot, claims, clock, next, deliveries: queue } = floor;
        const times = { horizonMs: 0, backstopMs: 900_000 };
        const records = createDeliveryRecords(hot, { claims, clock, next, ...times });
        const packs = createPacks(floor.archive, claims);
        const order = createOrdering(hot, { records, queue, claims, clock, ...times });
        const queues = { queue, ordered: floor.ordered };
        return {
          records,
          deliveries: createDeliveries({ ...queues, order, records, claims, packs, clock, ...times }),
        };
      };

      test("that waited keep what is large with their record, and let go of it when they have ended", async () => {
        const { records, deliveries } = tools();
        const delivery = aDelivery({ id: "large", event: anEvent({ text: LARGE }), receipt: 0 });
        const again = async (dueInMs: number) => {
          const current = (await records.get("large"))?.delivery ?? delivery;
          const dueAt = floor.clock() + dueInMs;
          await deliveries.settle([{ delivery: current, outcome: { status: "retrying", dueAt } }]);
          await deliveries.flush();
        };
        await again(1_000);
        await again(2_000);
        const { delivery: kept } = (await records.get("large"))!;
        expect(kept.event.text).toBe(LARGE);
        await deliveries.settle([{ delivery: kept, outcome: { status: "delivered" } }]);
        await deliveries.flush();
        expect(await records.get("large")).toBeUndefined();
        expect(await floor.bucket.get(`kept/large/${kept.receipt}`)).toBeUndefined();
      });

      test("that no function could take become dead letters", async () => {
        const { records, deliveries } = tools();
        await deliveries.send([aDelivery({ id: "poison" })]);
        const [message] = await drained(floor.deliveries);
        await floor.deadLetters.send([{ body: message!.Body! }]);
        expect(await bury({ deadLetters: floor.deadLetters, deliveries, claims: floor.claims })).toBe(1);
        expect(await records.get("poison")).toMatchObject({ state: "dead", reason: { code: "internal" } });
        expect(await drained(floor.deadLetters)).toEqual([]);
      });

      test("of replays share a queue fairly as a tenant of their own", async () => {
        const { deliveries } = tools();
        await deliveries.send([aDelivery({ id: "a" }), aDelivery({ id: "b", replay: "r-1" })]);
        const messages = await drained(floor.deliveries);
        const groups = await Promise.all(
          messages.map(async ({ Body, Attributes }) => [
            (await deliveryOfBody(Body!, floor.claims)).id,
            Attributes?.MessageGroupId,
          ]),
        );
        expect(Object.fromEntries(groups)).toEqual({ a: "warehouse", b: "warehouse(replay)" });
      });
    });
  });
});

function refOf({ id, source }: AcceptedEvent) {
  return { position: 1, id, source };
}
