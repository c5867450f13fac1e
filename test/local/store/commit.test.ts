import { describe, expect, test } from "vitest";
import { NOW } from "../../support/build.ts";
import { accept, aCommit, addToken, aDeliveryRow, aSegmentRow, operation } from "../../support/store-rows.ts";
import { aStoreFolder } from "../../support/store-folder.ts";

const store = aStoreFolder();

const { rows } = store;
/** What the next process finds: the same folder opened anew. */
const restarted = () => aCommit(store.reopen());

const ids = () => rows("SELECT position, id FROM log ORDER BY position");

/** From now on the store takes only so many bytes more. */
function leaveRoomFor(bytes: number) {
  const [pages, size] = ["page_count", "page_size"].map((name) => Number(rows(`PRAGMA ${name}`)[0]![0]));
  store.db.exec(`PRAGMA max_page_count=${pages! + Math.ceil(bytes / size!)}`);
}
const makeRoom = () => store.db.exec("PRAGMA max_page_count=1000000");

describe("what is asked for together", () => {
  test("is answered in its order, each by its ticket", () => {
    const write = aCommit(store.db);
    expect(write(accept(["a", "b"]), addToken("t"), accept(["c"]), operation("removeToken", "t"))).toEqual([
      [1, 2],
      null,
      [3],
      true,
    ]);
    expect(ids()).toEqual([
      [1, "a"],
      [2, "b"],
      [3, "c"],
    ]);
  });

  test("is one transaction: the next process sees all of it", () => {
    aCommit(store.db)(accept(["a"]), operation("mark", { name: "routed", value: 1 }));
    restarted();
    expect([ids(), rows("SELECT * FROM mark")]).toEqual([[[1, "a"]], [["routed", 1]]]);
  });
});

describe("the dedup gate", () => {
  test("accepts an event once, within a call, a commit and over commits", () => {
    const write = aCommit(store.db);
    expect(write(accept(["a", "a"]), accept(["a", "b"]))).toEqual([
      [1, 0],
      [0, 2],
    ]);
    expect(write(accept(["b", "c"]))).toEqual([[0, 3]]);
  });

  test("remembers over a restart", () => {
    aCommit(store.db)(accept(["a"]));
    expect(restarted()(accept(["a", "b"]))).toEqual([[0, 2]]);
  });

  test("forgets after two windows at the latest, and never before one", () => {
    const write = aCommit(store.db);
    const at = (minutes: number) => ({ now: NOW + minutes * 60_000, dedupMs: 300_000 });
    write(accept(["a"], at(0)));
    expect(write(accept(["a"], at(4.9)))).toEqual([[0]]);
    write(accept(["b"], at(5.1)));
    expect(write(accept(["a", "b"], at(10)))).toEqual([[0, 0]]);
    expect(write(accept(["a"], at(15.2)))).toEqual([[3]]);
  });

  test("remembers over a restart for no longer than a window", () => {
    aCommit(store.db)(accept(["a"]));
    aCommit(store.db)(accept(["b"], { now: NOW + 240_000 }));
    expect(restarted()(accept(["a", "b"], { now: NOW + 301_000 }))).toEqual([[3, 0]]);
  });

  test("what was remembered for long takes no room, unless its event is still in the log", () => {
    const write = aCommit(store.db);
    const hour = 3_600_000;
    write(accept(["a"]));
    write(accept(["b"], { now: NOW + hour }), accept(["c"], { now: NOW + 2 * hour }));
    expect(rows("SELECT first FROM recent ORDER BY first")).toEqual([[1], [2]]);
    store.db.exec("DELETE FROM log WHERE position=1");
    write(accept(["d"], { now: NOW + 4 * hour }), accept(["e"], { now: NOW + 6 * hour }));
    expect(rows("SELECT first FROM recent ORDER BY first")).not.toContainEqual([1]);
  });
});

