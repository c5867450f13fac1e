import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";
import { type Answer, fakeApi, refusal } from "../support/fake-api.ts";

let api: Awaited<ReturnType<typeof fakeApi>> | undefined;
afterEach(async () => {
  await api?.close();
});

async function run(args: readonly string[], answers: Readonly<Record<string, Answer>>) {
  api = await fakeApi(answers);
  return { ...(await signalbox(args, { env: api.env })), asked: api.asked };
}

const event = {
  id: "42",
  source: "/shop",
  type: "shop.order.paid",
  bus: "default",
  receivedAt: "2026-01-31T10:00:00.123Z",
  publisher: "loopback",
  schema: { status: "valid", schema: "shop.order.paid.v1" },
};

describe("events", () => {
  test("asks with the filters and the token, and shows a table", async () => {
    const { code, stdout, stderr, asked } = await run(
      ["events", "--type", "shop.order.paid", "--from", "2026-01-31", "--limit", "1"],
      { "GET /api/events": { items: [event], next: "c2" } },
    );
    expect(asked[0]?.what).toBe("GET /api/events?type=shop.order.paid&limit=1&from=2026-01-31T00:00:00.000Z");
    expect(asked[0]?.headers.authorization).toBe("Bearer secret-token");
    expect(stdout).toBe(
      "received                 id  type             source  schema\n" +
        "2026-01-31 10:00:00.123  42  shop.order.paid  /shop   valid\n",
    );
    expect(stderr).toBe("There are more: --cursor c2\n");
    expect(code).toBe(0);
  });

  test("--json prints what was answered", async () => {
    const { stdout } = await run(["events", "--json"], { "GET /api/events": { items: [event], next: "c2" } });
    expect(JSON.parse(stdout)).toEqual({ items: [event], next: "c2" });
  });

  test("by id prints the event to the letter", async () => {
    const raw = '{"specversion":"1.0","id":"a b","n":12345678901234567890}';
    const { stdout, asked } = await run(["events", "a b"], { "GET /api/events/a b": { ...event, raw } });
    expect(stdout).toBe(`${raw}\n`);
    expect(asked[0]?.what).toBe("GET /api/events/a b");
  });

  test("says so when there are none", async () => {
    const { stdout, code } = await run(["events"], { "GET /api/events": { items: [] } });
    expect(stdout).toBe("No events.\n");
    expect(code).toBe(0);
  });
});

const attempt = {
  number: 1,
  at: "2026-01-31T10:00:00.130Z",
  latencyMs: 12,
  status: 503,
  error: { code: "target-failed", detail: "it answered 503" },
};
const delivery = {
  id: "d-1",
  status: "dead",
  bus: "default",
  rule: "large-orders",
  ruleVersion: 2,
  target: "warehouse",
  event: { id: "42", source: "/shop", type: "shop.order.paid" },
  createdAt: "2026-01-31T10:00:00.125Z",
  endedAt: "2026-01-31T10:00:01.000Z",
  attempts: [attempt],
  reason: { code: "attempts-exhausted", detail: "all 1 attempts failed" },
};

describe("deliveries", () => {
  test("asks with the filters, and shows why they are dead", async () => {
    const { stdout, asked } = await run(
      ["deliveries", "--status", "dead", "--target", "warehouse", "--event", "42"],
      {
        "GET /api/deliveries": { items: [delivery] },
      },
    );
    expect(asked[0]?.what).toBe("GET /api/deliveries?target=warehouse&eventId=42&status=dead&limit=20");
    expect(stdout).toContain(
      "d-1  dead    42     large-orders  warehouse      1  attempts-exhausted: all 1 attempts failed",
    );
  });

  test("by id tells each attempt", async () => {
    const { stdout } = await run(["deliveries", "d-1"], { "GET /api/deliveries/d-1": delivery });
    expect(stdout).toBe(
      [
        "d-1  dead",
        "  event   42  shop.order.paid  /shop",
        "  rule    large-orders version 2",
        "  target  warehouse",
        "  2026-01-31 10:00:00.130  try 1  ✗ 503  12 ms  target-failed: it answered 503",
        "  why     attempts-exhausted  all 1 attempts failed",
        "",
      ].join("\n"),
    );
  });
});

test("dead-letters shows those with their reasons", async () => {
  const { stdout, asked } = await run(["dead-letters", "--rule", "large-orders"], {
    "GET /api/dead-letters": { items: [delivery] },
  });
  expect(asked[0]?.what).toBe("GET /api/dead-letters?rule=large-orders&limit=20");
  expect(stdout).toContain("attempts-exhausted: all 1 attempts failed");
});

