import type { ScheduledEvent } from "aws-lambda";
import { beforeEach, describe, expect, test } from "vitest";
import { noCounts } from "../functions/core/stats/counts.ts";
import { MINUTE_MS } from "../functions/core/stats/delta.ts";
import { seriesOf, topOf } from "../functions/core/stats/series.ts";
import { sendersOf } from "../functions/core/people/producers.ts";
import { statsFunction } from "../functions/stats.ts";
import { aContext } from "./support/http-event.ts";
import { memoryStats, noBrokers } from "./support/memory-watch.ts";

/** 2026-01-05T00:00Z in minutes. */
const MIDNIGHT = Date.UTC(2026, 0, 5) / MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

let stats: ReturnType<typeof memoryStats>;
let now: number;
let handler: ReturnType<typeof statsFunction>;
beforeEach(() => {
  stats = memoryStats();
  now = MIDNIGHT;
  handler = statsFunction({ stats, brokers: noBrokers, clock: () => now * MINUTE_MS });
});
const run = () => handler({} as ScheduledEvent, aContext);
let deltas = 0;
const count = (minute: number, count: number, id = "large-orders") =>
  stats.add({
    id: String(++deltas),
    minute,
    rows: [["rule", id, { ...noCounts, count, bytes: 100 * count }]],
  });
const series = async (step: "1m" | "1h" | "1d", from: number, until: number) =>
  (
    await seriesOf(
      { kind: "rule", id: "large-orders", step, from: from * MINUTE_MS, until: until * MINUTE_MS },
      stats,
    )
  ).map(({ at, counts }) => [at / MINUTE_MS - MIDNIGHT, counts.count]);

describe("the stats function", () => {
  test("folds minutes for good when they are two minutes over", async () => {
    await count(now, 1);
    await count(now, 2);
    now += 2;
    expect(await run()).toEqual({ folded: MIDNIGHT });
    expect(await stats.rows({ step: "1m", from: 0, until: Infinity })).toEqual([]);
    now += 1;
    expect(await run()).toEqual({ folded: MIDNIGHT + 1 });
    expect(await stats.rows({ step: "1m", from: 0, until: Infinity })).toMatchObject([
      { counts: { count: 3 } },
    ]);
  });

  test("changes nothing when it runs again", async () => {
    await count(now, 3);
    now += 5;
    await run();
    await stats.setFolded(MIDNIGHT - 10);
    await run();
    expect(await series("1m", MIDNIGHT, now)).toEqual([[0, 3]]);
  });

  test("makes hours and days of minutes", async () => {
    for (const minute of [1, 59, 60, 1_439, 1_440]) await count(MIDNIGHT + minute, 1);
    for (now = MIDNIGHT + 3; now <= MIDNIGHT + 1_450; now += 7) await run();
    const hours = await stats.rows({ step: "1h", from: 0, until: Infinity });
    expect(hours.map(({ at, counts }) => [at / HOUR_MS - MIDNIGHT / 60, counts.count])).toEqual([
      [0, 2],
      [1, 1],
      [23, 1],
    ]);
    expect(await stats.rows({ step: "1d", from: 0, until: Infinity })).toMatchObject([
      { counts: { count: 4 } },
    ]);
  });

  test("catches up after a long sleep, some hours at a time", async () => {
    for (let minute = 0; minute < 500; minute++) await count(MIDNIGHT + minute, 1);
    now += 1_000;
    const marks: number[] = [];
    for (let last = -1; last !== (last = (await run()).folded); ) marks.push(last - MIDNIGHT);
    expect(marks).toEqual([180, 360, 998]);
    expect((await series("1h", MIDNIGHT, now)).map(([, sum]) => sum)).toEqual([
      60, 60, 60, 60, 60, 60, 60, 60, 20,
    ]);
  });

  test.each([10, 90, 150, 400])("loses no counts to a clock that is set back by %d minutes", async (back) => {
    const from = MIDNIGHT - 120 - 60 * Math.ceil(back / 60);
    const counted = MIDNIGHT - from;
    for (now = from; now < MIDNIGHT; now++) {
      await count(now, 1);
      await run();
    }
    now -= back;
    for (let minute = 0; minute < back + 10; minute++, now++) {
      await count(now, 10);
      await run();
    }
    const total = (await series("1m", from, now)).reduce((sum, [, one]) => sum + one!, 0);
    expect(total).toBe(counted + 10 * (back + 10));
    const hours = await stats.rows({ step: "1h", from: from * MINUTE_MS, until: MIDNIGHT * MINUTE_MS });
    const early = await series("1m", from, MIDNIGHT);
    expect(hours.reduce((sum, { counts }) => sum + counts.count, 0)).toBe(
      early.reduce((sum, [, counted]) => sum + counted!, 0),
    );
  });

  test("counts no minute twice that a clock repeats a second time, nor when a fold is done again", async () => {
    const start = now;
    for (const times of [1, 2, 3]) {
      await count(start + 5, 1);
      now = start + 10;
      for (let again = 0; again < 3; again++) await run();
      expect(await series("1m", start, start + 9)).toEqual([[5, times]]);
      // By then its deltas are forgotten.
      now = start + 310;
      await run();
      expect(await stats.minutes(0)).toEqual([]);
    }
    expect(await series("1h", start, start + 60)).toEqual([[0, 3]]);
  });

  test("forgets deltas after two hours and minutes after 30 days", async () => {
    await count(now, 1);
    now += 10;
    await run();
    now += 120;
    await run();
    expect(await stats.minutes(0)).toEqual([]);
    expect(await series("1m", MIDNIGHT, now)).toEqual([[0, 1]]);
    now = MIDNIGHT + 30 * 1_440;
    await run();
    expect(await series("1m", MIDNIGHT, MIDNIGHT + 10)).toEqual([[0, 1]]);
    now += 1;
    await run();
    expect(await series("1m", MIDNIGHT, MIDNIGHT + 10)).toEqual([]);
    expect(await series("1d", MIDNIGHT, MIDNIGHT + 10)).toEqual([[0, 1]]);
  });
});

