import { describe, expect, test } from "vitest";
import type { Alert } from "../../../functions/core/alerts/alert.ts";
import { baselineOf, surgeOf } from "../../../functions/core/alerts/baseline.ts";
import { evaluate, isActive } from "../../../functions/core/alerts/evaluate.ts";
import type {
  ArchiveReading,
  BrokerReading,
  DefinitionsReading,
  LimitReading,
  Readings,
  ReplayReading,
  TapReading,
  TargetReading,
} from "../../../functions/core/alerts/readings.ts";
import { type Counts, noCounts } from "../../../functions/core/stats/counts.ts";
import { foldRows, type StatRow } from "../../../functions/core/stats/fold.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const NOW = Date.UTC(2026, 0, 15, 12);

interface World {
  /** Minutes ago, id, counts. */
  readonly minutes?: readonly (readonly [ago: number, id: string, counts: Partial<Counts>])[];
  /** Days ago, id, counts. */
  readonly days?: readonly (readonly [ago: number, id: string, counts: Partial<Counts>])[];
  readonly targets?: readonly Partial<TargetReading>[];
  readonly replays?: readonly ReplayReading[];
  readonly taps?: readonly TapReading[];
  readonly brokers?: readonly BrokerReading[];
  readonly archive?: ArchiveReading;
  readonly limits?: readonly LimitReading[];
  readonly definitions?: DefinitionsReading;
}

function readingsOf({
  minutes = [],
  days = [],
  targets = [],
  replays = [],
  taps = [],
  brokers = [],
  archive = {},
  limits = [],
  definitions = { revision: 0, changedAt: 0 },
}: World): Readings {
  const rows = minutes.map(
    ([ago, id, counts]): StatRow => ({
      kind: "type",
      id,
      at: NOW - ago * MINUTE,
      counts: { ...noCounts, ...counts },
    }),
  );
  return {
    ...{ now: NOW, present: NOW + MINUTE, isRepeated: false },
    totals: async (kind, from, until) =>
      new Map(
        foldRows(
          from,
          rows.filter((row) => row.at >= from && row.at < until),
        )
          .map((row) => ({ ...row, kind }))
          .map((row) => [row.id, row]),
      ),
    days: async (kind) =>
      days.map(([ago, id, counts]) => ({
        kind,
        id,
        at: NOW - ago * DAY,
        counts: { ...noCounts, ...counts },
      })),
    targets: async () =>
      targets.map((target) => ({ id: "wms", waiting: 0, later: 0, inFlight: 0, paused: false, ...target })),
    replays: async () => replays,
    taps: async () => taps,
    brokers: async () => brokers,
    archive: async () => archive,
    limits: async () => limits,
    sizes: async () => [],
    definitions: () => definitions,
    probe: async () => undefined,
  };
}

const found = async (alert: Omit<Alert, "id">, world: World) =>
  (await evaluate({ id: "a", ...alert }, readingsOf(world))).map(({ resource, value }) => [resource, value]);

describe("a total", () => {
  const when = { type: "total", of: "type", measure: "failed", value: 10, minutes: 5 } as const;

  test("is of the whole minutes of its window, each thing by itself", async () => {
    const minutes = [
      [1, "a", { failed: 6 }],
      [0, "a", { failed: 3 }],
      [4, "a", { failed: 2 }],
      [5, "a", { failed: 100 }],
      [2, "b", { failed: 10 }],
    ] as const;
    expect(await found({ when }, { minutes })).toEqual([["type/a", 11]]);
  });

  test("less than something is found also where nothing came at all", async () => {
    const less = { ...when, measure: "count", is: "<", value: 5 } as const;
    const world: World = {
      minutes: [[1, "a", { count: 9 }]],
      days: [
        [1, "a", { count: 1 }],
        [2, "b", { count: 1 }],
      ],
    };
    expect(await found({ when: less }, world)).toEqual([["type/b", 0]]);
    expect(await found({ when: { ...less, id: "never-seen" } }, world)).toEqual([["type/never-seen", 0]]);
  });

  test("has other settings for some, and leaves others out", async () => {
    const minutes = ["a", "b", "c"].map((id) => [1, id, { failed: 50 }] as const);
    const alert = { when, overrides: { b: { value: 100 } }, ignore: ["c"] };
    expect(await found(alert, { minutes })).toEqual([["type/a", 50]]);
  });

  test("says in a sentence what is so", async () => {
    const [finding] = await evaluate({ id: "a", when }, readingsOf({ minutes: [[1, "a", { failed: 11 }]] }));
    expect(finding!.sentence).toBe('type "a" had 11 failures in 5 min (> 10)');
  });
});