test("ordered-keys shows what waits, and behind what", async () => {
  const key = { key: '"A-17"', state: "blocked", waiting: 2, rule: "orders", target: "warehouse" };
  const { stdout, asked } = await run(["ordered-keys", "--state", "blocked"], {
    "GET /api/ordered-keys": { items: [{ ...key, delivery: "d-1", since: "2026-01-31T10:00:00Z" }] },
  });
  expect(asked[0]?.what).toBe("GET /api/ordered-keys?state=blocked&limit=20");
  expect(stdout).toContain('"A-17"  blocked        2  orders  warehouse  d-1');
});

test("quarantine shows what a schema refused, and why", async () => {
  const problems = [
    { pointer: "/data/amount", keyword: "type", expected: "a number", actual: '"80"' },
    { pointer: "/data", keyword: "required", expected: "an object with country" },
  ];
  const schema = { status: "quarantined", schema: "shop.order.paid.v1", problems };
  const { stdout } = await run(["quarantine", "--type", "shop.order.paid"], {
    "GET /api/quarantine": { items: [{ id: "q-1", event: { ...event, schema } }] },
  });
  expect(stdout).toContain(
    'q-1    42     shop.order.paid  /shop   shop.order.paid.v1  /data/amount must be a number, but is "80" (+1)',
  );
});

describe("trace", () => {
  const journal = {
    event,
    items: [
      { kind: "accepted", at: "2026-01-31T10:00:00.123Z", publisher: "loopback", schema: event.schema },
      {
        kind: "routed",
        at: "2026-01-31T10:00:00.125Z",
        verdicts: [
          { rule: "large-orders", version: 2, matched: true },
          {
            rule: "from-us",
            version: 1,
            matched: false,
            reason: {
              path: "data.country",
              operator: "equals",
              expected: "US",
              actual: "DE",
              sentence: 'Rule from-us did not match: data.country is "DE", wanted "US".',
            },
          },
          {
            rule: "refunds",
            version: 1,
            matched: false,
            reason: { path: "type", sentence: "Rule refunds did not match: type." },
          },
        ],
      },
      {
        kind: "attempt",
        at: attempt.at,
        delivery: "d-1",
        rule: "large-orders",
        target: "warehouse",
        attempt,
        outcome: "retrying",
      },
      {
        kind: "attempt",
        at: "2026-01-31T10:00:01.623Z",
        delivery: "d-1",
        rule: "large-orders",
        target: "warehouse",
        attempt: { number: 2, at: "2026-01-31T10:00:01.623Z", latencyMs: 9, status: 200 },
        outcome: "delivered",
      },
    ],
  };

  test("draws the story of an event", async () => {
    const { stdout, code } = await run(["trace", "42"], {
      "GET /api/events/42/journal": journal,
      "GET /api/deliveries": { items: [] },
    });
    expect(stdout).toBe(
      [
        "42  shop.order.paid  /shop",
        "├─ 2026-01-31 10:00:00.123  accepted from loopback",
        "│    schema shop.order.paid.v1: valid",
        "├─ +2 ms  routed: 1 of 3 rules matched",
        "│    ✓ large-orders version 2",
        '│    ✗ Rule from-us did not match: data.country is "DE", wanted "US".',
        "│    1 more rule is for other types (--all tells)",
        "└─ large-orders → warehouse  delivered  d-1",
        "        +7 ms  try 1  ✗ 503  12 ms  target-failed: it answered 503",
        "       +1.5 s  try 2  ✓ 200  9 ms",
        "",
      ].join("\n"),
    );
    expect(code).toBe(0);
  });

  test("says so when an event is not routed yet", async () => {
    const { stdout } = await run(["trace", "42"], {
      "GET /api/events/42/journal": { event, items: journal.items.slice(0, 1) },
      "GET /api/deliveries": { items: [] },
    });
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("└─ not routed yet");
  });

  test("says so when an event is in quarantine", async () => {
    const problems = [{ pointer: "/amount", keyword: "type", expected: "a number", actual: '"x"' }];
    const schema = { status: "quarantined", schema: "shop.order.paid.v1", problems };
    const item = {
      kind: "quarantined",
      at: "2026-01-31T10:00:00.123Z",
      publisher: "loopback",
      schema,
      entry: "7",
    };
    const { stdout } = await run(["trace", "42"], {
      "GET /api/events/42/journal": { event: { ...event, schema }, items: [item] },
      "GET /api/deliveries": { items: [] },
    });
    expect(stdout).toBe(
      [
        "42  shop.order.paid  /shop",
        "└─ 2026-01-31 10:00:00.123  quarantined from loopback, as entry 7",
        "     schema shop.order.paid.v1: quarantined",
        '       /amount must be a number, but is "x"',
        "",
      ].join("\n"),
    );
  });

  test("asks for the event of one bus, and tells of the deliveries on it alone", async () => {
    const elsewhere = { ...delivery, id: "d-2", bus: "audit", attempts: [] };
    const { stdout, asked } = await run(["trace", "42", "--bus", "default"], {
      "GET /api/events/42/journal": { event, items: journal.items.slice(0, 2) },
      "GET /api/deliveries": { items: [{ ...delivery, attempts: [] }, elsewhere] },
    });
    expect(asked[0]!.what).toBe("GET /api/events/42/journal?bus=default");
    expect(stdout).toContain("d-1");
    expect(stdout).not.toContain("d-2");
  });

  test("tells of deliveries that wait and were not tried", async () => {
    const waiting = {
      ...delivery,
      status: "waiting",
      attempts: [],
      dueAt: "2026-01-31T10:00:00.125Z",
      reason: { code: "state-conflict", detail: "the target is paused" },
    };
    const { stdout } = await run(["trace", "42"], {
      "GET /api/events/42/journal": { event, items: journal.items.slice(0, 2) },
      "GET /api/deliveries": { items: [waiting] },
    });
    expect(stdout).toContain("└─ large-orders → warehouse  waiting  d-1\n     the target is paused\n");
  });

  test("an event that is not there is told with its code", async () => {
    const detail = 'Cannot find event "43": it is not in the archive';
    const { code, stderr, stdout } = await run(["trace", "43"], {
      "GET /api/events/43/journal": refusal(404, { code: "not-found", detail }),
    });
    expect(stderr).toBe(
      `not-found  ${detail}\nThe detail says what was looked for; lists show what there is.\n`,
    );
    expect(stdout).toBe("");
    expect(code).toBe(1);
  });
});

