import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sendersOf } from "../../functions/core/people/producers.ts";
import { type Counts, noCounts } from "../../functions/core/stats/counts.ts";
import type { StatDelta } from "../../functions/core/stats/delta.ts";
import type { StatRow } from "../../functions/core/stats/fold.ts";
import type { Stats } from "../../functions/core/stats/port.ts";

/** What a suite of the stats port needs of an adapter. */
export interface StatsHarness {
  readonly stats: Stats;
  readonly close: () => Promise<void>;
}

export function statsSuite(name: string, create: () => Promise<StatsHarness>): void {
  describe(`stats on ${name}`, () => {
    let harness: StatsHarness;
    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    const counts: Counts = {
      ...{ ...noCounts, count: 3, bytes: 900, failed: 1, sumMs: 12.5, maxMs: 9.25 },
      ...{ buckets: { 3: 2, 9: 1 }, errors: { "target-failed": 1 } },
      senders: sendersOf({ client: "curl/8" }, { at: 1_800_000_000_000, sources: ["/ü #x"] }),
    };
    const delta = (id: string, minute: number): StatDelta => ({
      id,
      minute,
      rows: [
        ["bus", "default", counts],
        ["type", "Ümläut \u{1f600} #x", counts],
      ],
    });
    const row = (id: string, at: number, parts: Partial<StatRow> = {}): StatRow => ({
      kind: "rule",
      id,
      at,
      counts,
      ...parts,
    });

    test("gives a delta back as it was written, once however often that was", async () => {
      await harness.stats.add(delta("a", 7));
      await harness.stats.add(delta("a", 7));
      await harness.stats.add(delta("b", 7));
      const kept = await harness.stats.deltas(7);
      expect(kept.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([delta("a", 7), delta("b", 7)]);
      expect(await harness.stats.deltas(8)).toEqual([]);
    });

    test("tells which minutes have deltas", async () => {
      for (const minute of [9, 7, 8, 7]) await harness.stats.add(delta(`${minute}-${Math.random()}`, minute));
      expect(await harness.stats.minutes(0)).toEqual([7, 8, 9]);
      expect(await harness.stats.minutes(8)).toEqual([8, 9]);
    });

    test.each([
      ["empty", 60_000, 60_000],
      ["of which nothing has been folded yet", 120_000, 0],
    ])("finds no rows in a time that is %s", async (...[, from, until]) => {
      await harness.stats.put("1m", [row("a", 60_000)]);
      expect(await harness.stats.rows({ step: "1m", from, until })).toEqual([]);
    });

    test("puts rows over those of the same span", async () => {
      await harness.stats.put("1m", [row("a", 60_000), row("b", 60_000)]);
      await harness.stats.put("1m", [row("a", 60_000, { counts: noCounts })]);
      const rows = await harness.stats.rows({ step: "1m", from: 0, until: 120_000, kind: "rule", id: "a" });
      expect(rows).toEqual([row("a", 60_000, { counts: noCounts })]);
    });

    test("finds rows by step, time, kind and id, by their begin", async () => {
      await harness.stats.put("1m", [row("a", 120_000), row("a", 60_000), row("b", 60_000)]);
      await harness.stats.put("1m", [row("a", 60_000, { kind: "target" })]);
      await harness.stats.put("1h", [row("a", 0)]);
      const range = { step: "1m", from: 60_000, until: 120_000 } as const;
      const names = async (query: Parameters<Stats["rows"]>[0]) =>
        (await harness.stats.rows(query)).map(({ kind, id, at }) => `${kind} ${id} ${at}`).toSorted();
      expect(await names(range)).toEqual(["rule a 60000", "rule b 60000", "target a 60000"]);
      expect(await names({ ...range, kind: "rule" })).toEqual(["rule a 60000", "rule b 60000"]);
      expect(await names({ ...range, until: 121_000, kind: "rule", id: "a" })).toEqual([
        "rule a 120000",
        "rule a 60000",
      ]);
      expect(await names({ ...range, step: "1h", from: 0 })).toEqual(["rule a 0"]);
      expect(
        (await harness.stats.rows({ ...range, until: 121_000, kind: "rule", id: "a" })).map(({ at }) => at),
      ).toEqual([60_000, 120_000]);
    });

    test("remembers how far all is folded", async () => {
      expect(await harness.stats.folded()).toBe(0);
      await harness.stats.setFolded(29_000_000);
      expect(await harness.stats.folded()).toBe(29_000_000);
    });

    test("remembers of which minutes deltas were forgotten, also when less is asked for later", async () => {
      expect(await harness.stats.forgotten()).toBe(0);
      await harness.stats.forget({ minute: 29_000_000 });
      await harness.stats.forget({ minute: 28_000_000 });
      expect(await harness.stats.forgotten()).toBe(29_000_000);
    });

    test("forgets what is older than asked for, and not what is as old", async () => {
      for (const minute of [6, 7]) await harness.stats.add(delta(String(minute), minute));
      await harness.stats.put("1m", [row("a", 60_000), row("a", 120_000)]);
      await harness.stats.put("1h", [row("a", 60_000)]);
      await harness.stats.put("1d", [row("a", 0)]);
      await harness.stats.forget({ minute: 7, "1m": 120_000, "1h": 60_000 });
      expect(await harness.stats.minutes(0)).toEqual([7]);
      const left = await Promise.all(
        (["1m", "1h", "1d"] as const).map((step) => harness.stats.rows({ step, from: 0, until: 1e9 })),
      );
      expect(left.map((rows) => rows.map(({ at }) => at))).toEqual([[120_000], [60_000], [0]]);
    });
  });
}
