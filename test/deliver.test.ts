import type { Context, SQSRecord } from "aws-lambda";
import { describe, expect, test } from "vitest";
import type { Delivery, Settlement } from "../functions/core/delivery.ts";
import { type DeliverLog, type DeliverPorts, deliverFunction } from "../functions/deliver.ts";
import { aDelivery, aTarget, NOW } from "./support/build.ts";
import { aClock, memoryDeliveries } from "./support/ports.ts";

/** Runs the function over these deliveries, each a record whose messageId is the delivery's id and whose body is its JSON. */
function running(delivered: readonly Delivery[], ports: Partial<DeliverPorts> = {}) {
  const deliveries = memoryDeliveries();
  const ended: Settlement[] = [];
  const logged: DeliverLog[] = [];
  const handler = deliverFunction({
    deliveryOf: ({ body }) => JSON.parse(body),
    targetOf: (id) => aTarget({ id }),
    admit: () => ({ ok: true }),
    ended: (settlement) => void ended.push(settlement),
    send: async () => ({ ok: true, status: 204 }),
    deliveries,
    log: (entry) => void logged.push(entry),
    now: aClock(),
    random: () => 0,
    ...ports,
  });
  const Records = delivered.map(
    (delivery) => ({ messageId: delivery.id, body: JSON.stringify(delivery) }) as SQSRecord,
  );
  return { done: handler({ Records }, {} as Context), settled: deliveries.settled, ended, logged };
}

const statuses = (settlements: readonly Settlement[]) =>
  settlements.map(({ delivery, outcome }) => `${delivery.id} ${outcome.status}`);

describe("a batch of deliveries", () => {
  test("is sent, told of and settled, one by one", async () => {
    const batch = running([aDelivery({ id: "a" }), aDelivery({ id: "b" })]);
    expect(await batch.done).toEqual({ batchItemFailures: [] });
    expect(statuses(batch.settled)).toEqual(["a delivered", "b delivered"]);
    expect(batch.ended).toEqual(batch.settled);
  });

  test("settles each as soon as its own attempt ends, so that a slow target holds up no other", async () => {
    let answer = () => {};
    const slow = new Promise<void>((resolve) => (answer = resolve));
    const batch = running([aDelivery({ id: "slow", target: "slow" }), aDelivery({ id: "fast" })], {
      send: async (_, { id }) => {
        if (id === "slow") await slow;
        return { ok: true };
      },
    });
    await new Promise(setImmediate);
    expect(statuses(batch.settled)).toEqual(["fast delivered"]);
    answer();
    await batch.done;
    expect(statuses(batch.settled)).toEqual(["fast delivered", "slow delivered"]);
  });

  test("gives back to the queue what could not be settled or read, and only that", async () => {
    const batch = running([aDelivery({ id: "a" }), aDelivery({ id: "b" }), aDelivery({ id: "c" })], {
      deliveryOf: ({ body, messageId }) => JSON.parse(messageId === "c" ? "{broken" : body),
      deliveries: {
        settle: async ([settlement]) => {
          if (settlement!.delivery.id === "b") throw new Error("the disk is full");
        },
      },
    });
    expect(await batch.done).toEqual({
      batchItemFailures: [{ itemIdentifier: "b" }, { itemIdentifier: "c" }],
    });
    expect(batch.logged[0]!.failed).toEqual([
      { record: "b", problem: "the disk is full" },
      { record: "c", problem: expect.stringContaining("JSON") },
    ]);
  });

  test("is one entry in the log", async () => {
    const batch = running(
      [aDelivery({ id: "a" }), aDelivery({ id: "b" }), aDelivery({ id: "c", target: "none" })],
      {
        targetOf: (id) => (id === "none" ? undefined : aTarget()),
        send: async ({ id }) =>
          id === "a" ? { ok: true } : { ok: false, code: "target-failed", detail: "It answered 500" },
      },
    );
    await batch.done;
    const counts = { delivered: 1, retrying: 1, dead: 1, failed: [] };
    expect(batch.logged).toEqual([{ function: "deliver", ...counts, ms: 0 }]);
  });
});

describe("a target that takes nothing now", () => {
  const reason = { code: "target-paused", detail: "Ada paused it" };

  test("gets no attempt; its delivery comes again when it may go", async () => {
    const batch = running([aDelivery()], {
      admit: () => ({ ok: false, waitSeconds: 30, reason }),
      send: () => Promise.reject(new Error("never asked")),
    });
    expect(await batch.done).toEqual({ batchItemFailures: [] });
    expect(batch.settled).toEqual([
      { delivery: aDelivery(), outcome: { status: "retrying", dueAt: NOW + 30_000, reason } },
    ]);
    expect(batch.ended).toEqual([]);
  });
});

test("a delivery to a target that there is not is dead, and its place is free again", async () => {
  const batch = running([aDelivery()], {
    targetOf: () => undefined,
    admit: () => Promise.reject(new Error("unasked")),
  });
  await batch.done;
  expect(batch.settled).toMatchObject([{ outcome: { status: "dead", reason: { code: "target-missing" } } }]);
  expect(batch.ended).toHaveLength(1);
});
