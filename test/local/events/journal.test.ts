import { afterEach, beforeEach, expect, test } from "vitest";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import type { JournalEntry } from "../../../functions/core/ports.ts";
import { createLineReader } from "../../../functions/local/events/journal.ts";
import { anEvent, NOW } from "../../support/build.ts";
import { aFilledStore, type FilledStore } from "../../support/filled-store.ts";

let store: FilledStore;
beforeEach(async () => {
  store = await aFilledStore();
});
afterEach(() => store.close());

const refOf = ({ position, id, source }: AcceptedEvent) => ({ position: position!, id, source });
const routed = (event: AcceptedEvent, at = NOW): JournalEntry => ({
  ...{ kind: "routed", at, event: refOf(event), rulesVersion: 7 },
  matched: [{ id: "paid-orders", version: 3 }],
});
const kinds = (entries: readonly JournalEntry[]) =>
  entries.map(({ kind, event }) => `${kind} ${event.position}`);

test("an event that is accepted has its acceptance, though nothing was written of it", async () => {
  const [event] = await store.accept(
    anEvent({ publisher: "shop-1", schema: { status: "warned", schema: "a.v1" } }),
  );
  expect(await store.journal.of(event!)).toEqual([
    {
      kind: "accepted",
      at: NOW,
      event: refOf(event!),
      publisher: "shop-1",
      schema: { status: "warned", schema: "a.v1" },
    },
  ]);
});

test("what was written of an event is told of it alone, before and after it is archived", async () => {
  const [first, second] = await store.accept(anEvent({ id: "a" }), anEvent({ id: "b" }));
  await store.journal.write([routed(first!), routed(second!, NOW + 1)]);
  const told = [{ kind: "accepted" }, routed(second!, NOW + 1)];
  expect(await store.journal.of(second!)).toMatchObject(told);
  await store.pack();
  expect(await store.journal.of(second!)).toMatchObject(told);
});

test("its replays are told after it", async () => {
  const [event] = await store.accept(anEvent());
  await store.journal.write([routed(event!)]);
  await store.pack();
  const [again] = await store.accept(anEvent({ replay: { id: "r-1" } }));
  await store.journal.write([routed(again!)]);
  expect(kinds(await store.journal.of(event!))).toEqual(["accepted 1", "routed 1", "accepted 2", "routed 2"]);
});

test("nothing is told of an event that never came", async () => {
  expect(await store.journal.of(anEvent())).toEqual([]);
});

test("buckets are listed downwards from any of them on", async () => {
  const { reader, writer } = store;
  const positions = [1, 1_500, 5_000];
  await writer.write(
    "journal",
    positions.map((position) => [position, `["r",${position},0,1,[]]`] as const),
  );
  const lines = createLineReader(reader);
  expect([...lines.bucketsUpTo(99)]).toEqual([4, 1, 0]);
  expect([...lines.bucketsUpTo(4)]).toEqual([4, 1, 0]);
  expect([...lines.bucketsUpTo(3)]).toEqual([1, 0]);
  expect(lines.of(1_500)).toEqual(['["r",1500,0,1,[]]']);
});
