import type { Context } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createArchive } from "../../../functions/aws/archive/archive.ts";
import { archivingFunction } from "../../../functions/aws/archive/archiving.ts";
import { createDeliveryRecords } from "../../../functions/aws/deliveries/delivery-records.ts";
import { createDigests } from "../../../functions/aws/deliveries/digests.ts";
import { eraseOpen } from "../../../functions/aws/archive/erase.ts";
import { eraseClaims } from "../../../functions/aws/archive/erase-claims.ts";
import { beingErased, createErasures } from "../../../functions/aws/archive/erasures.ts";
import { createJournalReader } from "../../../functions/aws/events/journal.ts";
import { CLAIMS } from "../../../functions/aws/names.ts";
import { createPacks, type JournalLine } from "../../../functions/aws/archive/packs.ts";
import { createQuarantine } from "../../../functions/aws/events/quarantine.ts";
import { deliveryScope } from "../../../functions/core/template/scope.ts";
import { nothingErased } from "../../../functions/core/archive/erasure.ts";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { aDelivery, anAttempt, anEvent, NOW } from "../../support/build.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor, asRecord, drained, type Floor } from "../floor.ts";

const ADA = "customer/ada";
const BOB = "customer/bob";
const QUARTER_MS = 900_000;

const eventOf = (id: string, subject: string, parts: Partial<AcceptedEvent> = {}) =>
  anEvent({
    id,
    subject,
    key: id.padEnd(22, "-"),
    position: Number(id.slice(1)),
    data: { of: subject },
    ...parts,
  });

