import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { sparkline } from "../../cli/stat-lines.ts";
import { timeAhead } from "../../cli/time.ts";
import { signalbox } from "../support/cli.ts";
import { type Answer, fakeApi } from "../support/fake-api.ts";

let api: Awaited<ReturnType<typeof fakeApi>> | undefined;
afterEach(async () => {
  await api?.close();
});

async function run(args: readonly string[], answers: Readonly<Record<string, Answer>>) {
  api = await fakeApi(answers);
  return { ...(await signalbox(args, { env: api.env })), asked: api.asked };
}

const point = {
  ...{ at: "2026-01-31T10:00:00.000Z", count: 500, bytes: 60_000, failed: 0, retried: 0, dead: 0 },
  ...{ avg: 5.1, p50: 4, p90: 9, p99: 20, max: 31, errors: {} },
};
const points = [
  point,
  { ...point, at: "2026-01-31T10:01:00.000Z", count: 900, bytes: 90_000, p99: 25, max: 40 },
  {
    ...{
      ...point,
      at: "2026-01-31T10:03:00.000Z",
      count: 120,
      bytes: 14_400,
      failed: 3,
      retried: 2,
      dead: 1,
    },
    ...{ p50: 5, p90: 35, p99: 2_000, max: 10_000 },
    errors: { "target-failed": 1, "target-timeout": 2 },
  },
  {
    ...{ ...point, at: "2026-01-31T10:05:00.000Z", count: 10, bytes: 1_200 },
    ...{ p50: 4, p90: 10, p99: 10, max: 9.6 },
  },
];
const series = { kind: "target", id: "warehouse", step: "1m", points };

describe("stats", () => {
  const typed = "stats target warehouse --from 2026-01-31T10:00:00Z --until 2026-01-31T10:06:00Z";

  test("draws the counts and shows each span with its failures and latencies, as docs/cli.md has it", async () => {
    const page = readFileSync(new URL("../../docs/cli.md", import.meta.url), "utf8");
    const { stdout, asked, code } = await run(typed.split(" "), { "GET /api/stats": series });
    expect(asked[0]?.what).toBe(
      "GET /api/stats?kind=target&id=warehouse&step=1m&from=2026-01-31T10:00:00.000Z&until=2026-01-31T10:06:00.000Z",
    );
    expect(page).toContain(`\`\`\`console\n$ signalbox ${typed}\n${stdout}\`\`\``);
    expect(code).toBe(0);
  });

  test("draws days before over the same spans", async () => {
    const before = [{ days: 1, points: [{ ...point, at: "2026-01-30T10:05:00.000Z", count: 7 }] }];
    const { stdout, asked } = await run([...typed.split(" "), "--before", "1"], {
      "GET /api/stats": { ...series, before },
    });
    expect(asked[0]?.what).toContain("&before=1");
    expect(stdout.split("\n").slice(1, 3)).toEqual(["▕▅█ ▂ ▁▏ 1,530", "▕     █▏ 7 1 day before"]);
  });

  test("is of the last 60 spans when nobody says otherwise", async () => {
    const { asked } = await run(["stats", "source", "/shop", "--step", "1d"], {
      "GET /api/stats": { kind: "source", id: "/shop", step: "1d", points: [] },
    });
    const { searchParams } = new URL(asked[0]!.what.slice("GET ".length), "http://signalbox");
    const [from, until] = ["from", "until"].map((name) => Date.parse(searchParams.get(name)!));
    expect(until! - from!).toBe(60 * 86_400_000);
  });

  test("says so when nothing was counted", async () => {
    const { stdout } = await run(typed.split(" "), { "GET /api/stats": { ...series, points: [] } });
    expect(stdout).toContain("▕      ▏ 0\n\nNothing was counted.\n");
  });

  test("of a kind that there is not is wrong use", async () => {
    const { code, stderr } = await signalbox(["stats", "targets", "warehouse"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("bus, source, producer")]);
  });

  test("--json prints what was answered", async () => {
    const { stdout } = await run([...typed.split(" "), "--json"], { "GET /api/stats": series });
    expect(JSON.parse(stdout)).toEqual(series);
  });
});

