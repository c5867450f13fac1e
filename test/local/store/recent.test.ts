import { expect, test } from "vitest";
import { createRecent, wordsOf } from "../../../functions/local/store/recent.ts";
import { eventKey } from "../../../functions/sources/event-key.ts";
import { NOW } from "../../support/build.ts";
import { aStoreFolder } from "../../support/store-folder.ts";

const store = aStoreFolder();

const WINDOW = 300_000;
const keyOf = (id: string) => eventKey("default", "/shop", id);
const aRecent = (now = NOW) => {
  const recent = createRecent(store.db);
  recent.turn(now, WINDOW);
  return recent;
};
const rows = () => store.db.prepare("SELECT first, at, ids FROM recent").all();

test("a key is new once", () => {
  const recent = aRecent();
  expect([recent.add(keyOf("a"), 1, 1), recent.add(keyOf("b"), 2, 2), recent.add(keyOf("a"), 1, 3)]).toEqual([
    true,
    true,
    false,
  ]);
});

test("a replayed event is another than the one it is of, and the same within its replay", () => {
  const recent = aRecent();
  const replays = ["", '{"id":"r-1"}', '{"id":"r-2"}', '{"id":"r-1"}'].map((mark) => keyOf("a") + mark);
  expect(replays.map((key, i) => recent.add(key, 1, i + 1))).toEqual([true, true, true, false]);
});

test("a commit is one row: the first position, and a number for each event", () => {
  const recent = aRecent();
  recent.add(keyOf("a"), 0xffffffff, 7);
  recent.add(keyOf("b"), 2, 8);
  recent.flush();
  const [{ first, at, ids }] = rows() as [{ first: number; at: number; ids: Uint8Array }];
  expect([first, at, [...wordsOf(ids)]]).toEqual([7, NOW, [0xffffffff, 2]]);
});

test("what was kept is not written again", () => {
  const recent = aRecent();
  recent.add(keyOf("a"), 1, 1);
  recent.flush();
  recent.keep();
  recent.flush();
  expect(rows()).toHaveLength(1);
});

test("what is undone is new again, and what was kept before is not", () => {
  const recent = aRecent();
  recent.add(keyOf("a"), 1, 1);
  recent.keep();
  recent.add(keyOf("b"), 2, 2);
  recent.undo();
  recent.flush();
  expect(rows()).toEqual([]);
  expect([recent.add(keyOf("a"), 1, 2), recent.add(keyOf("b"), 2, 2)]).toEqual([false, true]);
});

test("of a commit that is undone replayed events are new again as well, and nothing else is", () => {
  const recent = aRecent();
  recent.add(keyOf("a"), 1, 1);
  recent.keep();
  recent.add(`${keyOf("a")}r-1`, 1, 2);
  recent.add(keyOf("b"), 2, 3);
  recent.undo();
  const keys = [keyOf("a"), `${keyOf("a")}r-1`, keyOf("b")];
  expect(keys.map((key, i) => recent.add(key, 1, 2 + i))).toEqual([false, true, true]);
});

test("replayed events are remembered by their number, and not over a restart", () => {
  const recent = aRecent();
  const replay = (n: number) => `${keyOf(String(n))}r-1`;
  for (let n = 1; n <= 140_000; n++) {
    recent.add(replay(n), 1, n);
    if (n % 1_000 === 0) recent.flush();
    if (n % 1_000 === 0) recent.keep();
  }
  expect([1, 70_000, 140_000].map((n) => recent.add(replay(n), 1, 150_000))).toEqual([true, false, false]);
  const again = aRecent(NOW + 1);
  expect(again.add(replay(140_000), 1, 150_001)).toBe(true);
  expect(again.add(keyOf("live"), 1, 150_002)).toBe(true);
});

test("what is undone is new again also when the window turned meanwhile", () => {
  const recent = aRecent();
  recent.add(keyOf("a"), 1, 1);
  recent.turn(NOW + WINDOW, WINDOW);
  recent.undo();
  expect(recent.add(keyOf("a"), 1, 1)).toBe(true);
});

test("a clock that is set back forgets nothing", () => {
  const recent = aRecent();
  recent.add(keyOf("a"), 1, 1);
  recent.turn(NOW - 10 * WINDOW, WINDOW);
  expect(recent.add(keyOf("a"), 1, 2)).toBe(false);
});

test("numbers are read from any place that a blob may lie at", () => {
  const bytes = new Uint8Array(13);
  new DataView(bytes.buffer).setUint32(1, 42, true);
  new DataView(bytes.buffer).setUint32(5, 0xfffffffe, true);
  expect([...wordsOf(bytes.subarray(1, 9))]).toEqual([42, 0xfffffffe]);
  expect([...wordsOf(Uint8Array.of(1, 0, 0, 0))]).toEqual([1]);
});