describe("tail", () => {
  function stream(...messages: string[]): Answer {
    return (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("retry: 3000\n\n: still here\n\n");
      for (const message of messages) response.write(`${message}\n\n`);
      response.end();
    };
  }
  const routed = { ...event, rules: ["large-orders"], event: { data: { amount: 250 } } };

  test("shows events as they are routed, until the stream ends", async () => {
    const { stdout, stderr, asked, code } = await run(["tail", "--rule", "large-orders", "--payload"], {
      "GET /api/tail": stream(`data: ${JSON.stringify(routed)}`, 'event: missed\ndata: {"events":3}'),
    });
    expect(asked[0]?.what).toBe("GET /api/tail?rule=large-orders");
    expect(stdout).toBe(
      '2026-01-31 10:00:00.123  shop.order.paid  /shop  42  → large-orders\n    {"amount":250}\n',
    );
    expect(stderr).toContain("… 3 events left out");
    expect(code).toBe(0);
  });

  test("a stream that is cut is told, and 3", async () => {
    const { stdout, stderr, code } = await run(["tail"], {
      "GET /api/tail": (response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(`data: ${JSON.stringify(routed)}\n\n`, () => response.destroy());
      },
    });
    expect(stdout).toContain("→ large-orders");
    expect(stderr).toContain(`cannot-reach  Cannot go on reading from ${api?.url}: the connection was cut`);
    expect(code).toBe(3);
  });

  test("--json prints one event a line", async () => {
    const { stdout } = await run(["tail", "--json"], {
      "GET /api/tail": stream(`data: ${JSON.stringify(routed)}`, `data: ${JSON.stringify(routed)}`),
    });
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([routed, routed]);
  });
});

const RESUME =
  "Resume it when the reason is gone: POST /api/targets/warehouse/resume. What need not go out any more: `signalbox skip warehouse`.";
const REDRIVE = "Mend the cause below, then `signalbox redrive --target warehouse`.";

/** What docs/cli.md shows that a command prints. */
function docExample(typed: string): string | undefined {
  const page = readFileSync(new URL("../../docs/cli.md", import.meta.url), "utf8");
  return page
    .split("```console\n")
    .find((part) => part.startsWith(`$ signalbox ${typed}\n`))
    ?.split(/\n(.*)```/s)[1];
}

test("diagnose says what is the matter, what to do, and what it is known by", async () => {
  const diagnosis = {
    about: "target/warehouse",
    findings: [
      { level: "bad", sentence: "It is paused since 5 min by Ada; 7 deliveries wait.", todo: RESUME },
      { level: "warn", sentence: "There is 1 dead letter of it.", todo: REDRIVE },
    ],
    errors: [
      {
        ...{
          code: "target-failed",
          status: 503,
          count: 12,
          detail: "it answered 503: busy",
          delivery: "d-1",
        },
        ...{ firstAt: "2026-01-31T10:00:00.000Z", lastAt: "2026-01-31T10:05:00.000Z" },
      },
    ],
    underWay: [],
    changes: [
      { at: "2026-01-31T10:00:00.000Z", what: "opened", failures: 10 },
      { at: "2026-01-31T10:01:00.000Z", what: "paused", by: "Ada" },
    ],
  };
  const { stdout, code } = await run(["diagnose", "target", "warehouse"], {
    "GET /api/targets/warehouse/diagnose": diagnosis,
  });
  expect(stdout).toBe(docExample("diagnose target warehouse"));
  expect(code).toBe(0);
});
