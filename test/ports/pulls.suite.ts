import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Delivery, Settlement } from "../../functions/core/delivery.ts";
import { deliveryId } from "../../functions/core/deliveries/delivery-id.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import {
  acknowledge,
  extend,
  giveBack,
  type Handle,
  handleOf,
  readHandle,
  receive,
} from "../../functions/core/deliveries/pull.ts";
import type { PullTarget } from "../../functions/core/deliveries/pull.ts";
import type { DeliveryStore, Events, Journal, Pulls } from "../../functions/core/ports.ts";
import { aDelivery, anEvent } from "../support/build.ts";
import { aClock } from "../support/ports.ts";

/** What a suite of pull targets needs of an adapter. */
export interface PullsHarness {
  readonly pulls: Pulls;
  readonly events: Pick<Events, "accept">;
  /** The events that were accepted, with their positions. */
  readonly accepted: () => readonly AcceptedEvent[];
  /** Queues deliveries, to where consumers find them. */
  readonly send: (deliveries: readonly Delivery[]) => Promise<void>;
  readonly store: DeliveryStore;
  readonly journal: Pick<Journal, "of">;
  readonly pause: (target: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const target: PullTarget = { id: "orders", kind: "pull", visibilitySeconds: 30, maxReceives: 2 };

export function pullsSuite(name: string, create: (clock: () => number) => Promise<PullsHarness>): void {
  describe(`pull targets on ${name}`, () => {
    let harness: PullsHarness;
    const clock = aClock();
    beforeEach(async () => {
      harness = await create(clock);
    });
    afterEach(() => harness.close());

    const queue = async (id: string, parts: Partial<Delivery> = {}): Promise<Delivery> => {
      await harness.events.accept([anEvent({ id, key: id.padEnd(22, "-") })]);
      const event = harness.accepted().at(-1)!;
      const delivery = aDelivery({
        ...{ event, id: deliveryId(event, "paid-orders", "orders"), target: "orders" },
        ...{ createdAt: clock(), dueAt: clock() },
        ...parts,
      });
      await harness.send([delivery]);
      clock.advance(1);
      return delivery;
    };
    const receiving = (most = 10) =>
      harness.pulls.take("orders", most, (delivery) => receive(delivery, { target, now: clock() }));
    const idsOf = (settlements: readonly Settlement[]) =>
      settlements.map(({ delivery }) => delivery.event.id);
    const nameOf = ({ delivery }: Settlement): Handle => readHandle(handleOf(delivery))!;
    const settling = (named: readonly Handle[], decide: (delivery: Delivery) => Settlement) =>
      harness.pulls.settle("orders", named, decide);
    const acknowledging = async (...received: readonly Settlement[]) =>
      (await settling(received.map(nameOf), (delivery) => acknowledge(delivery, clock()))).map(Boolean);

    test("gives the longest due first, so many as are asked for, and each to one consumer", async () => {
      for (const id of ["a", "b", "c"]) await queue(id);
      expect(idsOf(await receiving(2))).toEqual(["a", "b"]);
      expect(idsOf(await receiving(2))).toEqual(["c"]);
      expect(await receiving()).toEqual([]);
    });

    test("gives each to one of many who ask at once", async () => {
      for (const id of ["a", "b", "c", "d"]) await queue(id);
      const all = await Promise.all([receiving(2), receiving(2), receiving(2)]);
      expect(all.flatMap(idsOf).sort()).toEqual(["a", "b", "c", "d"]);
    });

    test("gives what it was sent, with the attempt that has begun", async () => {
      const parts = { body: { contentType: "text/plain", text: "héllo" }, replay: "r1" };
      await queue("a", parts);
      const [received] = await receiving();
      expect(received!.delivery).toMatchObject({
        ...parts,
        event: { id: "a", text: harness.accepted()[0]!.text },
      });
      expect(received!.delivery.attempts).toMatchObject([{ number: 1, error: { code: "not-acknowledged" } }]);
    });

    test("what was acknowledged is done, and the journal tells of it", async () => {
      const delivery = await queue("a");
      const [received] = await receiving();
      clock.advance(2_000);
      expect(await acknowledging(received!)).toEqual([true]);
      clock.advance(60_000);
      expect(await receiving()).toEqual([]);
      expect((await harness.journal.of(delivery.event)).at(-1)).toMatchObject({
        ...{ kind: "attempt", outcome: "delivered", target: "orders" },
        attempt: { number: 1, latencyMs: 2_000 },
      });
      expect(await harness.store.get(delivery.id)).toMatchObject({ status: "delivered" });
      expect(await acknowledging(received!)).toEqual([false]);
    });

    test("what was not comes again when its time is over; the one who had it before has it no more", async () => {
      const delivery = await queue("a");
      const [first] = await receiving();
      clock.advance(29_000);
      expect(await receiving()).toEqual([]);
      clock.advance(1_000);
      const [second] = await receiving();
      expect(second!.delivery.attempts.map(({ number }) => number)).toEqual([1, 2]);
      expect(await acknowledging(first!)).toEqual([false]);
      expect(await acknowledging(second!)).toEqual([true]);
      const told = (await harness.journal.of(delivery.event)).filter(({ kind }) => kind === "attempt");
      expect(told).toMatchObject([
        { outcome: "retrying", attempt: { number: 1, error: { code: "not-acknowledged" } } },
        { outcome: "delivered", attempt: { number: 2 } },
      ]);
    });

    test("may be acknowledged late, while nobody else has it", async () => {
      await queue("a");
      const [received] = await receiving();
      clock.advance(31_000);
      expect(await acknowledging(received!)).toEqual([true]);
      expect(await receiving()).toEqual([]);
    });

    test("stays hidden for as long as it is extended", async () => {
      await queue("a");
      const [received] = await receiving();
      clock.advance(20_000);
      const [extended] = await settling([nameOf(received!)], (delivery) =>
        extend(delivery, { target, now: clock(), visibilitySeconds: 60 }),
      );
      expect(extended?.outcome).toMatchObject({ status: "retrying", dueAt: clock() + 60_000 });
      clock.advance(59_000);
      expect(await receiving()).toEqual([]);
      expect(await acknowledging(received!)).toEqual([true]);
    });

    test("what is given back comes again, with a delay where one is asked for", async () => {
      await queue("a");
      const [received] = await receiving();
      await settling([nameOf(received!)], (delivery) =>
        giveBack(delivery, { target, now: clock(), delaySeconds: 5, reason: "closed" }),
      );
      expect(await acknowledging(received!)).toEqual([false]);
      expect(await receiving()).toEqual([]);
      clock.advance(5_000);
      const [again] = await receiving();
      expect(again!.delivery.attempts).toMatchObject([
        { number: 1, error: { code: "given-back", detail: "closed" } },
        { number: 2 },
      ]);
    });

    test("what was received too often is a dead letter, and can be redriven", async () => {
      const delivery = await queue("a");
      for (let i = 0; i < 2; i++) {
        expect(await receiving()).toHaveLength(1);
        clock.advance(30_000);
      }
      expect((await receiving())[0]).toMatchObject({ outcome: { status: "dead" } });
      expect(await receiving()).toEqual([]);
      expect(await harness.store.get(delivery.id)).toMatchObject({
        ...{ status: "dead", reason: { code: "attempts-exhausted" } },
        attempts: [{ number: 1 }, { number: 2 }],
      });
      expect(await harness.store.redrive([delivery.id], "Ada", clock())).toEqual([delivery.id]);
      await harness.send([]);
      expect((await receiving())[0]!.delivery.attempts).toMatchObject([{ number: 1 }]);
    });

    test("is a dead letter at once when it is given back the last time", async () => {
      const delivery = await queue("a", { retry: { maxAttempts: 1 } });
      const [received] = await receiving();
      await settling([nameOf(received!)], (one) => giveBack(one, { target, now: clock(), delaySeconds: 0 }));
      expect(await harness.store.get(delivery.id)).toMatchObject({ status: "dead" });
      expect(await receiving()).toEqual([]);
    });

    test("a consumer of another target has no hand on it", async () => {
      await queue("a");
      const [received] = await receiving();
      const named = [nameOf(received!)];
      expect(await harness.pulls.settle("other", named, (one) => acknowledge(one, clock()))).toEqual([
        undefined,
      ]);
      expect(await acknowledging(received!)).toEqual([true]);
    });

    test("what is cancelled is nobody's any more, whoever has it", async () => {
      const delivery = await queue("a");
      const [received] = await receiving();
      expect(await harness.store.cancel([delivery.id], "Ada", clock())).toEqual([delivery.id]);
      expect(await acknowledging(received!)).toEqual([false]);
      clock.advance(60_000);
      expect(await receiving()).toEqual([]);
    });

    test("of a key in order comes one at a time, in order", async () => {
      const order = { key: '"A-17"', poison: "block" } as const;
      for (const id of ["a", "b"]) await queue(id, { order });
      const [first, ...others] = await receiving();
      expect([first!.delivery.event.id, others]).toEqual(["a", []]);
      clock.advance(30_000);
      const [again] = await receiving();
      expect(again!.delivery.event.id).toBe("a");
      await acknowledging(again!);
      await harness.send([]);
      const [second] = await receiving();
      expect(second!.delivery.event.id).toBe("b");
      await acknowledging(second!);
      await queue("c", { order });
      expect(idsOf(await receiving())).toEqual(["c"]);
    });

    test("gives nothing of a paused target", async () => {
      await queue("a");
      await harness.pause("orders");
      expect(await receiving()).toEqual([]);
    });

    test("tells how much waits", async () => {
      expect(await harness.pulls.backlog("orders")).toEqual({ due: 0, received: 0, later: 0 });
      const since = clock();
      for (const id of ["a", "b", "c"]) await queue(id);
      expect(await harness.pulls.backlog("orders")).toEqual({ due: 3, received: 0, later: 0, since });
      await receiving(1);
      expect(await harness.pulls.backlog("orders")).toMatchObject({ due: 2, received: 1, later: 0 });
    });

    test("whoever waits is told as soon as there is something, and at the end of their time", async () => {
      expect(await harness.pulls.wait("orders", clock())).toBe(true);
      await queue("a");
      expect(await harness.pulls.wait("orders", clock() + 600_000)).toBe(true);
    });
  });
}
