import { expect, test } from "vitest";
import type { Delivery } from "../../../functions/core/delivery.ts";
import { deliveryId } from "../../../functions/core/deliveries/delivery-id.ts";
import { createDeliveries } from "../../../functions/local/deliveries/deliveries.ts";
import { createDeliveryReader } from "../../../functions/local/deliveries/delivery-reader.ts";
import { createLanes } from "../../../functions/local/deliveries/lanes.ts";
import { skip } from "../../../functions/local/deliveries/skip.ts";
import { aDelivery, anEvent, NOW } from "../../support/build.ts";
import { aFilledStore } from "../../support/filled-store.ts";
import { until } from "../../support/until.ts";

/** A target that takes so many at once, and keeps them until it is told. */
async function aTargetWith(places: number) {
  const store = await aFilledStore();
  const { reader, writer, segments } = store;
  const deliveryReader = createDeliveryReader(reader, segments);
  const underWay: Delivery[] = [];
  let free = places;
  const lanes = createLanes({
    clock: () => NOW,
    load: deliveryReader.due,
    nextDue: deliveryReader.nextDue,
    admit: () => (free > 0 && free-- ? "go" : {}),
    dispatch: (deliveries) => underWay.push(...deliveries),
    isFetched: () => false,
    onDue: () => {},
  });
  const deliveries = createDeliveries(writer, { onQueued: lanes.push, onLater: lanes.later });
  const queue = async (count: number, from = 0) => {
    const named = Array.from({ length: count }, (_, i) => `e-${from + i}`);
    const events = await store.accept(...named.map((id) => anEvent({ id, key: id.padEnd(22, "-") })));
    await deliveries.send(
      events.map((event) => aDelivery({ event, id: deliveryId(event, "paid-orders", "warehouse") })),
    );
  };
  const settle = async (delivery: Delivery) => {
    await deliveries.settle([
      { delivery, attempt: { number: 1, at: NOW, latencyMs: 1 }, outcome: { status: "delivered" } },
    ]);
    lanes.attempted(delivery);
    lanes.settled(delivery);
  };
  const counts: number[] = [];
  return {
    ...{ queue, settle, underWay, counts, lanes },
    count: (table: string) => Number(reader.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count),
    open: (more: number) => void (free += more),
    skip: (before: number) =>
      skip(
        { target: "warehouse", before },
        { by: "Ada", now: NOW },
        { reader, writer, lanes, onSkipped: (_, count) => counts.push(count) },
      ),
    close: store.close,
  };
}

test("a backlog of thousands is skipped, but for what is under way, and what comes after it goes out", async () => {
  const target = await aTargetWith(2);
  try {
    await target.queue(3_000);
    await until(() => target.underWay.length === 2);
    const skipping = target.skip(NOW + 1);
    expect(await skipping).toEqual({ skipped: 2_998, more: false });
    expect([target.count("delivery"), target.count("skipped")]).toEqual([2, 2_998]);
    expect(target.counts).toEqual([2_998]);

    for (const delivery of target.underWay.slice()) await target.settle(delivery);
    target.open(5);
    await target.queue(1, 3_000);
    await until(() => target.underWay.length === 3);
    expect(target.underWay.at(-1)!.event.id).toBe("e-3000");
  } finally {
    await target.close();
  }
});

test("what begins while a backlog is skipped is left to its end, and each is counted once", async () => {
  const target = await aTargetWith(0);
  try {
    await target.queue(1_500);
    const skipping = target.skip(NOW);
    expect(await skipping).toEqual({ skipped: 0, more: false });
    const meanwhile = target.skip(NOW + 1);
    target.open(1);
    await until(() => target.underWay.length === 1 || target.count("skipped") === 1_500);
    const { skipped } = await meanwhile;
    expect(skipped + target.underWay.length).toBe(1_500);
  } finally {
    await target.close();
  }
});