describe("a change", () => {
  const when = { type: "change", of: "type", value: 50, minutes: 5 } as const;
  const world = (before: number, now: number): World => ({
    minutes: [
      [7, "a", { count: before }],
      [2, "a", { count: now }],
    ],
  });

  test("is in percent of the window before", async () => {
    expect(await found({ when }, world(100, 150))).toEqual([]);
    expect(await found({ when }, world(100, 151))).toEqual([["type/a", 51]]);
    expect(await found({ when: { ...when, is: "<", value: -50 } }, world(100, 49))).toEqual([
      ["type/a", -51],
    ]);
  });

  test("from nothing is none, unless it is asked for", async () => {
    expect(await found({ when }, world(0, 100))).toEqual([]);
    expect(await found({ when: { ...when, onZeroBefore: "raise" } }, world(0, 100))).toHaveLength(1);
    expect(await found({ when: { ...when, onZeroBefore: "raise" } }, world(0, 0))).toEqual([]);
  });

  test("to nothing is one", async () => {
    expect(await found({ when: { ...when, is: "<=", value: -100 } }, world(100, 0))).toEqual([
      ["type/a", -100],
    ]);
  });
});

test("a latency is judged where there were any", async () => {
  const when = { type: "latency", of: "type", value: 400 } as const;
  const minutes = [
    [1, "slow", { buckets: { 1: 90, 35: 10 }, maxMs: 450 }],
    [1, "quick", { buckets: { 1: 100 }, maxMs: 1 }],
    [1, "none", { count: 5 }],
  ] as const;
  expect(await found({ when }, { minutes })).toEqual([["type/slow", 450]]);
  expect(await found({ when: { ...when, latency: "max", value: 449 } }, { minutes })).toEqual([
    ["type/slow", 450],
  ]);
});

describe("a surge", () => {
  /** Days of which the greatest minutes were these. */
  const days = [100, 120, 140].map(
    (peak, i) => [i + 1, "a", { count: 50 * 1_440, activeMinutes: 1_440, peaks: [peak, 60] }] as const,
  );

  test("is far more than the greatest minutes of the days before: 183 is one, 182 is none", async () => {
    const baseline = baselineOf(await readingsOf({ days }).days("type"))!;
    expect(baseline).toEqual({ average: 120, maximum: 140, days: 3 });
    expect([182, 183].map((count) => surgeOf(count, baseline, {})?.threshold)).toEqual([undefined, 182]);
    expect(surgeOf(361, baseline, {})?.threshold).toBe(360);
    expect(surgeOf(183, baseline, { atLeast: 200 })).toBeUndefined();
  });

  test("is looked for in each of the last five minutes", async () => {
    const at = (ago: number): World => ({ days, minutes: [[ago, "a", { count: 183 }]] });
    const when = { type: "surge", of: "type" } as const;
    for (const ago of [1, 5]) expect(await found({ when }, at(ago))).toEqual([["type/a", 183]]);
    expect(await found({ when }, at(6))).toEqual([]);
  });

  test("does not take an outlier for the usual, nor anything where there is no day before", async () => {
    const outlier = baselineOf([
      {
        kind: "type",
        id: "a",
        at: 0,
        counts: { ...noCounts, count: 1_000, activeMinutes: 100, peaks: [500, 40] },
      },
    ]);
    expect(outlier).toMatchObject({ maximum: 40 });
    expect(
      await found({ when: { type: "surge", of: "type" } }, { minutes: [[1, "a", { count: 9_999 }]] }),
    ).toEqual([]);
  });
});

describe("less than usual", () => {
  const days = [1, 2, 3].map((ago) => [ago, "a", { count: 10_000 }] as const);
  const usual = [1, 2, 3].map((ago) => [ago * 1_440 + 10, "a", { count: 400 }] as const);

  test("is a fall, by the same time of the days before", async () => {
    const when = { type: "fall", of: "type" } as const;
    expect(await found({ when }, { days, minutes: [...usual, [10, "a", { count: 79 }]] })).toEqual([
      ["type/a", 79],
    ]);
    expect(await found({ when }, { days, minutes: [...usual, [10, "a", { count: 80 }]] })).toEqual([]);
    expect(await found({ when }, { days, minutes: [] })).toEqual([]);
  });

  test("nothing at all is silence, of what usually has traffic", async () => {
    const when = { type: "silence", of: "type", minutes: 30 } as const;
    expect(await found({ when }, { days, minutes: [[31, "a", { count: 5 }]] })).toEqual([["type/a", 0]]);
    expect(await found({ when }, { days, minutes: [[30, "a", { count: 1 }]] })).toEqual([]);
    expect(await found({ when: { ...when, atLeast: 20_000 } }, { days })).toEqual([]);
  });
});

