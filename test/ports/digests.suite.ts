import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DigestEntry, Digests } from "../../functions/core/ports.ts";
import { aClock } from "../support/ports.ts";

/** What a suite of digests needs of an adapter. */
export interface DigestsHarness {
  readonly digests: Digests;
  readonly leave: (target: string, isLeft: (bringer: string) => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

const clock = aClock();
const entry = (id: string, parts: Partial<DigestEntry> = {}): DigestEntry => ({
  ...{ id, target: "team", at: clock(), text: `{"data":"${id} \u{1f600}"}`, weight: 1 },
  ...parts,
});
const options = { closesAt: clock() + 60_000, most: 100 };
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

export function digestsSuite(name: string, create: (clock: () => number) => Promise<DigestsHarness>): void {
  describe(`digests on ${name}`, () => {
    let harness: DigestsHarness;
    let digests: Digests;
    const now = aClock();
    beforeEach(async () => {
      now.advance(clock() - now());
      harness = await create(now);
      digests = harness.digests;
    });
    afterEach(() => harness.close());

    test("the first begins one, the others join it, and it gives all in their order", async () => {
      expect(await digests.join(entry("b", { at: 2 }), options)).toEqual({
        bringer: "b",
        closesAt: options.closesAt,
      });
      const later = { ...options, closesAt: options.closesAt + 30_000 };
      for (const one of [entry("c", { at: 3 }), entry("a", { at: 1 })])
        expect(await digests.join(one, later)).toEqual({ bringer: "b", closesAt: options.closesAt });
      expect(await digests.close({ target: "team", bringer: "b" })).toEqual(
        [entry("a", { at: 1 }), entry("b", { at: 2 }), entry("c", { at: 3 })].map(
          ({ weight: _, ...one }) => one,
        ),
      );
    });

    test("who joins again is in it once, and in the same place", async () => {
      for (const id of ["a", "b", "a", "b"])
        expect(await digests.join(entry(id), options)).toMatchObject({ bringer: "a" });
      expect(ids(await digests.close({ target: "team", bringer: "a" }))).toEqual(["a", "b"]);
    });

    test("each target has its own", async () => {
      await digests.join(entry("a"), options);
      expect(await digests.join(entry("b", { target: "other" }), options)).toMatchObject({ bringer: "b" });
    });

    test("what is forgotten is in it no more; the one that brings it stays without its text, and nobody else joins", async () => {
      for (const id of ["a", "b", "c"]) await digests.join(entry(id), options);
      await digests.join(entry("d", { target: "other" }), options);
      const seen: number[] = [];
      const isMeant = ({ text, at }: { readonly text: string; readonly at: number }) => {
        seen.push(at);
        return !text.includes('"c ');
      };
      expect(await digests.forget(isMeant)).toBe(3);
      expect(new Set(seen)).toEqual(new Set([clock()]));
      expect(await digests.forget(isMeant)).toBe(0);
      expect(await digests.join(entry("e"), options)).toMatchObject({ bringer: "e" });
      expect(await digests.join(entry("a"), options)).toMatchObject({ bringer: "a" });
      const left = await digests.close({ target: "team", bringer: "a" });
      expect(left.map(({ id, text }) => [id, text])).toEqual([
        ["a", ""],
        ["c", entry("c").text],
      ]);
    });

    test("nobody joins one that is closed, or whose time is over", async () => {
      await digests.join(entry("a"), options);
      await digests.close({ target: "team", bringer: "a" });
      expect(await digests.join(entry("b"), options)).toMatchObject({ bringer: "b" });
      now.advance(60_000);
      const next = { ...options, closesAt: now() + 60_000 };
      expect(await digests.join(entry("c"), next)).toEqual({ bringer: "c", closesAt: next.closesAt });
      expect(ids(await digests.close({ target: "team", bringer: "b" }))).toEqual(["b"]);
    });

    test("nobody joins one that nobody brings any more; what is in it comes with a redrive", async () => {
      await digests.join(entry("a"), options);
      await digests.join(entry("b"), options);
      await harness.leave("other", () => true);
      await harness.leave("team", (bringer) => bringer === "b");
      expect(await digests.join(entry("c"), options)).toMatchObject({ bringer: "a" });
      await harness.leave("team", (bringer) => bringer === "a");
      expect(await digests.join(entry("d"), options)).toMatchObject({ bringer: "d" });
      expect(await digests.join(entry("a"), options)).toMatchObject({ bringer: "a" });
      expect(ids(await digests.close({ target: "team", bringer: "a" }))).toEqual(["a", "b", "c"]);
      expect(ids(await digests.close({ target: "team", bringer: "d" }))).toEqual(["d"]);
    });

    test("one that was closed is there until it is done: whoever brings it may come again", async () => {
      await digests.join(entry("a"), options);
      await digests.join(entry("b"), options);
      await digests.close({ target: "team", bringer: "a" });
      expect(await digests.join(entry("a"), { ...options, closesAt: 1 })).toEqual({
        bringer: "a",
        closesAt: options.closesAt,
      });
      expect(ids(await digests.close({ target: "team", bringer: "a" }))).toEqual(["a", "b"]);
      await digests.done("a");
      expect(await digests.close({ target: "team", bringer: "a" })).toEqual([]);
    });

    test("one that is full takes no more: the next begins another, and both are kept", async () => {
      const most = { ...options, most: 3 };
      for (const id of ["a", "b"]) await digests.join(entry(id), most);
      expect(await digests.join(entry("heavy", { weight: 2 }), most)).toMatchObject({ bringer: "heavy" });
      expect(await digests.join(entry("c"), most)).toMatchObject({ bringer: "heavy" });
      expect(ids(await digests.close({ target: "team", bringer: "a" }))).toEqual(["a", "b"]);
      expect(await digests.close({ target: "team", bringer: "heavy" })).toHaveLength(2);
    });

    test("keeps texts of any size", async () => {
      const text = JSON.stringify({ data: "ü".repeat(300_000) });
      await digests.join(entry("a", { text }), options);
      expect((await digests.close({ target: "team", bringer: "a" }))[0]?.text).toBe(text);
      await digests.done("a");
    });

    test("of many who come at once, and while one is closed, none is lost", async () => {
      const many = Array.from({ length: 30 }, (_, i) => entry(`d${String(i).padStart(2, "0")}`));
      const closed: string[] = [];
      const places = await Promise.all(
        many.map(async (one, i) => {
          const { bringer } = await digests.join(one, options);
          if (i % 10 === 0) closed.push(...ids(await digests.close({ target: "team", bringer })));
          return bringer;
        }),
      );
      for (const bringer of new Set(places))
        closed.push(...ids(await digests.close({ target: "team", bringer })));
      expect([...new Set(closed)].sort()).toEqual(ids(many));
    });
  });
}
