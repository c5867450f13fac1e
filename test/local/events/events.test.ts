import { expect, test } from "vitest";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { createEvents } from "../../../functions/local/events/events.ts";
import { createFeed } from "../../../functions/local/events/feed.ts";
import { eventsSuite } from "../../ports/events.suite.ts";
import { anEvent, NOW } from "../../support/build.ts";
import { aLocalStore } from "../../support/local-store.ts";

const DEDUP_MS = 300_000;

eventsSuite("SQLite", async () => {
  const store = await aLocalStore();
  let now = NOW;
  const queued: AcceptedEvent[] = [];
  const options = {
    clock: () => now,
    dedupMs: DEDUP_MS,
    onAccepted: (events: readonly AcceptedEvent[]) => queued.push(...events),
  };
  return {
    events: createEvents(store.writer, options),
    queued: async () => queued,
    pass: (ms) => {
      now += ms;
    },
    close: store.close,
  };
});

test("the feed hands over from memory and from the log the same events, once each", async () => {
  const store = await aLocalStore();
  const feed = createFeed(store.reader, 0);
  const events = createEvents(store.writer, { clock: () => NOW, dedupMs: DEDUP_MS, onAccepted: feed.push });
  const batch = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => anEvent({ id: `${from + i}`, key: `${from + i}` }));

  await events.accept(batch(0, 10));
  expect(feed.take(4).map(({ id }) => id)).toEqual(["0", "1", "2", "3"]);
  await events.accept(batch(10, 6_000));
  const taken: string[] = [];
  for (let some = feed.take(500); some.length > 0; some = feed.take(500))
    taken.push(...some.map(({ id }) => id));

  expect(taken).toEqual(batch(4, 6_006).map(({ id }) => id));
  await events.accept(batch(6_010, 1));
  expect(feed.take(500).map(({ id }) => id)).toEqual(["6010"]);
  expect(feed.waiting()).toBe(0);
  await store.close();
});

test("the feed hands over few large events at a time, when it reads them from the log", async () => {
  const store = await aLocalStore();
  const feed = createFeed(store.reader, 0);
  const events = createEvents(store.writer, { clock: () => NOW, dedupMs: DEDUP_MS, onAccepted: feed.push });
  const text = "x".repeat(9 * 1024 * 1024);
  for (const id of ["a", "b", "c", "d", "e"]) await events.accept([anEvent({ id, key: id, text })]);
  expect(feed.take(500).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  expect(feed.take(500).map(({ id }) => id)).toEqual(["e"]);
  expect(feed.take(500)).toEqual([]);
  await store.close();
});

test("a feed over a log that a crash left goes on behind the mark", async () => {
  const store = await aLocalStore();
  const events = createEvents(store.writer, { clock: () => NOW, dedupMs: DEDUP_MS, onAccepted: () => {} });
  await events.accept(["a", "b", "c"].map((id) => anEvent({ id, key: id })));
  expect(
    createFeed(store.reader, 1)
      .take(10)
      .map(({ id }) => id),
  ).toEqual(["b", "c"]);
  await store.close();
});
