import { S3Client, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { createDeliveryRecords } from "../../functions/aws/deliveries/delivery-records.ts";
import { createEvents } from "../../functions/aws/events/events.ts";
import { createJournalReader } from "../../functions/aws/events/journal.ts";
import type { Table } from "../../functions/aws/table.ts";
import type { SendDelivery } from "../../functions/core/deliver.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import {
  acknowledge,
  handleOf,
  type PullTarget,
  readHandle,
  receive,
} from "../../functions/core/deliveries/pull.ts";
import { sendPull } from "../../functions/targets/pull.ts";
import { aDelivery, anEvent } from "../support/build.ts";
import { onMiniStack } from "./emulator.ts";
import type { Doom, Fate } from "./fate.ts";
import { aFloor, type Floor } from "./floor.ts";
import { aPipeline, type Stage } from "./pipeline.ts";

const FATES: readonly Fate[] = ["dies before", "dies after", "fails at"];
/** More than an item takes: such deliveries lie in the bucket while they wait. */
const LARGE = "x".repeat(300 * 1024);

let stories = 0;

/** Events of one key, which no others have. */
async function publish(floor: Floor, text = ""): Promise<readonly AcceptedEvent[]> {
  const name = `story-${++stories}`;
  const { claims, clock, next, events: queue } = floor;
  const told = ["a", "b"].map((id) => {
    const event = { id: `${id}-${name}`, receivedAt: clock() };
    const key = event.id.padEnd(22, "-");
    return anEvent({ ...event, key, data: { customer: name, text } });
  });
  for (const event of told) await createEvents({ queue, claims, clock, next }).accept([event]);
  return told;
}

async function expectDelivered({ hot, bucket }: Floor, events: readonly AcceptedEvent[], why: string) {
  const journal = createJournalReader(hot, bucket);
  for (const event of events) {
    const entries = await journal.of(event);
    expect(entries.at(-1), why).toMatchObject({ kind: "attempt", outcome: "delivered" });
  }
}

async function kept({ names }: Floor): Promise<readonly string[]> {
  const s3 = new S3Client();
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: names.bucket, Prefix: "kept/" }),
  );
  s3.destroy();
  return Contents.map(({ Key }) => Key!);
}

