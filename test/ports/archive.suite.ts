import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import type { Archive, ArchiveRange, Events } from "../../functions/core/ports.ts";
import { anEvent, NOW } from "../support/build.ts";

/** What a suite of the archive needs of an adapter. */
export interface ArchiveHarness {
  readonly events: Events;
  readonly archive: Archive;
  /** Moves the oldest so many events from the fresh part into segments that expire at that time. */
  readonly pack: (count: number, expiresAt?: number) => Promise<void>;
  /** Deletes what has expired. */
  readonly expire: (now: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function archiveSuite(name: string, create: () => Promise<ArchiveHarness>): void {
  describe(`archive on ${name}`, () => {
    let harness: ArchiveHarness;
    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    const numbered = (n: number, parts: Partial<AcceptedEvent> = {}) =>
      anEvent({ id: `e${n}`, key: `e${n}`.padEnd(22, "-"), receivedAt: NOW + n * 1_000, ...parts });
    const accept = (...events: readonly AcceptedEvent[]) => harness.events.accept(events);
    const scan = async (range: ArchiveRange = {}) => {
      const ids: string[] = [];
      for await (const block of harness.archive.scan(range)) ids.push(...block.map(({ id }) => id));
      return ids;
    };
    const search = async (range: ArchiveRange = {}) =>
      (await harness.archive.search({ ...range, limit: 100 })).items.map(({ id }) => id);
    /** Ten events, of which the oldest six lie in two batches of segments. */
    const tenEvents = async () => {
      await accept(
        ...Array.from({ length: 10 }, (_, n) =>
          numbered(n, { bus: n % 2 ? "odd" : "even", type: n < 3 ? "small" : "large" }),
        ),
      );
      await harness.pack(4);
      await harness.pack(2);
    };
    const ids = (...numbers: readonly number[]) => numbers.map((n) => `e${n}`);

    test("finds an event by id, fresh or in a segment, to the letter", async () => {
      const text = '{"id":"e1", "data": {"big": 9007199254740993, "text": "line\\nbreak é\u{1f600}"}}\n';
      const event = numbered(1, {
        text,
        subject: "s",
        time: "2026-01-02T03:04:05.1234567+01:00",
        schema: { status: "valid", schema: "a.v1" },
      });
      await accept(event);
      expect(await harness.archive.find("e1")).toMatchObject(event);
      await harness.pack(1);
      expect(await harness.archive.find("e1")).toMatchObject(event);
      expect(await harness.archive.find("e2")).toBeUndefined();
    });

    test("tells events of the same id apart by source and gives the newest", async () => {
      await accept(numbered(1, { source: "/a", key: "a" }), numbered(1, { source: "/b", key: "b" }));
      await harness.pack(2);
      await accept(numbered(1, { source: "/a", key: "c", text: "newer" }));
      expect(await harness.archive.find("e1", { source: "/b" })).toMatchObject({ source: "/b" });
      expect(await harness.archive.find("e1", { source: "/a" })).toMatchObject({ text: "newer" });
      expect(await harness.archive.find("e1", { source: "/c" })).toBeUndefined();
    });

    test("tells an event that went from bus to bus apart by bus", async () => {
      const [here, there] = [numbered(1), numbered(1, { bus: "audit", key: "b" })];
      for (const bus of ["log", "segments"]) {
        if (bus === "log") await accept(here, there);
        else await harness.pack(2);
        expect(await harness.archive.find("e1", { bus: "default" })).toMatchObject({ bus: "default" });
        expect(await harness.archive.find("e1", { bus: "audit" })).toMatchObject({ bus: "audit" });
        expect(await harness.archive.find("e1", { bus: "audit", source: "/c" })).toBeUndefined();
        expect(await harness.archive.find("e1", { bus: "none" })).toBeUndefined();
      }
    });

    test("scans oldest first over segments and the fresh part, each event once", async () => {
      await tenEvents();
      expect(await scan()).toEqual(ids(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    });

    test("goes on behind a position without a gap or a repeat, wherever that lies", async () => {
      await tenEvents();
      const all: AcceptedEvent[] = [];
      for await (const block of harness.archive.scan({})) all.push(...block);
      for (const [i, { position }] of all.entries()) {
        expect(await scan({ after: position! })).toEqual(all.slice(i + 1).map(({ id }) => id));
      }
    });

    test.each<[string, ArchiveRange, readonly number[]]>([
      ["bus", { bus: "odd" }, [1, 3, 5, 7, 9]],
      ["type", { type: "small" }, [0, 1, 2]],
      ["type and bus", { type: "large", bus: "even" }, [4, 6, 8]],
      [
        "time, from inclusive, until exclusive",
        { from: NOW + 2_000, until: NOW + 8_000 },
        [2, 3, 4, 5, 6, 7],
      ],
      ["a source that there is not", { source: "/none" }, []],
    ])("keeps to a range by %s, both ways", async (_, range, numbers) => {
      await tenEvents();
      expect(await scan(range)).toEqual(ids(...numbers));
      expect(await search(range)).toEqual(ids(...numbers.toReversed()));
    });

    test("searches newest first, page by page", async () => {
      await tenEvents();
      const found: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await harness.archive.search({ limit: 3, ...(cursor && { cursor }) });
        found.push(...page.items.map(({ id }) => id));
        cursor = page.next;
        if (cursor === undefined) break;
        expect(page.items).toHaveLength(3);
      }
      expect(found).toEqual(ids(9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
    });

    test("searches with a filter", async () => {
      await tenEvents();
      const filter = ({ id }: AcceptedEvent) => id === "e1" || id === "e8";
      const { items } = await harness.archive.search({ limit: 10, filter });
      expect(items.map(({ id }) => id)).toEqual(ids(8, 1));
    });

    test("counts a range by the index", async () => {
      await tenEvents();
      expect(await harness.archive.count({})).toBe(10);
      expect(await harness.archive.count({ type: "small" })).toBe(3);
      expect(await harness.archive.count({ bus: "odd" })).toBe(5);
    });

    test("leaves replayed events out: they are there already", async () => {
      await accept(numbered(1), numbered(1, { replay: { id: "r1" } }));
      expect(await scan()).toEqual(ids(1));
      await harness.pack(2);
      expect(await scan()).toEqual(ids(1));
      expect(await search()).toEqual(ids(1));
      expect(await harness.archive.count({})).toBe(1);
      expect(await harness.archive.find("e1")).not.toHaveProperty("replay");
    });

    test("forgets what has expired, not a millisecond earlier", async () => {
      await accept(numbered(1), numbered(2));
      await harness.pack(1, NOW + 500);
      await harness.expire(NOW + 500);
      expect(await scan()).toEqual(ids(1, 2));
      await harness.expire(NOW + 501);
      expect(await scan()).toEqual(ids(2));
      expect(await harness.archive.find("e1")).toBeUndefined();
    });

    test("tells what lies in it, a bus each", async () => {
      await tenEvents();
      const sizes = await harness.archive.sizes();
      expect(sizes).toMatchObject([
        { bus: "even", events: 5, from: NOW, until: NOW + 8_000 },
        { bus: "odd", events: 5, from: NOW + 1_000, until: NOW + 9_000 },
      ]);
      for (const { bytes } of sizes) expect(bytes).toBeGreaterThan(0);
    });

    test("holds blocks of many events and large ones", async () => {
      const large = "x".repeat(300_000);
      const events = Array.from({ length: 700 }, (_, n) => numbered(n, n % 300 === 0 ? { text: large } : {}));
      await accept(...events);
      await harness.pack(700);
      expect(await scan()).toEqual(events.map(({ id }) => id));
      expect((await harness.archive.find("e300"))?.text).toBe(large);
      expect((await harness.archive.find("e699"))?.text).toBe(events[699]!.text);
    });

    test("refuses a cursor that it did not give", async () => {
      await expect(harness.archive.search({ limit: 1, cursor: "x" })).rejects.toMatchObject({
        code: "cursor-invalid",
      });
    });
  });
}
