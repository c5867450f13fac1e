import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ArchiveThread, createArchiveThread } from "../../../functions/local/archive/archive-thread.ts";
import { createArchive } from "../../../functions/local/archive/archive.ts";
import { anEvent, NOW } from "../../support/build.ts";
import { aFilledStore, type FilledStore } from "../../support/filled-store.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let store: FilledStore;
let thread: ArchiveThread;
beforeEach(async () => {
  store = await aFilledStore();
  thread = createArchiveThread({ folder: store.folder, segmentEvents: 3, segmentAgeMs: HOUR_MS });
});
afterEach(async () => {
  await thread.close();
  await store.close();
});

const some = (count: number, parts: Parameters<typeof anEvent>[0] = {}) =>
  Array.from({ length: count }, (_, i) => anEvent({ id: `e${i}`, receivedAt: NOW, ...parts }));
const order = (routed: number, now = NOW) => ({ routed, archives: [], now });

describe("is told to wait", () => {
  test("while nothing is routed", async () => {
    await store.accept(...some(5));
    expect(await thread.ask(order(0))).toEqual({ kind: "waiting" });
  });

  test("while there is no segment's worth, for as long as the oldest may wait", async () => {
    await store.accept(...some(5));
    expect(await thread.ask(order(2, NOW + 60_000))).toEqual({
      kind: "waiting",
      waitMs: HOUR_MS - 60_000,
      oldest: 1,
    });
  });
});

describe("a segment", () => {
  test("has as many events as it takes, and they can be read when its row is written", async () => {
    const events = await store.accept(...some(5));
    const answer = await thread.ask(order(5));
    expect(answer).toMatchObject({
      kind: "written",
      last: 3,
      rows: [
        {
          archive: "default",
          bus: "default",
          batch: 1,
          first: 1,
          last: 3,
          count: 3,
          expiresAt: NOW + 30 * DAY_MS,
        },
      ],
    });
    if (answer.kind !== "written") return;
    await store.writer.write("segment", answer.rows);
    const archive = createArchive(store.reader, store.segments);
    expect(store.reader.prepare("SELECT position FROM log").all()).toEqual([
      { position: 4 },
      { position: 5 },
    ]);
    expect(await archive.find("e1")).toEqual(events[1]);
    expect(await thread.ask(order(5))).toMatchObject({ kind: "waiting", oldest: 4 });
  });

  test("is a small one when its oldest has waited long enough", async () => {
    await store.accept(...some(1));
    expect(await thread.ask(order(1, NOW + HOUR_MS))).toMatchObject({
      kind: "written",
      rows: [{ count: 1 }],
    });
  });

  test("is one for each bus and archive, by the archives of the order", async () => {
    await store.accept(
      anEvent({ id: "a" }),
      anEvent({ id: "b", bus: "audit" }),
      anEvent({ id: "c", type: "x" }),
    );
    const orders = { id: "orders", value: { retentionDays: 365, pattern: { type: ["shop.order.paid"] } } };
    const answer = await thread.ask({ ...order(3), archives: [orders] });
    expect(answer).toMatchObject({
      rows: [
        { archive: "orders", bus: "default", positions: [1] },
        { archive: "default", bus: "audit", positions: [2] },
        { archive: "default", bus: "default", positions: [3] },
      ],
    });
  });

  test("closes at 16 MB of text, however few events those are", async () => {
    await store.accept(...some(2, { text: "a".repeat(9 * 1024 * 1024) }));
    expect(await thread.ask(order(2))).toMatchObject({ kind: "written", last: 2 });
  });
});

describe("a failure", () => {
  test("is an answer, and leaves the events where they are", async () => {
    await store.accept(...some(3));
    const blocked = join(store.folder, "archive");
    writeFileSync(blocked, "a file where a folder must be");
    expect(await thread.ask(order(3))).toMatchObject({
      kind: "failed",
      detail: expect.stringMatching(/ENOTDIR|EEXIST/),
    });
    rmSync(blocked);
    expect(await thread.ask(order(3))).toMatchObject({ kind: "written", last: 3 });
  });

  test("of the thread itself ends it, and another begins with the next order", async () => {
    await store.accept(...some(3));
    const broken = { ...order(3), archives: [{ id: "a", value: { pattern: { type: "no array" } } }] };
    expect(await thread.ask(broken)).toMatchObject({ kind: "failed" });
    const elsewhere = createArchiveThread({
      folder: join(store.folder, "none"),
      segmentEvents: 3,
      segmentAgeMs: 1,
    });
    await expect(elsewhere.ask(order(3))).rejects.toThrowError();
    await expect(elsewhere.ask(order(3))).rejects.toThrowError();
    await elsewhere.close();
  });
});

test("closing a thread that was never asked does nothing, and closing one twice neither", async () => {
  await thread.close();
  await thread.close();
  expect(existsSync(join(store.folder, "archive"))).toBe(false);
});
