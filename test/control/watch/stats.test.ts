import { beforeEach, describe, expect, test } from "vitest";
import { type Counts, noCounts } from "../../../functions/core/stats/counts.ts";
import { minuteOf } from "../../../functions/core/stats/delta.ts";
import { NOW } from "../../support/build.ts";
import { memoryStats } from "../../support/memory-watch.ts";
import { apiOver, controlPorts } from "../api.ts";

const DAY_MS = 86_400_000;

let stats: ReturnType<typeof memoryStats>;
let api: ReturnType<typeof apiOver>;
beforeEach(() => {
  stats = memoryStats();
  api = apiOver(controlPorts({ stats }));
});
let deltas = 0;
const counted = (minutesAgo: number, id: string, parts: Partial<Counts>) =>
  stats.add({
    id: String(++deltas),
    minute: minuteOf(NOW) - minutesAgo,
    rows: [["target", id, { ...noCounts, ...parts }]],
  });
const points = (answer: { body: unknown }) =>
  (answer.body as { points: { at: string; count: number }[] }).points.map(({ at, count }) => [at, count]);
const minute = (ago: number) => new Date((minuteOf(NOW) - ago) * 60_000).toISOString();

describe("a series", () => {
  test("has counts, failures by code and percentiles, a point a minute", async () => {
    await counted(1, "warehouse", {
      ...{ count: 100, bytes: 5_000, failed: 3, retried: 2, dead: 1, sumMs: 1_500, maxMs: 480.5 },
      ...{ buckets: { 2: 90, 12: 9, 33: 1 }, errors: { "target-timeout": 3 } },
    });
    const { status, body } = await api("GET /api/stats?kind=target&id=warehouse", { as: "viewer" });
    expect([status, body]).toEqual([
      200,
      {
        ...{ kind: "target", id: "warehouse", step: "1m" },
        points: [
          {
            ...{ at: minute(1), count: 100, bytes: 5_000, failed: 3, retried: 2, dead: 1 },
            errors: { "target-timeout": 3 },
            ...{ avg: 15, p50: 2, p90: 2, p99: 20, max: 480.5 },
          },
        ],
      },
    ]);
  });

  test("of what was counted without a latency has none", async () => {
    await counted(1, "warehouse", { failed: 1 });
    const { body } = await api("GET /api/stats?kind=target&id=warehouse");
    expect(body).toMatchObject({
      points: [{ count: 0, failed: 1, avg: null, p50: null, p99: null, max: null }],
    });
  });

  test("is of the last hour, or of the range that is asked for", async () => {
    for (const ago of [0, 1, 59, 60, 61]) await counted(ago, "warehouse", { count: 1 });
    const ask = (more = "") => api(`GET /api/stats?kind=target&id=warehouse${more}`);
    expect(points(await ask()).length).toBeGreaterThanOrEqual(3);
    expect(points(await ask(`&from=${minute(61)}&until=${minute(59)}`))).toEqual([
      [minute(61), 1],
      [minute(60), 1],
    ]);
  });

  test("lies beside that of days before", async () => {
    for (const days of [0, 1, 7]) await counted(5 + days * 1_440, "warehouse", { count: days + 1 });
    const { body } = await api("GET /api/stats?kind=target&id=warehouse&before=1,7");
    expect(body).toMatchObject({
      points: [{ count: 1 }],
      before: [
        { days: 1, points: [{ at: new Date(Date.parse(minute(5)) - DAY_MS).toISOString(), count: 2 }] },
        { days: 7, points: [{ count: 8 }] },
      ],
    });
  });

  test.for([
    ["?id=a", "/kind"],
    ["?kind=target", "/id"],
    ["?kind=targets&id=a", "/kind"],
    ["?kind=target&id=a&step=5m", "/step"],
    ["?kind=target&id=a&before=0", "/before"],
    ["?kind=target&id=a&from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z", "/from"],
    ["?kind=target&id=a&from=2020-01-01T00:00:00Z", "/step"],
  ])("with %s is refused, naming %s", async ([query, pointer]) => {
    const { status, body } = await api(`GET /api/stats${query}`);
    expect([status, body]).toMatchObject([400, { code: "request-invalid", errors: [{ pointer }] }]);
  });
});

test("the top of a kind comes with the most first", async () => {
  await counted(1, "a", { count: 5, failed: 1 });
  await counted(2, "b", { count: 3, failed: 3 });
  await counted(2, "a", { count: 1 });
  const ids = async (more: string) =>
    (
      (await api(`GET /api/stats/top?kind=target${more}`)).body as unknown as {
        items: { id: string; count: number }[];
      }
    ).items.map(({ id, count }) => [id, count]);
  expect(await ids("")).toEqual([
    ["a", 6],
    ["b", 3],
  ]);
  expect(await ids("&by=failed&limit=1")).toEqual([["b", 3]]);
});