test("who published is kept in days without the addresses", async () => {
  const senders = sendersOf(
    { client: "curl/8", address: "10.0.0.1" },
    { at: now * MINUTE_MS, sources: ["/shop"] },
  );
  await stats.add({ id: "a", minute: now, rows: [["producer", "shop", { ...noCounts, count: 1, senders }]] });
  now += 1_450;
  for (let last = -1; last !== (last = (await run()).folded); );
  const kept = async (step: "1h" | "1d") =>
    (await stats.rows({ step, from: 0, until: Infinity })).map(({ counts }) => counts.senders);
  expect(await kept("1h")).toEqual([senders]);
  expect(await kept("1d")).toEqual([{ ...senders, addresses: {} }]);
});

describe("a series", () => {
  test("has what is not folded yet as well", async () => {
    for (const minute of [0, 1, 5, 6]) await count(MIDNIGHT + minute, minute + 1);
    now += 5;
    await run();
    expect(await series("1m", MIDNIGHT, MIDNIGHT + 7)).toEqual([
      [0, 1],
      [1, 2],
      [5, 6],
      [6, 7],
    ]);
    expect(await series("1h", MIDNIGHT + 3, MIDNIGHT + 7)).toEqual([[0, 16]]);
    expect(await series("1d", MIDNIGHT + 3, MIDNIGHT + 7)).toEqual([[0, 16]]);
  });

  test("keeps to its range", async () => {
    for (const minute of [0, 1, 2]) await count(MIDNIGHT + minute, 1);
    expect(await series("1m", MIDNIGHT + 1, MIDNIGHT + 2)).toEqual([[1, 1]]);
  });
});

test("the top of a kind is by the sum over the range", async () => {
  await count(MIDNIGHT, 5, "a");
  await count(MIDNIGHT + 1, 1, "a");
  await count(MIDNIGHT + 1, 7, "b");
  await count(MIDNIGHT + 1, 2, "c");
  const range = {
    kind: "rule",
    step: "1m",
    from: MIDNIGHT * MINUTE_MS,
    until: (MIDNIGHT + 2) * MINUTE_MS,
  } as const;
  const top = await topOf({ ...range, by: "bytes", limit: 2 }, stats);
  expect(top.map(({ id, counts }) => [id, counts.bytes])).toEqual([
    ["b", 700],
    ["a", 600],
  ]);
});
