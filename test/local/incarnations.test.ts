import { afterEach, beforeEach, expect, test } from "vitest";
import { idHash } from "../../functions/core/archive/segment.ts";
import { anEvent } from "../support/build.ts";
import { aFilledStore, type FilledStore } from "../support/filled-store.ts";

let store: FilledStore;
beforeEach(async () => {
  store = await aFilledStore();
});
afterEach(() => store.close());

const event = anEvent({ id: "42" });
const replays = ["r-1", "r-2"].map((id) => anEvent({ id: "42", replay: { id } }));

test("an event is found with its replays, the oldest first, in the log and in segments", async () => {
  const origin = { idHash: idHash("42"), key: event.key };
  const other = anEvent({ id: "43" });
  const first = await store.accept(event, other);
  expect(await store.incarnations(origin)).toEqual([first[0]]);
  await store.pack();
  const later = await store.accept(...replays);
  expect(await store.incarnations(origin)).toEqual([first[0], ...later]);
  await store.pack();
  expect(await store.incarnations(origin)).toEqual([first[0], ...later]);
});

test("events of the same id are told apart by the key", async () => {
  const elsewhere = anEvent({ id: "42", bus: "audit" });
  const [here, there] = await store.accept(event, elsewhere);
  const found = (key: string) => store.incarnations({ idHash: idHash("42"), key });
  expect([await found(event.key), await found(elsewhere.key)]).toEqual([[here], [there]]);
  expect(await found("of none")).toEqual([]);
});

test("without a key all events whose id has that hash are found, and none that only lie beside them", async () => {
  const wanted = [event, anEvent({ id: "42", source: "/other" })];
  await store.accept(...wanted, anEvent({ id: "43" }));
  const found = async () => (await store.incarnations({ idHash: idHash("42") })).map(({ source }) => source);
  expect(await found()).toEqual(["/shop", "/other"]);
  await store.pack();
  expect(await found()).toEqual(["/shop", "/other"]);
});