describe("an operation that fails among others", () => {
  const failed = { failed: "storage-failed" };

  test("is answered with its code, and all others are done as if it had not been there", () => {
    const write = aCommit(store.db);
    write(addToken("taken"));
    expect(write(accept(["a"]), addToken("taken"), accept(["b", "a"]), addToken("free"))).toEqual([
      [1],
      failed,
      [2, 0],
      null,
    ]);
    expect([ids(), rows("SELECT id FROM token ORDER BY id")]).toEqual([
      [
        [1, "a"],
        [2, "b"],
      ],
      [["free"], ["taken"]],
    ]);
  });

  test("leaves nothing of itself behind", () => {
    const write = aCommit(store.db);
    const define = (id: string) => ["rule", id, 1, "{}", NOW, "test", null, 0] as const;
    write(operation("define", [define("a")]));
    expect(write(operation("define", [define("b"), define("a")]))).toEqual([failed]);
    expect(rows("SELECT id FROM definition")).toEqual([["a"]]);
  });

  test("does not disturb what comes later: positions go on and keys are known", () => {
    const write = aCommit(store.db);
    write(addToken("taken"));
    write(accept(["a"]), addToken("taken"));
    write(addToken("taken"), accept(["b"]));
    expect(write(accept(["a", "b", "c"]))).toEqual([[0, 0, 3]]);
  });

  test("does not make others repeat themselves when they are asked for again", () => {
    const write = aCommit(store.db);
    write(accept(["a"]), addToken("taken"));
    const send = operation("send", [aDeliveryRow("d-1", 1), aDeliveryRow("d-2", 1)]);
    expect(write(addToken("taken"), send)).toEqual([failed, [1, 2]]);
    expect(write(send)).toEqual([[1, 2]]);
    expect(rows("SELECT id FROM delivery")).toEqual([["d-1"], ["d-2"]]);
  });

  test("takes its lines of the journal back, and only those", () => {
    const write = aCommit(store.db);
    write(addToken("taken"));
    write(operation("journal", [[1, "one"]]), addToken("taken"), operation("journal", [[1, "two"]]));
    const lines = rows("SELECT lines FROM journal ORDER BY n").map(([blob]) =>
      Buffer.from(blob as Uint8Array).toString(),
    );
    expect(lines.join("\n").split("\n")).toEqual(["one", "two"]);
  });
});

describe("a full disk", () => {
  const full = { failed: "storage-full" };
  const large = { text: "a".repeat(100_000) };

  test("is told, and nothing of what did not fit is there", () => {
    const write = aCommit(store.db);
    write(accept(["a"]));
    leaveRoomFor(0);
    expect(write(accept(["b", "c"], large))).toEqual([full]);
    expect(ids()).toEqual([[1, "a"]]);
  });

  test("takes what still fits", () => {
    const write = aCommit(store.db);
    leaveRoomFor(40_000);
    expect(write(accept(["a"]), accept(["b"], large), accept(["c"]))).toEqual([[1], full, [2]]);
  });

  test("when there is room again the same events are accepted, and are no duplicates", () => {
    const write = aCommit(store.db);
    leaveRoomFor(0);
    expect(write(accept(["a", "b"], large), accept(["c"], large))).toEqual([full, full]);
    makeRoom();
    expect(write(accept(["a", "b"], large), accept(["c", "a"], large))).toEqual([
      [1, 2],
      [3, 0],
    ]);
    expect(restarted()(accept(["a", "b", "c", "d"]))).toEqual([[0, 0, 0, 4]]);
  });

  test("a publisher that tries again and again is not taken for a duplicate of himself", () => {
    const write = aCommit(store.db);
    leaveRoomFor(0);
    for (let i = 0; i < 5; i++) expect(write(accept(["a"], large))).toEqual([full]);
    makeRoom();
    expect(write(accept(["a"], large))).toEqual([[1]]);
  });
});

describe("the next process", () => {
  test("goes on counting behind what is in the log, in segments and marked", () => {
    aCommit(store.db)(accept(["a", "b"]));
    expect(restarted()(accept(["c"]))).toEqual([[3]]);
    aCommit(store.db)(operation("mark", { name: "routed", value: 9 }));
    expect(restarted()(accept(["d"]))).toEqual([[10]]);
    aCommit(store.db)(operation("segment", [aSegmentRow({ last: 20, positions: [1, 2, 3, 10] })]));
    expect(restarted()(accept(["e"]))).toEqual([[21]]);
  });

  test("keeps once the deliveries that route sends again", () => {
    const send = operation("send", [aDeliveryRow("d-1", 1), aDeliveryRow("d-2", 1)]);
    aCommit(store.db)(accept(["a", "b"]), send);
    const write = restarted();
    expect(write(send, operation("send", [aDeliveryRow("d-3", 2)]))).toEqual([[1, 2], [3]]);
    expect(rows("SELECT n, id FROM delivery ORDER BY n")).toEqual([
      [1, "d-1"],
      [2, "d-2"],
      [3, "d-3"],
    ]);
  });

  test("never gives a receipt twice while its delivery waits", () => {
    aCommit(store.db)(accept(["a"]), operation("send", [aDeliveryRow("d-1", 1), aDeliveryRow("d-2", 1)]));
    store.db.exec("DELETE FROM delivery WHERE n=1");
    expect(restarted()(operation("send", [aDeliveryRow("d-3", 2)]))).toEqual([[3]]);
  });
});