test.for<[readonly number[], string]>([
  [[], ""],
  [[0, 0], "  "],
  [[1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"],
  [[0, 1, 1_000], " ▁█"],
  [Array.from({ length: 120 }, (_, i) => (i < 2 ? 1 : 0)), `█${" ".repeat(59)}`],
])("the sparkline of %j is %j", ([values, line]) => {
  expect(sparkline(values)).toBe(line);
});

describe("top", () => {
  const items = [
    { ...point, id: "warehouse", failed: 3, errors: { "target-timeout": 3 } },
    { ...point, id: "crm", failed: 1, errors: { "target-failed": 1 } },
  ];

  test("lists the most first, of what is asked for", async () => {
    const { stdout, asked } = await run(
      ["top", "target", "--by", "failed", "--from", "2026-01-31", "--until", "2026-02-01", "--limit", "2"],
      { "GET /api/stats/top": { items } },
    );
    expect(asked[0]?.what).toBe(
      "GET /api/stats/top?kind=target&by=failed&limit=2&from=2026-01-31T00:00:00.000Z&until=2026-02-01T00:00:00.000Z",
    );
    expect(stdout).toBe(
      [
        "target     count  bytes  failed  p50   p90   p99    max    why",
        "warehouse    500  60000       3  4 ms  9 ms  20 ms  31 ms  target-timeout 3",
        "crm          500  60000       1  4 ms  9 ms  20 ms  31 ms  target-failed 1",
        "",
      ].join("\n"),
    );
  });

  test("is of types by their count when nobody says otherwise", async () => {
    const { stdout, asked } = await run(["top"], { "GET /api/stats/top": { items: [] } });
    expect(asked[0]?.what).toContain("?kind=type&by=count&limit=20&from=");
    expect(stdout).toBe("Nothing was counted.\n");
  });

  test("looks again and again with --watch, until it cannot", async () => {
    let looks = 0;
    const { stdout, code, asked } = await run(["top", "target", "--watch", "1"], {
      "GET /api/stats/top": (response) => {
        looks++;
        if (looks > 2) response.destroy();
        else response.writeHead(200).end(JSON.stringify({ items: items.slice(0, looks) }));
      },
    });
    expect([code, asked.length]).toEqual([3, 3]);
    expect(stdout.match(/^warehouse /gm)).toHaveLength(2);
    expect(stdout.match(/^targets by count since 1h, at /gm)).toHaveLength(2);
  });
});

describe("alerts", () => {
  const state = {
    ...{ alert: "dead-letters", resource: "target/warehouse", status: "firing", severity: "critical" },
    ...{ since: "2026-01-31T10:00:00.000Z", value: 3, threshold: 0, notices: 1 },
    sentence: 'target "warehouse" had 3 dead letters in 60 min (> 0)',
  };

  test("lists what is so, since when, and who is at it", async () => {
    const acknowledged = { by: "Ada", at: "2026-01-31T10:05:00.000Z" };
    const silencedUntil = "2026-02-01T00:00:00.000Z";
    const { stdout, asked } = await run(["alerts", "--status", "firing", "--alert", "dead-letters"], {
      "GET /api/alerts": {
        items: [state, { ...state, acknowledged }, { ...state, acknowledged, silencedUntil }],
      },
    });
    expect(asked[0]?.what).toBe("GET /api/alerts?status=firing&alert=dead-letters&limit=20");
    const line =
      '2026-01-31 10:00:00.000  firing  critical  dead-letters  target/warehouse  target "warehouse" had 3 dead letters in 60 min (> 0)';
    expect(stdout.split("\n").slice(1, 4)).toEqual([
      line,
      `${line}  Ada, who is at it`,
      `${line}  nobody until 2026-02-01 00:00:00.000`,
    ]);
  });

  test("says so when there are none", async () => {
    const { stdout } = await run(["alerts"], { "GET /api/alerts": { items: [] } });
    expect(stdout).toBe("No alerts: all is as it should be.\n");
  });

  test("acknowledge names the alert and the resource", async () => {
    const { asked, stdout } = await run(["alerts", "acknowledge", "dead-letters", "target/warehouse"], {
      "POST /api/alerts/acknowledge": state,
    });
    expect(JSON.parse(asked[0]!.body)).toEqual({ alert: "dead-letters", resource: "target/warehouse" });
    expect(stdout).toBe(
      "Acknowledged: dead-letters of target/warehouse is told no more until it has cleared.\n",
    );
  });

  test("silence says until when", async () => {
    const args = ["alerts", "silence", "blocked", "target/warehouse", "--until", "2030-01-01"];
    const { asked, stdout } = await run(args, { "POST /api/alerts/silence": state });
    expect(JSON.parse(asked[0]!.body)).toMatchObject({ alert: "blocked", until: "2030-01-01T00:00:00.000Z" });
    expect(stdout).toContain("before 2030-01-01 00:00:00.000.\n");
  });
});

test.for([
  ["2h", "2026-01-31T12:00:00.000Z"],
  ["30m", "2026-01-31T10:30:00.000Z"],
  ["now", "2026-01-31T10:00:00.000Z"],
  ["2026-02-01", "2026-02-01T00:00:00.000Z"],
])("a time to come, %s, is %s", ([typed, time]) => {
  expect(timeAhead(typed!, Date.parse("2026-01-31T10:00:00Z"))).toBe(time);
});
