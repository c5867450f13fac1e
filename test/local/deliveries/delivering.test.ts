import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SendDelivery } from "../../../functions/core/deliver.ts";
import type { Delivery, Settlement } from "../../../functions/core/delivery.ts";
import { createDelivering, type DeliveringOptions } from "../../../functions/local/deliveries/delivering.ts";
import type { DeliveryRow, SettleRow } from "../../../functions/local/store/operations.ts";
import type { Writer } from "../../../functions/local/store/writer.ts";
import { aDelivery, anEvent, aTarget, NOW } from "../../support/build.ts";

vi.mock("node:timers/promises", () => import("../../support/timers-promises.ts"));
beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const queued = (id: string) => aDelivery({ id, event: anEvent({ position: 1 }) });
const idsOf = (deliveries: readonly Delivery[]) => deliveries.map(({ id }) => id);

/** The queue at work on a storage in memory, which holds these already; `full` says that it takes nothing. */
function aDeliveringAt({
  stored = [],
  ...options
}: Partial<DeliveringOptions> & { stored?: Delivery[] } = {}) {
  const storage = { full: false, settled: [] as SettleRow[] };
  const writer = {
    async write(name: string, rows: readonly unknown[]) {
      if (storage.full) throw new Error("the disk is full");
      if (name === "send") return rows.map((row) => keep((row as DeliveryRow)[0]));
      storage.settled.push(...(rows as SettleRow[]));
      return null;
    },
  } as unknown as Writer;
  const keep = (id: string) => stored.push({ ...queued(id), receipt: stored.length + 1 });
  const due = (target: string, held: ReadonlySet<number>) =>
    stored.filter(
      ({ receipt, ...delivery }) =>
        delivery.target === target &&
        !held.has(receipt!) &&
        !storage.settled.some((row) => row.receipt === receipt),
    );
  const sent: Delivery[] = [];
  const settled: Settlement[] = [];
  const ended: string[] = [];
  const troubles: unknown[] = [];
  const send: SendDelivery = options.send ?? (async () => ({ ok: true }));
  const delivering = createDelivering({
    writer,
    store: {
      due: (lane, _, { held }) => ({ deliveries: due(lane, held), more: false }),
      nextDue: () => undefined,
      targetsWaiting: () => stored.map(({ target }) => target),
    },
    states: {
      admit: () => "go",
      ended: (target) => void ended.push(target),
      get: () => ({ breaker: { state: "closed", failures: 0 }, waiting: 0, inFlight: 0 }),
      pause: async () => {},
      resume: async () => {},
    },
    targetOf: (id) => aTarget({ id }),
    clock: Date.now,
    random: () => 0,
    onTrouble: (error) => void troubles.push(error),
    onSettled: (settlement) => void settled.push(settlement),
    onDue: () => {},
    ...options,
    send: (delivery, target) => {
      sent.push(delivery);
      return send(delivery, target);
    },
  });
  return { ...delivering, storage, sent, settled, ended, troubles };
}

describe("a delivery that is queued", () => {
  test("is sent, told of and settled", async () => {
    const { deliveries, storage, sent, settled, ended } = aDeliveringAt();
    await deliveries.send([queued("a"), queued("b")]);
    await pass();
    expect(idsOf(sent)).toEqual(["a", "b"]);
    expect(storage.settled).toMatchObject([
      { kind: "done", receipt: 1 },
      { kind: "done", receipt: 2 },
    ]);
    expect(ended).toEqual(["warehouse", "warehouse"]);
    expect(settled.map(({ outcome }) => outcome.status)).toEqual(["delivered", "delivered"]);
  });

  test("is sent again at its time when the target did not take it", async () => {
    const { deliveries, storage, sent } = aDeliveringAt({
      send: async () => ({ ok: false, code: "target-failed", detail: "it answered 503", status: 503 }),
      random: () => 0.5,
    });
    await deliveries.send([queued("a")]);
    await pass();
    expect([sent.length, storage.settled]).toMatchObject([1, [{ kind: "later", receipt: 1 }]]);
  });
});

test("an attempt is under way from its begin until its end is kept", async () => {
  const { promise, resolve } = Promise.withResolvers<{ ok: true }>();
  const { deliveries, underWay } = aDeliveringAt({ send: () => promise });
  await deliveries.send([queued("a")]);
  await pass(5_000);
  expect(underWay({ target: "warehouse" })).toEqual([
    {
      ...{ delivery: "a", rule: "paid-orders", target: "warehouse", since: NOW },
      event: { id: "42", source: "/shop", type: "shop.order.paid" },
    },
  ]);
  expect(underWay({ target: "other" })).toEqual([]);
  resolve({ ok: true });
  await pass();
  expect(underWay({})).toEqual([]);
});

test("what waits in the store is taken up at the start, of every target", async () => {
  const stored = ["a", "b"].map((id, i) => ({ ...queued(id), receipt: i + 1, target: `target ${id}` }));
  const { start, sent } = aDeliveringAt({ stored });
  await pass(60_000);
  expect(sent).toEqual([]);
  start();
  await pass();
  expect(idsOf(sent)).toEqual(["a", "b"]);
});

describe("a storage that takes nothing", () => {
  test("is asked each second to keep the outcome, and nothing is sent twice meanwhile", async () => {
    const { deliveries, storage, sent, settled, troubles } = aDeliveringAt();
    await deliveries.send([queued("a")]);
    storage.full = true;
    await pass(3_500);
    expect([sent.length, settled, troubles.length]).toEqual([1, [], 4]);
    storage.full = false;
    await pass(1_000);
    expect([sent.length, storage.settled.length, settled.length]).toEqual([1, 1, 1]);
  });

  test("does not hold up other deliveries of the target", async () => {
    const { deliveries, storage, sent } = aDeliveringAt();
    await deliveries.send([queued("a")]);
    storage.full = true;
    await pass();
    storage.full = false;
    await deliveries.send([queued("b")]);
    await pass();
    expect(idsOf(sent)).toEqual(["a", "b"]);
  });
});

describe("a stop", () => {
  test("lets attempts under way end and be kept, and starts no more", async () => {
    let answer = () => {};
    const { deliveries, stop, storage, sent } = aDeliveringAt({
      send: () => new Promise((resolve) => (answer = () => resolve({ ok: true }))),
    });
    await deliveries.send([queued("a")]);
    await pass();
    let stopped = false;
    const stopping = stop().then(() => (stopped = true));
    await deliveries.send([queued("b")]);
    await pass(14_000);
    expect([idsOf(sent), stopped]).toEqual([["a"], false]);
    answer();
    await stopping;
    expect(storage.settled).toHaveLength(1);
  });

  test("does not wait longer than 15 s for an attempt", async () => {
    const { deliveries, stop } = aDeliveringAt({ send: () => new Promise(() => {}) });
    await deliveries.send([queued("a")]);
    await pass();
    let stopped = false;
    const stopping = stop().then(() => (stopped = true));
    await pass(14_999);
    expect(stopped).toBe(false);
    await pass(1);
    await stopping;
  });

  test("waits five seconds for a storage that takes nothing", async () => {
    const { deliveries, stop, storage } = aDeliveringAt();
    await deliveries.send([queued("a")]);
    storage.full = true;
    await pass();
    let stopped = false;
    const stopping = stop().then(() => (stopped = true));
    await pass(4_999);
    expect(stopped).toBe(false);
    await pass(1);
    await stopping;
  });
});