describe("a target", () => {
  const ago = (seconds: number) => NOW - seconds * 1_000;

  test("has a backlog when many wait and the oldest for long, unless somebody paused it", async () => {
    const alert = { when: { type: "backlog" } } as const;
    const target = { waiting: 10_001, waitingSince: ago(301) };
    expect(await found(alert, { targets: [target] })).toEqual([["target/wms", 10_001]]);
    for (const less of [{ waiting: 10_000 }, { waitingSince: ago(300) }, { paused: true }])
      expect(await found(alert, { targets: [{ ...target, ...less }] })).toEqual([]);
  });

  test("is blocked when attempts have no success for a minute", async () => {
    const alert = { when: { type: "blocked" } } as const;
    const target = { waiting: 5, waitingSince: ago(90), inFlight: 1 };
    expect(await found(alert, { targets: [target] })).toEqual([["target/wms", 5]]);
    expect(await found(alert, { targets: [{ ...target, waitingSince: ago(50) }] })).toEqual([]);
    expect(await found(alert, { targets: [target], minutes: [[1, "wms", { count: 3, failed: 2 }]] })).toEqual(
      [],
    );
    expect(
      await found(alert, { targets: [target], minutes: [[1, "wms", { count: 3, failed: 3 }]] }),
    ).toHaveLength(1);
  });

  test("with an open breaker is found", async () => {
    const alert = { when: { type: "breaker-open" } } as const;
    expect(await found(alert, { targets: [{ openSince: ago(5) }] })).toEqual([["target/wms", 5]]);
    expect(await found(alert, { targets: [{}] })).toEqual([]);
    expect(
      await found({ when: { type: "breaker-open", seconds: 60 } }, { targets: [{ openSince: ago(5) }] }),
    ).toEqual([]);
  });
});

test("a replay that does not get on for ten minutes is stuck", async () => {
  const replays = [601, 599].map((ago) => ({
    id: `r-${ago}`,
    name: "monday",
    progressAt: NOW - ago * 1_000,
  }));
  expect(await found({ when: { type: "replay-stuck" } }, { replays })).toEqual([["replay/r-601", 601]]);
});

test("more messages than 10,000 wait for a tap", async () => {
  const taps = [{ id: "many", lag: 10_001 }, { id: "few", lag: 10_000 }, { id: "untold" }];
  expect(await found({ when: { type: "tap-lag" } }, { taps })).toEqual([["source/many", 10_001]]);
  expect(await found({ when: { type: "tap-lag", waiting: 9_999 }, ignore: ["many"] }, { taps })).toEqual([
    ["source/few", 10_000],
  ]);
});

test("a tap that is not connected for a minute is broken", async () => {
  const taps = [59, 60].map((ago) => ({
    id: `t-${ago}`,
    failing: { since: NOW - ago * 1_000, detail: "Cannot connect" },
  }));
  expect(await found({ when: { type: "tap-broken" } }, { taps: [...taps, { id: "fine" }] })).toEqual([
    ["source/t-60", 60],
  ]);
});

test.for([
  ["08:00-20:00", "07:59", false],
  ["08:00-20:00", "08:00", true],
  ["08:00-20:00", "20:00", false],
  ["22:00-06:00", "23:30", true],
  ["22:00-06:00", "05:59", true],
  ["22:00-06:00", "12:00", false],
] as const)("active %s, at %s it is looked at: %s", ([activeHours, time, active]) => {
  const alert = { id: "a", when: { type: "backlog" }, activeHours } as const;
  expect(isActive(alert, Date.parse(`2026-01-15T${time}:00Z`))).toBe(active);
  expect(isActive({ ...alert, timeZone: "Asia/Shanghai" }, Date.parse(`2026-01-15T${time}:00+08:00`))).toBe(
    active,
  );
  expect(isActive({ ...alert, enabled: false }, Date.parse(`2026-01-15T${time}:00Z`))).toBe(false);
});

test.for([
  [1, 'type "paid" had 1 failure in 5 min (> 0)'],
  [2, 'type "paid" had 2 failures in 5 min (> 0)'],
] as const)("%i of something is said as one says it", async ([failed, sentence]) => {
  const when = { type: "total", of: "type", measure: "failed", value: 0, minutes: 5 } as const;
  const found = await evaluate({ id: "a", when }, readingsOf({ minutes: [[1, "paid", { failed }]] }));
  expect(found.map((one) => one.sentence)).toEqual([sentence]);
});

test("one delivery waits, and two wait", async () => {
  const when = { type: "backlog", waiting: 0, seconds: 1 } as const;
  const targets = [1, 2].map((waiting) => ({ id: `t${waiting}`, waiting, waitingSince: NOW - MINUTE }));
  const found = await evaluate({ id: "a", when }, readingsOf({ targets }));
  expect(found.map(({ sentence }) => sentence)).toEqual([
    '1 delivery waits for target "t1", the oldest for 60 s',
    '2 deliveries wait for target "t2", the oldest for 60 s',
  ]);
});
