import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Delivery } from "../../../functions/core/delivery.ts";
import { deliveryId } from "../../../functions/core/deliveries/delivery-id.ts";
import { type DeliveryScope, deliveryScope } from "../../../functions/core/template/scope.ts";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { createArchive } from "../../../functions/local/archive/archive.ts";
import { createDeliveries } from "../../../functions/local/deliveries/deliveries.ts";
import { createDigests } from "../../../functions/local/deliveries/digests.ts";
import { createErasing } from "../../../functions/local/archive/erasing.ts";
import { createQuarantine } from "../../../functions/local/events/quarantine.ts";
import { aDelivery, anAttempt, anEvent, NOW } from "../../support/build.ts";
import { aFilledStore, type FilledStore } from "../../support/filled-store.ts";
import { until } from "../../support/until.ts";

const ADA = "customer/ada";
const BOB = "customer/bob";

let store: FilledStore;
beforeEach(async () => {
  store = await aFilledStore();
});
afterEach(() => store.close());

const eventOf = (id: string, subject: string, parts: Partial<AcceptedEvent> = {}) =>
  anEvent({ id, subject, key: id.padEnd(22, "-"), data: { secret: `of ${subject}` }, ...parts });

function erasingOn({ writer = store.writer } = {}) {
  const { folder, reader, segments } = store;
  return createErasing({
    ...{ folder, reader, writer, segments },
    lanes: { withhold: () => true, settled: () => {} },
    waiting: () => 0,
    clock: () => NOW,
    onTrouble: () => {},
    heldMs: 5,
  });
}

/** Erases, and gives the receipt. */
async function erase(scope: { subject?: string; source?: string }, erasing = erasingOn()) {
  const { id } = await erasing.start(scope, "Ada", NOW);
  return until(async () => {
    const erasure = await erasing.get(id);
    return erasure?.status === "done" && erasure;
  });
}

const countOf = (table: string) =>
  Number(store.reader.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count);
const files = () => readdirSync(join(store.folder, "archive", "default", "default")).sort();
/** What stands in all segments. */
const archived = () =>
  files()
    .map((file) => readFileSync(join(store.folder, "archive", "default", "default", file)))
    .map((bytes) => zstdDecompressSync(bytes).toString())
    .join("");
const found = async () => {
  const { items } = await createArchive(store.reader, store.segments).search({ limit: 100 });
  return items.map(({ id }) => id).toReversed();
};

test("a subject's events leave log, segments, queues, journal and quarantine, and nobody else's do", async () => {
  const { writer, reader } = store;
  const deliveries = createDeliveries(writer, { onQueued: () => {}, onLater: () => {} });
  const deliver = async (event: AcceptedEvent, parts: Partial<Delivery> = {}) => {
    const id = deliveryId(event, "paid-orders", "warehouse");
    await deliveries.send([aDelivery({ event, id, ...parts })]);
    return { ...aDelivery({ event, id }), receipt: countOf("delivery") };
  };
  const [a1, b1] = await store.accept(eventOf("a1", ADA), eventOf("b1", BOB));
  await store.pack();
  await store.accept(eventOf("a2", ADA), eventOf("a3", ADA));
  await store.pack();
  const [a4, b2] = await store.accept(eventOf("a4", ADA), eventOf("b2", BOB));
  const dead = await deliver(a1!);
  const error = { code: "target-refused", detail: `no ${ADA}` };
  await deliveries.settle([
    { delivery: dead, attempt: anAttempt({ error }), outcome: { status: "dead", reason: error } },
  ]);
  for (const event of [a4!, b1!, b2!]) await deliver(event, { dueAt: NOW + 1_000 });
  await store.journal.write(
    [a1!, b1!, a4!].map((event) => ({
      ...{ kind: "routed", at: NOW, matched: [], rulesVersion: 1 },
      event: { position: event.position!, id: event.id, source: event.source },
    })),
  );
  const quarantine = createQuarantine(reader, writer);
  await quarantine.keep([eventOf("q1", ADA), eventOf("q2", BOB)]);

  const receipt = await erase({ subject: ADA });
  expect(receipt).toMatchObject({
    startedBy: "Ada",
    erased: {
      ...{ segments: 2, archived: 3, logged: 1, waiting: 1, dead: 1, skipped: 0, journal: 3, quarantined: 1 },
    },
  });
  expect(JSON.stringify(receipt)).not.toContain(ADA);
  expect(await found()).toEqual(["b1", "b2"]);
  expect(archived()).toContain(BOB);
  expect(archived()).not.toContain(ADA);
  expect(files()).toHaveLength(1);
  expect([countOf("segment"), countOf("segment_ids"), countOf("stale_file")]).toEqual([1, 1, 0]);
  expect([countOf("delivery"), countOf("log")]).toEqual([2, 1]);
  expect((await quarantine.list({ limit: 9 })).items.map(({ event }) => event.id)).toEqual(["q2"]);
  expect((await store.journal.of(b1!)).map(({ kind }) => kind)).toEqual(["accepted", "routed"]);
  expect(await store.incarnations({ idHash: 0, key: a1!.key })).toEqual([]);
});

test("by source, by both; what comes later with the same subject is none of it", async () => {
  await store.accept(
    eventOf("shop", ADA),
    eventOf("blog", ADA, { source: "/blog" }),
    eventOf("other", BOB, { source: "/blog" }),
    eventOf("later", ADA, { source: "/blog", receivedAt: NOW + 1_000 }),
  );
  expect((await erase({ subject: ADA, source: "/blog" })).erased.logged).toBe(1);
  expect(await found()).toEqual(["shop", "other", "later"]);
  expect((await erase({ source: "/blog" })).erased.logged).toBe(1);
  expect(await found()).toEqual(["shop", "later"]);
});