onMiniStack(() => {
  describe("deliveries in order", { concurrent: true }, () => {
    const WAY: readonly Stage[] = ["route", "ordered", "sweep", "deliver", "deliver", "archive"];

    /** False when the process of that step has not as many calls. */
    const tell = async (floor: Floor, step: number, doom: Doom): Promise<boolean> => {
      const arrived: string[] = [];
      const { run, settle } = aPipeline(floor, busyFirst(arrived), { order: "$.data.customer" });
      const events = await publish(floor);
      let isMet = false;
      for (const [i, stage] of WAY.entries()) {
        if (stage === "sweep") floor.clock.advance(60_000);
        isMet ||= (await run(stage, i === step ? doom : undefined)).isMet;
      }
      await settle();
      const why = `step ${step} ${doom.fate} call ${doom.call}`;
      expect([...new Set(arrived)], why).toEqual(events.map(({ id }) => id));
      expect(arrived, `none again after the next: ${why}`).toEqual(arrived.toSorted());
      await expectDelivered(floor, events, why);
      floor.clock.advance(86_400_000 / 4);
      return isMet;
    };

    test.for([1, 3].flatMap((step) => FATES.map((fate) => [WAY[step]!, fate, step] as const)))(
      "none is lost and none overtakes another whenever %s %s a call",
      { timeout: 300_000 },
      async ([, fate, step]) => {
        const floor = await aFloor();
        let calls = 0;
        while (await tell(floor, step, { fate, call: calls + 1 })) calls++;
        expect(calls).toBeGreaterThan(1);
        floor.close();
      },
    );

    test("that are large leave nothing behind", async () => {
      const floor = await aFloor();
      const { run, settle } = aPipeline(floor, busyFirst([]), { order: "$.data.customer" });
      const events = await publish(floor, LARGE);
      for (const stage of ["route", "ordered"] as const) await run(stage);
      expect(await kept(floor)).toHaveLength(2);
      await settle();
      await expectDelivered(floor, events, "large");
      expect(await kept(floor)).toEqual([]);
      floor.close();
    });
  });

  describe("deliveries that consumers fetch", { concurrent: true }, () => {
    const target: PullTarget = { id: "warehouse", kind: "pull", visibilitySeconds: 30 };
    const send: SendDelivery = (delivery) =>
      sendPull(delivery, target, { now: () => delivery.dueAt } as Parameters<typeof sendPull>[2]);

    /** Consumers in processes of their own receive and acknowledge, one of them is doomed. False: it has not as many calls. */
    const tell = async (floor: Floor, step: "receives" | "acknowledges", doom: Doom): Promise<boolean> => {
      const { clock } = floor;
      const { run, settle, consumer } = aPipeline(floor, send, { target: { kind: "pull" } });
      const events = await publish(floor);
      for (const stage of ["route", "deliver"] as const) await run(stage);
      const done = new Set<string>();
      const round = async (
        receiving: ReturnType<typeof consumer>,
        acknowledging: ReturnType<typeof consumer>,
      ) => {
        const got = await receiving.pulls.take("warehouse", 10, (delivery) =>
          receive(delivery, { target, now: clock() }),
        );
        const handles = got.map(({ delivery }) => readHandle(handleOf(delivery))!);
        const settled = await acknowledging.pulls.settle("warehouse", handles, (delivery) =>
          acknowledge(delivery, clock()),
        );
        for (const one of settled) if (one) done.add(one.delivery.event.id);
        return got.length;
      };
      const doomed = consumer(doom);
      const [receiving, acknowledging] = step === "receives" ? [doomed, consumer()] : [consumer(), doomed];
      await round(receiving, acknowledging).catch(() => {});
      for (let again = 1; again > 0; ) {
        clock.advance(31_000);
        again = await round(consumer(), consumer());
      }
      await settle();
      const why = `whoever ${step} ${doom.fate} call ${doom.call}`;
      await expectDelivered(floor, events, why);
      // What was acknowledged by one that is dead is done or comes again; the others have been told.
      if (step === "receives") expect(done, why).toEqual(new Set(events.map(({ id }) => id)));
      clock.advance(86_400_000 / 4);
      return doomed.isMet();
    };

    test.for(
      (["receives", "acknowledges"] as const).flatMap((step) => FATES.map((fate) => [step, fate] as const)),
    )("are not lost whenever who %s %s a call", { timeout: 300_000 }, async ([step, fate]) => {
      const floor = await aFloor();
      let calls = 0;
      while (await tell(floor, step, { fate, call: calls + 1 })) calls++;
      expect(calls).toBeGreaterThan(1);
      floor.close();
    });

    test("are not lost when a consumer looks for them while they are brought", async () => {
      const floor = await aFloor();
      const { claims, clock, next, hot } = floor;
      const { consumer } = aPipeline(floor, send, { target: { kind: "pull" } });
      const looks = async () =>
        consumer().pulls.take("warehouse", 10, (delivery) => receive(delivery, { target, now: clock() }));
      const before: number[] = [];
      const table: Table = {
        ...hot,
        async put(item, condition) {
          if (item.PK.startsWith("DELIVERIES#")) before.push((await looks()).length);
          return hot.put(item, condition);
        },
      };
      const times = { horizonMs: 0, backstopMs: 900_000 };
      const records = createDeliveryRecords(table, { claims, clock, next, ...times });
      const reason = { code: "waits-for-consumer", detail: "It waits" };
      const to = { state: "waiting", dueAt: clock(), isKept: "to-be-fetched", reason } as const;
      await records.write(aDelivery({ id: "dlv_1" }), to);
      expect(before).toEqual([0]);
      expect(await looks()).toHaveLength(1);
      floor.close();
    });

    test("that are large leave nothing behind", async () => {
      const floor = await aFloor();
      const { clock } = floor;
      const { run, settle, consumer } = aPipeline(floor, send, {
        order: "$.data.customer",
        target: { kind: "pull" },
      });
      await publish(floor, LARGE);
      for (const stage of ["route", "ordered"] as const) await run(stage);
      expect((await kept(floor)).length).toBeGreaterThan(0);
      const { pulls } = consumer();
      for (let n = 0; n < 2; n++) {
        await settle();
        const [got] = await pulls.take("warehouse", 1, (delivery) =>
          receive(delivery, { target, now: clock() }),
        );
        const handle = readHandle(handleOf(got!.delivery))!;
        const [settled] = await pulls.settle("warehouse", [handle], (one) => acknowledge(one, clock()));
        expect(settled).toBeDefined();
      }
      expect(await kept(floor)).toEqual([]);
      floor.close();
    });
  });
});

/** A target that is busy at the first attempt of the first delivery; what it took, in this order. */
function busyFirst(arrived: string[]): SendDelivery {
  const tried = new Set<string>();
  return async ({ event }) => {
    const isFirst = event.id.startsWith("a") && !tried.has(event.id);
    tried.add(event.id);
    if (isFirst) return { ok: false, code: "target-failed", detail: "busy", status: 503 };
    arrived.push(event.id);
    return { ok: true, status: 200 };
  };
}