onMiniStack(() => {
  describe("an erasure on AWS", () => {
    let floor: Floor;
    beforeEach(async () => {
      floor = await aFloor();
    });
    afterEach(() => floor.close());

    const house = () => {
      const { hot: table, bucket, claims, clock, next } = floor;
      const records = createDeliveryRecords(table, { claims, clock, next, horizonMs: 0, backstopMs: 0 });
      const quarantine = createQuarantine(table, { claims, next });
      const digests = createDigests(table, { claims, clock });
      const ended: string[] = [];
      const order = { ends: async ({ id }: { readonly id: string }) => void ended.push(id) };
      const packs = createPacks(floor.archive, claims);
      const archiving = archivingFunction({
        ...{ table, bucket, clock, next, claims },
        archives: async () => [{ id: "default", retentionDays: 30 }],
        stats: { add: async () => {} },
        report: (error) => {
          throw error;
        },
      });
      return {
        ...{ table, clock, records, quarantine },
        erasures: createErasures(table),
        archive: createArchive({ table, bucket, clock }),
        journal: createJournalReader(table, bucket),
        ...{ ended, digests },
        sweep: () => eraseOpen({ table, bucket, records, order, digests, quarantine, clock }, 60_000),
        async archived(events: readonly AcceptedEvent[]) {
          await packs.send({ events, lines: events.map(lineOf) });
          await archiving({ Records: (await drained(floor.archive)).map(asRecord) }, {} as Context);
        },
      };
    };
    const lineOf = (event: AcceptedEvent): JournalLine => {
      const ref = { position: event.position!, id: event.id, source: event.source };
      const about = { delivery: `d-${event.id}`, rule: "r", target: "t", attempt: anAttempt() };
      return {
        key: event.key,
        entry: { kind: "attempt", at: NOW, event: ref, ...about, outcome: "delivered" },
      };
    };
    const ids = (events: readonly AcceptedEvent[]) => events.map(({ id }) => id);

    test("takes a subject's events out of archive, journal, records and quarantine, and leaves all others as they were", async () => {
      const { erasures, archive, journal, records, quarantine, archived, sweep, clock, table, ended } =
        house();
      const [a1, b2, a3, b4] = [
        eventOf("e1", ADA),
        eventOf("e2", BOB),
        eventOf("e3", ADA),
        eventOf("e4", BOB),
      ];
      await archived([a1, b2, a3]);
      await archived([eventOf("e5", ADA)]);
      await archived([b4]);
      const dead = { state: "dead", endedAt: NOW, reason: { code: "target-refused", detail: "" } } as const;
      const order = { index: 0, key: '"A-17"', poison: "block" } as const;
      await records.write(aDelivery({ id: "ada", event: a1, order }), dead);
      await records.write(aDelivery({ id: "bob", event: b2 }), { state: "waiting", dueAt: NOW });
      await quarantine.keep([eventOf("e8", ADA), eventOf("e9", BOB)]);

      clock.advance(1_000);
      const { id } = await erasures.start({ subject: ADA }, "Ada", clock());
      expect((await beingErased(table))(a1)).toBe(true);
      expect(await sweep()).toBe(3);
      const running = (await erasures.get(id))!;
      expect(running).toMatchObject({
        status: "running",
        erased: { segments: 2, archived: 3, dead: 1, waiting: 0, quarantined: 1 },
      });
      // Each event has a line of its acceptance and one of its delivery.
      expect(running.erased.journal).toBe(6);
      expect(ids((await archive.search({ limit: 10 })).items)).toEqual(["e4", "e2"]);
      expect(await archive.find("e2")).toMatchObject({ text: b2.text });
      expect(await archive.find("e1")).toBeUndefined();
      expect(await archive.sizes()).toMatchObject([{ events: 2 }]);
      expect(await journal.of(a1)).toEqual([]);
      expect((await journal.of(b2)).map(({ kind }) => kind)).toEqual(["accepted", "attempt"]);
      expect(await records.get("ada")).toBeUndefined();
      expect(await records.get("bob")).toBeDefined();
      // Others of its key may have waited for it.
      expect(ended).toEqual(["ada"]);
      expect(ids((await quarantine.list({ limit: 9 })).items.map(({ event }) => event))).toEqual(["e9"]);

      // What was in a queue meanwhile comes into the archive after it, and is found within a quarter of an hour.
      await archived([eventOf("e6", ADA), eventOf("e7", ADA, { receivedAt: NOW + 60_000 })]);
      expect(await sweep()).toBe(1);
      clock.advance(QUARTER_MS);
      await sweep();
      const receipt = (await erasures.get(id))!;
      expect(receipt).toMatchObject({ status: "done", startedBy: "Ada", erased: { archived: 4 } });
      expect(
        JSON.stringify(
          await table.get({ PK: "ERASURES", SK: `${String(NOW + 1_000).padStart(16, "0")}#${id}` }),
        ),
      ).not.toContain('ada"');
      expect(receipt.scope).toBeUndefined();
      expect(ids((await archive.search({ limit: 10 })).items)).toEqual(["e7", "e4", "e2"]);
      expect((await beingErased(table))(a1)).toBe(false);
      expect((await erasures.list({ limit: 5 })).items).toEqual([receipt]);
    });

    test("a digest that others have joined goes out without what is erased, and then its delivery goes", async () => {
      const { erasures, records, digests, sweep, clock } = house();
      const [a1, b2] = [eventOf("e1", ADA), eventOf("e2", BOB)];
      const whole = [a1, b2].map((event) => aDelivery({ id: `d-${event.id}`, event, target: "team" }));
      for (const delivery of whole) {
        const text = JSON.stringify(deliveryScope(delivery));
        const entry = { id: delivery.id, target: "team", at: NOW, text, weight: 1 };
        await digests.join(entry, { closesAt: NOW + 60_000, most: 9 });
      }
      await records.write(whole[0]!, { state: "waiting", dueAt: NOW + 60_000 });
      clock.advance(1_000);
      const { id } = await erasures.start({ subject: ADA }, "Ada", clock());
      clock.advance(QUARTER_MS);
      await sweep();
      expect(await erasures.get(id)).toMatchObject({ status: "running", erased: { waiting: 1 } });
      expect(await records.get("d-e1")).toBeDefined();
      const brought = await digests.close({ target: "team", bringer: "d-e1" });
      expect(brought.map(({ id, text }) => [id, text.includes("customer")])).toEqual([
        ["d-e1", false],
        ["d-e2", true],
      ]);
      await digests.done("d-e1");
      await sweep();
      expect(await erasures.get(id)).toMatchObject({ status: "done", erased: { waiting: 2 } });
      expect(await records.get("d-e1")).toBeUndefined();
    });

    test("removes copies that were too large for their messages, when all of these have been taken", async () => {
      const { erasures, sweep, clock, archived } = house();
      const { claims, bucket } = floor;
      const large = (id: string, subject: string) =>
        eventOf(id, subject, { text: JSON.stringify({ subject, of: "x".repeat(110_000) }) });
      const [ada, bob] = [large("e1", ADA), large("e2", BOB)];
      const copied = [
        ...[ada, bob],
        ...[ada, bob].map((event) => aDelivery({ id: `d-${event.id}`, event })),
        { events: [ada, bob], lines: [ada, bob].map(lineOf) },
      ];
      const keys = await Promise.all(
        copied.map(async (thing) => {
          const { claim } = JSON.parse(await claims.check(JSON.stringify(thing), CLAIMS)) as {
            claim: string;
          };
          return claim;
        }),
      );
      await archived([ada, bob]);
      clock.advance(1_000);
      const { id } = await erasures.start({ subject: ADA }, "Ada", clock());
      await sweep();
      const texts = async () =>
        Promise.all(keys.map(async (key) => Buffer.from((await bucket.get(key)) ?? []).toString()));
      expect((await texts()).filter((text) => text.includes(ADA))).toHaveLength(3);
      clock.advance(QUARTER_MS);
      await sweep();
      const left = await texts();
      expect(left.map((text) => [text.includes(ADA), text.includes(BOB)])).toEqual([
        [false, false],
        [false, true],
        [false, false],
        [false, true],
        [false, true],
      ]);
      expect(JSON.parse(left[4]!)).toEqual({ events: [bob], lines: [lineOf(bob)] });
      // The copy that the archive's message had is among them.
      expect(await erasures.get(id)).toMatchObject({ status: "done", erased: { archived: 1, copies: 4 } });
    });

    test("goes on with copies in the next minute where one is not enough", async () => {
      const job = {
        id: "1-a",
        startedAt: NOW,
        startedBy: "Ada",
        before: NOW + 1,
        status: "running",
      } as const;
      const keys = Array.from({ length: 40 }, (_, n) => `claims/${String(n).padStart(2, "0")}`);
      const removed: string[] = [];
      const bucket = {
        list: async (_: string, after = "") => keys.filter((key) => key > after).slice(0, 25),
        get: async (key: string) => Buffer.from(JSON.stringify(eventOf("e1", key.endsWith("9") ? ADA : BOB))),
        put: async () => {},
        remove: async (key: string) => void removed.push(key),
      };
      const erasure = { ...job, scope: { subject: ADA }, erased: nothingErased };
      const hasTime = () => false;
      const first = await eraseClaims(erasure, bucket, { after: undefined, hasTime });
      expect(first).toEqual({ copies: 1, after: "claims/15" });
      const { after } = first;
      expect(await eraseClaims(erasure, bucket, { after, hasTime: () => true })).toEqual({ copies: 3 });
      expect(removed).toEqual(["claims/09", "claims/19", "claims/29", "claims/39"]);
    });

    test("whoever scans the archive meanwhile goes on with all others", async () => {
      const { erasures, archive, archived, sweep, clock } = house();
      const events = Array.from({ length: 600 }, (_, i) => eventOf(`e${i + 1}`, i % 2 === 0 ? ADA : BOB));
      await archived(events.slice(0, 300));
      await archived(events.slice(300));
      const read: string[] = [];
      for await (const block of archive.scan({})) {
        if (read.length === 0) {
          clock.advance(1_000);
          await erasures.start({ subject: ADA }, "Ada", clock());
          expect(await sweep()).toBe(300);
        }
        read.push(...ids(block));
      }
      const rest = read.slice(300);
      expect(rest).toEqual(ids(events.slice(300).filter(({ subject }) => subject === BOB)));
      expect(await archive.count({})).toBe(300);
    });
  });
});
