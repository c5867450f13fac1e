import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Delivery, Settlement } from "../../functions/core/delivery.ts";
import { deliveryId } from "../../functions/core/deliveries/delivery-id.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import type {
  Backlog,
  Deliveries,
  DeliveryQuery,
  DeliveryStore,
  Events,
  Journal,
} from "../../functions/core/ports.ts";
import { aDelivery, anAttempt, anEvent, NOW } from "../support/build.ts";

/** What a suite of the deliveries queue and its reading side needs of an adapter. */
export interface DeliveriesHarness {
  readonly events: Events;
  readonly deliveries: Deliveries;
  readonly store: DeliveryStore;
  readonly journal: Pick<Journal, "of">;
  /** The events that were accepted, with their positions. */
  readonly accepted: () => readonly AcceptedEvent[];
  /** Deliveries to a target that are due at that time, as the deliver function would be handed them. */
  readonly due: (target: string, now: number) => Promise<readonly Delivery[]>;
  readonly close: () => Promise<void>;
}

export function deliveriesSuite(name: string, create: () => Promise<DeliveriesHarness>): void {
  describe(`deliveries on ${name}`, () => {
    let harness: DeliveriesHarness;
    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    /** Queues a delivery of a new event and gives it back as the deliver function gets it. */
    const queue = async (id: string, parts: Partial<Delivery> = {}): Promise<Delivery> => {
      await harness.events.accept([anEvent({ id, key: id.padEnd(22, "-") })]);
      const event = harness.accepted().at(-1)!;
      const delivery = aDelivery({
        event,
        id: deliveryId(event, "paid-orders", parts.target ?? "warehouse"),
        ...parts,
      });
      await harness.deliveries.send([delivery]);
      const due = await harness.due(delivery.target, delivery.dueAt);
      return due.find((one) => one.id === delivery.id)!;
    };
    /** Queues a delivery that waits for its time. */
    const queueLater = async (id: string, parts: Partial<Delivery>): Promise<Delivery> => {
      await harness.events.accept([anEvent({ id, key: id.padEnd(22, "-") })]);
      const event = harness.accepted().at(-1)!;
      const { rule = "paid-orders", target = "warehouse" } = parts;
      const delivery = aDelivery({ event, id: deliveryId(event, rule, target), ...parts });
      await harness.deliveries.send([delivery]);
      return delivery;
    };
    const settle = (settlement: Settlement) => harness.deliveries.settle([settlement]);
    const failure = anAttempt({ status: 503, error: { code: "target-failed", detail: "busy" } });

    test("hands over a delivery as it was sent", async () => {
      const parts = {
        body: { contentType: "text/plain", text: "héllo" },
        retry: { maxAttempts: 3 },
        replay: "r1",
      };
      const delivery = await queue("a", parts);
      expect(delivery).toMatchObject({ ...aDelivery(parts), id: delivery.id, event: harness.accepted()[0] });
    });

    test("hands over what is due, the longest due first, and nothing before its time", async () => {
      await queue("late", { dueAt: NOW + 2_000 });
      await queue("early", { dueAt: NOW + 1_000 });
      expect(await harness.due("warehouse", NOW)).toEqual([]);
      const ids = (await harness.due("warehouse", NOW + 2_000)).map(({ event }) => event.id);
      expect(ids).toEqual(["early", "late"]);
    });

    test("forgets a delivered one, and the journal tells of it", async () => {
      const delivery = await queue("a");
      await settle({ delivery, attempt: anAttempt(), outcome: { status: "delivered" } });
      expect(await harness.due("warehouse", NOW + 1e9)).toEqual([]);
      expect(await harness.journal.of(delivery.event)).toMatchObject([
        { kind: "accepted", publisher: "loopback" },
        {
          kind: "attempt",
          rule: "paid-orders",
          target: "warehouse",
          outcome: "delivered",
          attempt: { number: 1, status: 200 },
        },
      ]);
      expect(await harness.store.get(delivery.id)).toMatchObject({
        status: "delivered",
        attempts: [anAttempt()],
      });
      expect(
        (await harness.store.list({ status: "delivered", limit: 10 })).items.map(({ id }) => id),
      ).toEqual([delivery.id]);
    });

    test("hands a failed one over again at its time, with what was tried", async () => {
      const delivery = await queue("a");
      await settle({ delivery, attempt: failure, outcome: { status: "retrying", dueAt: NOW + 5_000 } });
      expect(await harness.due("warehouse", NOW + 4_999)).toEqual([]);
      const [again] = await harness.due("warehouse", NOW + 5_000);
      expect(again).toMatchObject({ id: delivery.id, attempts: [failure] });
      expect(await harness.store.get(delivery.id)).toMatchObject({ status: "waiting", dueAt: NOW + 5_000 });
    });

    test("counts no attempt when there was none", async () => {
      const delivery = await queue("a");
      const reason = { code: "paused", detail: "the target is paused" };
      await settle({ delivery, outcome: { status: "retrying", dueAt: NOW + 1_000, reason } });
      expect(await harness.store.get(delivery.id)).toMatchObject({ status: "waiting", attempts: [], reason });
    });

    test("keeps a dead letter with its event, reason and attempts", async () => {
      const delivery = await queue("a");
      const reason = { code: "attempts-exhausted", detail: "after 1 attempt" };
      await settle({ delivery, attempt: failure, outcome: { status: "dead", reason } });
      expect(await harness.due("warehouse", NOW + 1e9)).toEqual([]);
      const { items } = await harness.store.list({ status: "dead", limit: 10 });
      expect(items).toMatchObject([
        { id: delivery.id, status: "dead", event: { id: "a" }, reason, attempts: [failure] },
      ]);
    });

    test("keeps what was dead before it was queued: a transform that failed", async () => {
      await harness.events.accept([anEvent()]);
      const event = harness.accepted()[0]!;
      const reason = { code: "transform-failed", detail: "no such path" };
      const delivery = aDelivery({ event, id: deliveryId(event, "paid-orders", "warehouse") });
      await settle({ delivery, outcome: { status: "dead", reason } });
      expect(await harness.store.get(delivery.id)).toMatchObject({ status: "dead", reason });
    });

    test("redrives a dead letter: same id, no attempts, due now", async () => {
      const delivery = await queue("a");
      await settle({
        delivery,
        attempt: failure,
        outcome: { status: "dead", reason: { code: "target-refused", detail: "" } },
      });
      expect(await harness.store.redrive([delivery.id], "Ada", NOW + 9_000)).toEqual([delivery.id]);
      const [again] = await harness.due("warehouse", NOW + 9_000);
      expect(again).toMatchObject({
        ...{ id: delivery.id, attempts: [], createdAt: NOW + 9_000 },
        ...{ rule: delivery.rule, target: delivery.target },
      });
      expect((await harness.journal.of(delivery.event)).slice(1)).toMatchObject([
        { outcome: "dead", attempt: { number: 1 } },
        {
          ...{ kind: "attempt", at: NOW + 9_000, outcome: "redriven", delivery: delivery.id },
          attempt: { number: 0, error: { code: "redriven", detail: "Redriven by Ada" } },
        },
      ]);
    });

    test("counts how often a delivery was redriven, over its retries", async () => {
      const delivery = await queue("a");
      const reason = { code: "target-refused", detail: "" };
      await settle({ delivery, attempt: failure, outcome: { status: "dead", reason } });
      expect(await harness.store.get(delivery.id)).not.toHaveProperty("redrives");
      for (const times of [1, 2]) {
        const at = NOW + times * 9_000;
        await harness.store.redrive([delivery.id], "Ada", at);
        const [again] = await harness.due("warehouse", at);
        await settle({
          delivery: again!,
          attempt: failure,
          outcome: { status: "retrying", dueAt: at + 1_000 },
        });
        const [later] = await harness.due("warehouse", at + 1_000);
        await settle({ delivery: later!, attempt: failure, outcome: { status: "dead", reason } });
        expect(await harness.store.get(delivery.id)).toMatchObject({ status: "dead", redrives: times });
      }
      expect((await harness.store.list({ status: "dead", limit: 5 })).items).toMatchObject([{ redrives: 2 }]);
    });

    describe("skips a backlog:", () => {
      const before = NOW + 60_000;
      const waiting = async (id: string, parts: Partial<Delivery> = {}) =>
        queueLater(id, { dueAt: NOW + 1_000, ...parts });
      const skip = async (backlog: Partial<Backlog> = {}) =>
        harness.store.skip({ target: "warehouse", before, ...backlog }, "Ada", NOW + 5);
      const ids = async (query: Partial<DeliveryQuery>) =>
        (await harness.store.list({ limit: 10, ...query })).items.map(({ event }) => event.id);

      test("what waits is kept as skipped, and the journal says who did it", async () => {
        const delivery = await waiting("a");
        expect(await skip()).toMatchObject({ skipped: 1 });
        expect(await harness.due("warehouse", NOW + 1e9)).toEqual([]);
        expect(await harness.store.get(delivery.id)).toMatchObject({
          ...{ status: "skipped", endedAt: NOW + 5, attempts: [] },
          reason: { code: "skipped", detail: "Skipped by Ada" },
        });
        expect((await harness.journal.of(delivery.event)).slice(1)).toMatchObject([
          { outcome: "skipped", delivery: delivery.id, attempt: { number: 0 } },
        ]);
        expect(await skip()).toMatchObject({ skipped: 0 });
      });

      test("replays as well, other targets, other rules and what is queued later not", async () => {
        await waiting("live");
        await waiting("replayed", { replay: "r1" });
        await waiting("elsewhere", { target: "other" });
        await waiting("ruled", { rule: "other-rule" });
        await waiting("later", { createdAt: before });
        expect(await skip({ rule: "paid-orders" })).toMatchObject({ skipped: 2 });
        expect((await ids({ status: "skipped" })).sort()).toEqual(["live", "replayed"]);
        expect(await skip()).toMatchObject({ skipped: 1 });
        expect((await ids({ status: "waiting" })).sort()).toEqual(["elsewhere", "later"]);
      });

      test("what was tried keeps its attempts, and dead letters stay what they are", async () => {
        const tried = await queue("tried");
        await settle({
          delivery: tried,
          attempt: failure,
          outcome: { status: "retrying", dueAt: NOW + 2_000 },
        });
        const dead = await queue("dead");
        const reason = { code: "target-refused", detail: "" };
        await settle({ delivery: dead, attempt: failure, outcome: { status: "dead", reason } });
        expect(await skip()).toMatchObject({ skipped: 1 });
        expect(await harness.store.get(tried.id)).toMatchObject({ status: "skipped", attempts: [failure] });
        expect(await ids({ status: "dead" })).toEqual(["dead"]);
      });

      test("lists page by page, among all others too", async () => {
        for (const id of ["a", "b", "c"]) await waiting(id);
        await skip();
        await waiting("d", { createdAt: before });
        const first = await harness.store.list({ status: "skipped", limit: 2 });
        const second = await harness.store.list({ status: "skipped", limit: 2, cursor: first.next! });
        expect([...first.items, ...second.items].map(({ event }) => event.id).sort()).toEqual([
          "a",
          "b",
          "c",
        ]);
        const all: string[] = [];
        for (let cursor: string | undefined; ; ) {
          const page = await harness.store.list({ limit: 1, ...(cursor !== undefined && { cursor }) });
          all.push(...page.items.map(({ event, status }) => `${event.id} ${status}`));
          cursor = page.next;
          if (cursor === undefined) break;
        }
        expect(all.sort()).toEqual(["a skipped", "b skipped", "c skipped", "d waiting"]);
        expect(await ids({ eventId: "a" })).toEqual(["a"]);
      });

      test("what was skipped is redriven like a dead letter", async () => {
        const delivery = await waiting("a", { body: { contentType: "text/plain", text: "héllo" } });
        await skip();
        expect(await harness.store.redrive([delivery.id], "Bob", NOW + 9_000)).toEqual([delivery.id]);
        const [again] = await harness.due("warehouse", NOW + 9_000);
        expect(again).toMatchObject({
          ...{ id: delivery.id, attempts: [], createdAt: NOW + 9_000 },
          body: { contentType: "text/plain", text: "héllo" },
        });
        expect(await ids({ status: "skipped" })).toEqual([]);
        expect((await harness.journal.of(delivery.event)).at(-1)).toMatchObject({
          attempt: { error: { detail: "Redriven by Bob" } },
        });
      });
    });

    test("redrives only what is dead and known", async () => {
      const delivery = await queue("a");
      expect(await harness.store.redrive([delivery.id, "dlv_none", "x"], "Ada", NOW)).toEqual([]);
    });

    test("knows of no attempt under way before one has begun", async () => {
      await queueLater("a", { dueAt: NOW + 1_000 });
      expect(await harness.store.underWay({})).toEqual([]);
    });

    test("cancels what waits for its time, and the journal says who did", async () => {
      const delivery = await queue("a", { dueAt: NOW + 1_000 });
      expect(await harness.store.cancel([delivery.id], "Ada", NOW)).toEqual([delivery.id]);
      expect(await harness.due("warehouse", NOW + 1e9)).toEqual([]);
      expect(await harness.store.get(delivery.id)).toMatchObject({
        status: "cancelled",
        reason: { detail: "Cancelled by Ada" },
      });
      expect(await harness.store.cancel([delivery.id], "Ada", NOW)).toEqual([]);
    });

    test("tells of what its target took back that it was recalled, and by whom", async () => {
      const delivery = await queue("a");
      const attempt = anAttempt({ receipt: "r-1" });
      await settle({ delivery, attempt, outcome: { status: "delivered" } });
      expect(await harness.store.get(delivery.id)).toMatchObject({ status: "delivered" });
      await harness.store.recalled(delivery.id, "Ada", NOW + 5_000);
      const recalled = { id: delivery.id, status: "cancelled", endedAt: NOW + 5_000, attempts: [attempt] };
      expect(await harness.store.get(delivery.id)).toMatchObject({
        ...recalled,
        reason: { code: "recalled", detail: "Recalled by Ada" },
      });
      expect((await harness.store.list({ eventId: "a", limit: 9 })).items).toMatchObject([recalled]);
      expect((await harness.journal.of(delivery.event)).slice(-2)).toMatchObject([
        { kind: "attempt", outcome: "delivered" },
        { kind: "attempt", outcome: "recalled", attempt: { number: 0, error: { code: "recalled" } } },
      ]);
      await harness.store.recalled("dlv_none", "Ada", NOW);
    });

    test("lists page by page, by status, target, rule and event", async () => {
      for (const id of ["a", "b", "c"]) await queue(id, { dueAt: NOW + 1_000 });
      await queue("d", { target: "other", dueAt: NOW + 1_000 });
      const first = await harness.store.list({ status: "waiting", target: "warehouse", limit: 2 });
      expect(first.items.map(({ event }) => event.id)).toEqual(["c", "b"]);
      const second = await harness.store.list({
        status: "waiting",
        target: "warehouse",
        limit: 2,
        cursor: first.next!,
      });
      expect(second.items.map(({ event }) => event.id)).toEqual(["a"]);
      expect(second.next).toBeUndefined();
      expect((await harness.store.list({ rule: "none", limit: 2 })).items).toEqual([]);
      expect((await harness.store.list({ eventId: "d", limit: 2 })).items).toMatchObject([
        { target: "other" },
      ]);
    });

    test("lists delivered ones page by page", async () => {
      for (const id of ["a", "b", "c"]) {
        const delivery = await queue(id);
        await settle({
          delivery,
          attempt: anAttempt({ at: NOW + id.charCodeAt(0) }),
          outcome: { status: "delivered" },
        });
      }
      const first = await harness.store.list({ status: "delivered", limit: 2 });
      const second = await harness.store.list({ status: "delivered", limit: 2, cursor: first.next! });
      expect([...first.items, ...second.items].map(({ event }) => event.id)).toEqual(["c", "b", "a"]);
    });

    test("lists all, those that wait or died first, page by page", async () => {
      for (const id of ["a", "b", "c", "d"]) {
        const delivery = await queue(id, { dueAt: NOW + 1_000 });
        if (id < "c") await settle({ delivery, attempt: anAttempt(), outcome: { status: "delivered" } });
      }
      const found: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await harness.store.list({ limit: 1, ...(cursor !== undefined && { cursor }) });
        found.push(...page.items.map(({ event, status }) => `${event.id} ${status}`));
        cursor = page.next;
        if (cursor === undefined) break;
      }
      expect(found.slice(0, 2)).toEqual(["d waiting", "c waiting"]);
      expect(found.slice(2).sort()).toEqual(["a delivered", "b delivered"]);
    });

    test("refuses a cursor that it did not give", async () => {
      await expect(harness.store.list({ limit: 2, cursor: "nonsense" })).rejects.toMatchObject({
        code: "cursor-invalid",
      });
      await expect(
        harness.store.list({ limit: 2, cursor: "x-1", status: "delivered" }),
      ).rejects.toMatchObject({ code: "cursor-invalid" });
    });
  });
}