test("whoever reads the archive meanwhile goes on, and misses nothing of the others", async () => {
  const events = Array.from({ length: 600 }, (_, i) => eventOf(`e${i}`, i % 3 === 0 ? ADA : BOB));
  await store.accept(...events);
  await store.pack();
  const read: string[] = [];
  const scan = createArchive(store.reader, store.segments).scan({})[Symbol.asyncIterator]();
  const take = async () => {
    const { value, done } = await scan.next();
    if (!done) read.push(...value.map(({ id }) => id));
    return !done;
  };
  await take();
  const first = read.length;
  expect(first).toBeLessThan(600);
  await erase({ subject: ADA });
  while (await take());
  const others = events.filter(({ subject }) => subject === BOB).map(({ id }) => id);
  expect(read.slice(first)).toEqual(others.filter((id) => Number(id.slice(1)) >= first));
});

describe("a replay that has read an event before", () => {
  test("is told not to publish it", async () => {
    const erasing = erasingOn();
    const event = eventOf("a1", ADA);
    expect(erasing.covers(event)).toBe(false);
    await erase({ subject: ADA }, erasing);
    expect(erasing.covers(event)).toBe(true);
    expect(erasing.covers(eventOf("b1", BOB))).toBe(false);
    expect(erasing.covers({ ...event, receivedAt: NOW + 5_000 })).toBe(false);
  });
});

test.each(["erase", "forgetFile"])(
  "a crash at %s costs nothing: the next process ends it",
  async (doomed) => {
    await store.accept(eventOf("a1", ADA), eventOf("b1", BOB));
    await store.pack();
    const writer = {
      ...store.writer,
      write: ((name, args) =>
        name === doomed
          ? new Promise(() => {})
          : store.writer.write(name, args)) as typeof store.writer.write,
    };
    const before = erasingOn({ writer });
    const { id } = await before.start({ subject: ADA }, "Ada", NOW);
    const hangs = doomed === "erase" ? () => files().length === 2 : () => countOf("stale_file") === 1;
    await until(hangs);
    const after = erasingOn();
    after.resume();
    await until(async () => (await after.get(id))?.status === "done");
    expect(await found()).toEqual(["b1"]);
    expect(files()).toHaveLength(1);
    expect(archived()).not.toContain(ADA);
  },
);

test("a segment that was made of what is erased meanwhile is refused, and made anew", async () => {
  await store.accept(eventOf("a1", ADA), eventOf("b1", BOB));
  await store.writer.write("erase", { positions: [1] });
  await expect(store.pack()).rejects.toMatchObject({
    message: expect.stringContaining("the event at 1 is in the log no more"),
  });
  expect(countOf("segment")).toBe(0);
  expect(await found()).toEqual(["b1"]);
});

test("a digest that others have joined goes out without what is erased, and then its event goes", async () => {
  const { writer, reader } = store;
  const digests = createDigests(reader, writer, () => NOW);
  const deliveries = createDeliveries(writer, { onQueued: () => {}, onLater: () => {} });
  const events = await store.accept(eventOf("a1", ADA), eventOf("b1", BOB), eventOf("a2", ADA));
  const whole = events.map((event) =>
    aDelivery({ event, id: deliveryId(event, "paid-orders", "team"), target: "team" }),
  );
  for (const delivery of whole) {
    const { id, target, event } = delivery;
    const entry = {
      id,
      target,
      at: event.receivedAt,
      text: JSON.stringify(deliveryScope(delivery)),
      weight: 1,
    };
    await digests.join(entry, { closesAt: NOW + 60_000, most: 9 });
  }
  const [bringing] = whole as [Delivery];
  await deliveries.send([{ ...bringing, dueAt: NOW + 60_000 }]);
  const erasing = erasingOn();
  const { id } = await erasing.start({ subject: ADA }, "Ada", NOW);
  const running = await until(async () => {
    const erasure = await erasing.get(id);
    return erasure?.erased.logged === 1 && erasure;
  });
  expect(running).toMatchObject({ status: "running", erased: { waiting: 2 } });
  expect(await found()).toEqual(["a1", "b1"]);
  const brought = await digests.close({ target: "team", bringer: bringing.id });
  expect(brought.map(({ text }) => text === "" || (JSON.parse(text) as DeliveryScope).event["id"])).toEqual(
    [bringing, whole[1]!]
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map((one) => one === bringing || "b1"),
  );
  await digests.done(bringing.id);
  const receipt = await until(async () => {
    const erasure = await erasing.get(id);
    return erasure?.status === "done" && erasure;
  });
  expect(receipt.erased).toMatchObject({ waiting: 3, logged: 2 });
  expect(await found()).toEqual(["b1"]);
  await erasing.stop();
});

test("an attempt that ends after its event was erased leaves no line", async () => {
  const deliveries = createDeliveries(store.writer, { onQueued: () => {}, onLater: () => {} });
  const [event] = await store.accept(eventOf("a1", ADA));
  await deliveries.send([aDelivery({ event: event! })]);
  await erase({ subject: ADA });
  const underWay = { ...aDelivery({ event: event! }), receipt: 1 };
  await deliveries.settle([{ delivery: underWay, attempt: anAttempt(), outcome: { status: "delivered" } }]);
  expect([countOf("delivery"), countOf("journal")]).toEqual([0, 0]);
});
