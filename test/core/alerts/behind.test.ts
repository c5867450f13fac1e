import { describe, expect, test } from "vitest";
import type { Alert } from "../../../functions/core/alerts/alert.ts";
import { evaluate } from "../../../functions/core/alerts/evaluate.ts";
import type {
  ArchiveReading,
  DefinitionsReading,
  ExpiredPart,
  LimitReading,
  Readings,
} from "../../../functions/core/alerts/readings.ts";
import { type Counts, noCounts, type Revisions } from "../../../functions/core/stats/counts.ts";
import { foldRows, type StatRow } from "../../../functions/core/stats/fold.ts";
import type { StatKind } from "../../../functions/core/stats/dimension.ts";

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 15, 12);

interface World {
  readonly archive?: ArchiveReading;
  readonly limits?: readonly LimitReading[];
  readonly definitions?: DefinitionsReading;
  readonly expired?: ExpiredPart;
  readonly rows?: readonly StatRow[];
  readonly isRepeated?: boolean;
}

async function found(alert: Omit<Alert, "id">, world: World) {
  const { archive = {}, limits = [], definitions = { revision: 0, changedAt: 0 }, expired } = world;
  const { isRepeated = false } = world;
  const readings: Partial<Readings> = {
    ...{ now: NOW, present: NOW + MINUTE, isRepeated },
    ...{ archive: async () => archive, limits: async () => limits, definitions: () => definitions },
    replays: async () => [{ id: "r1", name: "january", ...(expired && { expired }) }],
    async totals(kind, from, until) {
      const within = (world.rows ?? []).filter(
        (row) => row.kind === kind && row.at >= from && row.at < until,
      );
      return new Map(foldRows(from, within).map((row) => [row.id, row]));
    },
  };
  return evaluate({ id: "a", ...alert }, readings as Readings);
}

describe("archive-late", () => {
  const alert = { when: { type: "archive-late" } } as const;
  const since = (seconds: number) => ({ archive: { overdueSince: NOW - seconds * 1_000 } });

  test("is found when events should have been in the archive for ten minutes", async () => {
    expect(await found(alert, {})).toEqual([]);
    expect(await found(alert, since(599))).toEqual([]);
    expect(await found(alert, since(-30))).toEqual([]);
    expect(await found(alert, since(600))).toEqual([
      {
        resource: "archive/events",
        value: 600,
        threshold: 600,
        sentence: "events that were accepted should be in the archive for 600 s, and are not",
      },
    ]);
  });
});

describe("rules-outdated", () => {
  const alert = { when: { type: "rules-outdated" } } as const;
  /** So many minutes ago, with definitions of those numbers. */
  const worked = (ago: number, revisions: Revisions | number, id = "route"): StatRow => ({
    ...{ kind: "function", id, at: NOW - ago * MINUTE },
    counts: {
      ...{ ...noCounts, count: 1 },
      revisions: typeof revisions === "number" ? { oldest: revisions, newest: revisions } : revisions,
    },
  });
  const changed = (secondsAgo: number, revision = 9) => ({
    definitions: { revision, changedAt: NOW - secondsAgo * 1_000 },
  });

  test("is found when a function works with what was changed five minutes before the minute it works in", async () => {
    const rows = [worked(1, 7), worked(1, 9, "deliver")];
    expect(await found(alert, { rows, ...changed(360) })).toEqual([]);
    const late = await found(alert, { rows, ...changed(361) });
    expect(late).toEqual([
      {
        resource: "function/route",
        value: 2,
        threshold: 0,
        sentence:
          'function "route" works without 2 changes of rules, targets and the like that were made more than 300 s before',
      },
    ]);
    expect(await found({ ...alert, ignore: ["route"] }, { rows, ...changed(361) })).toEqual([]);
  });

  test("is found of one among several that work at once", async () => {
    expect(
      await found(alert, { rows: [worked(1, { oldest: 8, newest: 9 })], ...changed(361) }),
    ).toMatchObject([{ value: 1 }]);
  });

  test("is not hidden by changes that go on: what another function has worked with long ago is in force", async () => {
    const rows = [worked(20, 5), worked(8, 8, "deliver"), worked(1, 5), worked(1, 9, "deliver")];
    expect(await found(alert, { rows, ...changed(10) })).toMatchObject([
      { resource: "function/route", value: 3 },
    ]);
  });

  test("is not found while the clock repeats minutes, in which older definitions were right", async () => {
    const world = { rows: [worked(1, { oldest: 7, newest: 9 })], ...changed(900) };
    expect(await found(alert, world)).toHaveLength(1);
    expect(await found(alert, { ...world, isRepeated: true })).toEqual([]);
  });

  test("is not found of what worked long ago, nor where the numbers have begun anew", async () => {
    expect(await found(alert, { rows: [worked(2, 7)], ...changed(900) })).toEqual([]);
    const rows = [worked(30, 80), worked(1, 9)];
    expect(await found(alert, { rows, ...changed(10, 9) })).toEqual([]);
  });
});

describe("replay-expired", () => {
  const alert = { when: { type: "replay-expired" } } as const;
  const [from, until] = [NOW - 600 * MINUTE, NOW - 300 * MINUTE];
  const had = (kind: StatKind, id: string, counts: Partial<Counts> & { ago: number }): StatRow => ({
    ...{ kind, id, at: NOW - counts.ago * MINUTE },
    counts: { ...noCounts, ...counts },
  });

  test("counts what was accepted in the part that is not kept", async () => {
    const rows = [
      had("bus", "default", { ago: 601, count: 1 }),
      had("bus", "default", { ago: 600, count: 20, failed: 5 }),
      had("bus", "shop", { ago: 301, count: 7 }),
      had("bus", "shop", { ago: 300, count: 100 }),
    ];
    expect(await found(alert, { rows, expired: { kind: "bus", from, until } })).toEqual([
      {
        resource: "replay/r1",
        value: 22,
        threshold: 0,
        sentence:
          'replay "january" asks for 22 events of before 2026-01-15T07:00:00.000Z, which the archive has not kept so long',
      },
    ]);
    expect(await found(alert, { rows, expired: { kind: "bus", id: "shop", from, until } })).toMatchObject([
      { value: 7 },
    ]);
    expect(await found(alert, { rows, expired: { kind: "type", id: "order", from, until } })).toEqual([]);
    expect(await found(alert, { rows })).toEqual([]);
  });

  test("may be more than some", async () => {
    const rows = [had("bus", "default", { ago: 400, count: 20 })];
    const world = { rows, expired: { kind: "bus", from, until } } as const;
    expect(await found({ when: { type: "replay-expired", value: 20 } }, world)).toEqual([]);
    expect(await found({ when: { type: "replay-expired", value: 19 } }, world)).toHaveLength(1);
  });
});

describe("near-limit", () => {
  const alert = { when: { type: "near-limit" } } as const;
  const limit = (used: number): World => ({
    limits: [{ id: "connections", used, most: 10_000, beyond: "no more are taken" }],
  });

  test("is found when more than 80 % were in use", async () => {
    expect(await found(alert, limit(8_000))).toEqual([]);
    expect(await found(alert, limit(8_100))).toEqual([
      {
        resource: "limit/connections",
        value: 81,
        threshold: 80,
        sentence: "connections: 81 % of 10000 were in use, and at 100 % no more are taken",
      },
    ]);
    expect(await found({ ...alert, overrides: { connections: { percent: 90 } } }, limit(9_000))).toEqual([]);
  });
});
