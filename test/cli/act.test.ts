import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CliRun, signalbox } from "../support/cli.ts";
import { type Answer, type Asked, fakeApi, refusal } from "../support/fake-api.ts";

let api: Awaited<ReturnType<typeof fakeApi>> | undefined;
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-cli-"));
});
afterEach(async () => {
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Run extends CliRun {
  readonly asked: readonly Asked[];
}

async function run(
  args: readonly string[],
  answers: Readonly<Record<string, Answer>>,
  { stdin = "" } = {},
): Promise<Run> {
  api = await fakeApi(answers);
  return { ...(await signalbox(args, { env: api.env, cwd: folder, stdin })), asked: api.asked };
}

function told({ asked }: Run) {
  return asked.map(({ what, body }) => ({ what, body: body === "" ? undefined : JSON.parse(body) }));
}

describe("send", () => {
  const accepted = { id: "42", source: "/shop", status: "accepted" };

  test("makes an event of flags", async () => {
    const args = [
      "--type",
      "shop.order.paid",
      "--source",
      "/shop",
      "--id",
      "42",
      "--payload",
      '{"amount":250}',
      "--attribute",
      "tenant=a,b",
    ];
    const result = await run(["send", ...args], { "POST /events": accepted });
    expect(told(result)).toEqual([
      {
        what: "POST /events",
        body: {
          specversion: "1.0",
          id: "42",
          source: "/shop",
          type: "shop.order.paid",
          tenant: "a,b",
          time: expect.stringMatching(/^\d{4}-.*Z$/),
          data: { amount: 250 },
        },
      },
    ]);
    expect(result.asked[0]?.headers["content-type"]).toBe("application/cloudevents+json");
    expect(result.stdout).toBe("status    id  source\naccepted  42  /shop\n");
    expect(result.stderr).toBe("What becomes of it: signalbox trace 42\n");
    expect(result.code).toBe(0);
  });

  test("sends a file to the letter, flags over it", async () => {
    writeFileSync(
      join(folder, "e.json"),
      '{"specversion":"1.0","id":"1","n":12345678901234567890,"type":"a","source":"/b"}',
    );
    const { asked } = await run(["send", "e.json", "--id", "2"], { "POST /events": accepted });
    expect(asked[0]?.body).toBe(
      '{"specversion":"1.0","id":"2","n":12345678901234567890,"type":"a","source":"/b"}',
    );
  });

  test("sends a list from stdin as a batch to a bus; 1 when one is refused", async () => {
    const error = { code: "event-invalid", detail: "Cannot accept event: it has no type" };
    const receipts = [accepted, { id: "43", source: "/shop", status: "refused", error }];
    const { asked, stdout, code } = await run(
      ["send", "-", "--bus", "finance"],
      { "POST /buses/finance/events": { receipts } },
      { stdin: '[{"id":"42"},{"id":"43"}]' },
    );
    expect(asked[0]?.headers["content-type"]).toBe("application/cloudevents-batch+json");
    expect(stdout).toContain("refused   43  /shop   event-invalid: Cannot accept event: it has no type");
    expect(code).toBe(1);
  });

  test("shows what a refusal names", async () => {
    const errors = [{ pointer: "/data/amount", keyword: "type", expected: "a number", actual: '"80"' }];
    const detail = 'Cannot accept event "42": it does not fit shop.order.paid.v1';
    const { stderr, code } = await run(["send", "--type", "a"], {
      "POST /events": refusal(422, { code: "schema-refused", detail, errors }),
    });
    expect(stderr).toContain(`schema-refused  ${detail}\n  /data/amount must be a number, but is "80"\n`);
    expect(code).toBe(1);
  });

  test.each<[string, { args: string[]; stdin?: string }, string]>([
    [
      "without anything to send",
      { args: [] },
      "usage-invalid  Cannot send an event: name a file, - for stdin, or at least --type",
    ],
    [
      "with no file there",
      { args: ["none.json"] },
      "file-unreadable  Cannot read none.json: there is no such file",
    ],
    [
      "with text that is no JSON",
      { args: ["-"], stdin: '{"a":\n1,}' },
      "json-invalid  Cannot read stdin: line 2, column 3:",
    ],
    [
      "with flags over a list",
      { args: ["-", "--id", "1"], stdin: "[]" },
      "usage-invalid  Cannot change -: flags go with one event, and it holds a list",
    ],
    [
      "with half an attribute",
      { args: ["--type", "a", "--attribute", "x"] },
      "usage-invalid  Cannot read --attribute x: write name=value",
    ],
  ])("%s it sends nothing", async (_, { args, stdin = "" }, message) => {
    const { stderr, asked } = await run(["send", ...args], {}, { stdin });
    expect(stderr).toContain(message);
    expect(asked).toEqual([]);
  });
});

describe("skip", () => {
  const target = { "GET /api/targets/warehouse": { id: "warehouse", state: { waiting: 1250 } } };

  test("lets go of what waits for a target, and says the way back", async () => {
    const result = await run(["skip", "warehouse", "--rule", "orders", "--before", "2026-01-31", "--yes"], {
      ...target,
      "POST /api/targets/warehouse/skip": { skipped: 1250, more: false },
    });
    expect(told(result).at(-1)).toEqual({
      what: "POST /api/targets/warehouse/skip",
      body: { rule: "orders", before: "2026-01-31T00:00:00.000Z" },
    });
    expect(result.stdout).toBe(
      "Skipped 1,250 deliveries. `signalbox redrive --skipped --target warehouse` queues them anew.\n",
    );
  });

  test("asks first, and cannot where there is no terminal", async () => {
    const { code, asked } = await run(["skip", "warehouse"], target);
    expect(code).toBe(2);
    expect(asked).toHaveLength(1);
  });

  test("what was skipped is redriven", async () => {
    const result = await run(["redrive", "--skipped", "--target", "warehouse", "--yes"], {
      "GET /api/deliveries": { items: [{ id: "d-1" }] },
      "POST /api/dead-letters/redrive": { queued: ["d-1"] },
    });
    expect(told(result)[0]!.what).toBe("GET /api/deliveries?target=warehouse&status=skipped&limit=1000");
    expect(result.stdout).toBe("Queued 1 delivery.\n");
  });
});

describe("quarantine resubmit", () => {
  test("tells what came of each; 1 when one stays", async () => {
    const results = [
      { id: "q-1", status: "accepted" },
      { id: "q-2", status: "quarantined" },
    ];
    const result = await run(["quarantine", "resubmit", "--type", "a"], {
      "POST /api/quarantine/resubmit": { results },
    });
    expect(told(result)[0]?.body).toEqual({ filter: { type: "a" } });
    expect(result.stdout).toBe("entry  result\nq-1    accepted\nq-2    quarantined\n");
    expect(result.code).toBe(1);
  });
});

describe("replay", () => {
  const replay = {
    id: "r-1",
    name: "once more",
    from: "2026-01-31T00:00:00.000Z",
    until: "2026-02-01T00:00:00.000Z",
    status: "running",
    createdAt: "2026-02-01T10:00:00.000Z",
    progress: { scanned: 0, published: 0, total: 1000, percent: 0, eventsPerSecond: 0 },
  };
  const progress = { scanned: 1200, published: 1000, total: 1200, percent: 100, eventsPerSecond: 600 };
  const done = { ...replay, status: "done", endedAt: "2026-02-01T10:00:02.000Z", progress };
  const range = ["--from", "2026-01-31", "--until", "2026-02-01"];

  test("orders a replay, waits for its end and tells what it did", async () => {
    const states = [{ ...replay, progress: { ...progress, scanned: 500 } }, done];
    const result = await run(
      [
        "replay",
        ...range,
        "--name",
        "once more",
        "--type",
        "a",
        "--match",
        '{"data":{"x":[1]}}',
        "--rule",
        "r1",
        "--rule",
        "r2",
        "--rate",
        "100",
      ],
      {
        "POST /api/replays": replay,
        "GET /api/replays/r-1": (response) => response.end(JSON.stringify(states.shift())),
      },
    );
    expect(told(result)[0]).toEqual({
      what: "POST /api/replays",
      body: {
        name: "once more",
        from: "2026-01-31T00:00:00.000Z",
        until: "2026-02-01T00:00:00.000Z",
        to: { rules: ["r1", "r2"] },
        match: { type: "a", pattern: { data: { x: [1] } } },
        eventsPerSecond: 100,
      },
    });
    expect(result.asked).toHaveLength(3);
    expect(result.stdout).toBe(
      "r-1  once more  done\n  1,000 events brought, 1,200 events looked at in 2 s\n",
    );
    expect(result.code).toBe(0);
  });

  test("a dry run tells what would happen", async () => {
    const dry = { events: 12, rules: { "large-orders": 10, refunds: 2 }, calls: 13 };
    const { stdout, asked } = await run(["replay", ...range, "--dry-run"], {
      "POST /api/replays": { ...done, dryRun: true, dry },
    });
    expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({
      dryRun: true,
      to: {},
      name: "all events from 2026-01-31 until 2026-02-01",
    });
    expect(stdout).toBe(
      "r-1  once more  done\n  It would bring 12 events and make 13 deliveries:\n    large-orders  10 events\n    refunds  2 events\n",
    );
  });

  test("--detach does not wait", async () => {
    const { asked, stdout } = await run(
      ["replay", ...range, "--detach", "--to-url", "https://new.example/hook", "--allow-private-network"],
      {
        "POST /api/replays": replay,
      },
    );
    expect(JSON.parse(asked[0]?.body ?? "").to).toEqual({
      url: "https://new.example/hook",
      allowPrivateNetwork: true,
    });
    expect(stdout).toContain("r-1  once more  running");
  });

  test("one that failed is told, and 1", async () => {
    const { code, stdout } = await run(["replay", "show", "r-1"], {
      "GET /api/replays/r-1": { ...replay, status: "failed", error: "the disk is full" },
    });
    expect(stdout).toBe("r-1  once more  failed\n  the disk is full\n");
    expect(code).toBe(1);
  });

  test.each(["pause", "resume", "cancel"])("%s acts on a replay", async (act) => {
    const { asked, code } = await run(["replay", act, "r-1", "--json"], {
      [`POST /api/replays/r-1/${act}`]: replay,
    });
    expect(asked.map(({ what }) => what)).toEqual([`POST /api/replays/r-1/${act}`]);
    expect(code).toBe(0);
  });

  test("list shows how far each is", async () => {
    const { stdout } = await run(["replay", "list"], { "GET /api/replays": { items: [done] } });
    expect(stdout).toContain("r-1  once more  done    100 %    1000");
  });

  test.each<[string[], string]>([
    [[], "Cannot replay: say from when on, such as --from 2h"],
    [
      ["--from", "2h", "--rule", "a", "--target", "b"],
      "Cannot replay: --rule, --target and --to-url exclude each other",
    ],
    [["--from", "2h", "--match", "[1]"], "Cannot read --match [1]: it is no JSON object"],
    [["--from", "soon"], 'Cannot read the time "soon"'],
  ])("%j is wrong use", async (args, message) => {
    const { stderr, code, asked } = await run(["replay", ...args], {});
    expect(stderr).toContain(`usage-invalid  ${message}`);
    expect(code).toBe(2);
    expect(asked).toEqual([]);
  });
});

describe("token", () => {
  test("makes an access key, whose two halves are what AWS's clients read", async () => {
    const made = { id: "the-sdk-1", accessKeyId: "SBXA", secretAccessKey: "shh" };
    const args = ["token", "create", "the SDK", "--access-key", "--role", "admin", "--bus", "orders"];
    const result = await run(args, { "POST /api/tokens": made });
    expect(told(result)).toEqual([
      {
        what: "POST /api/tokens",
        body: { kind: "access-key", name: "the SDK", role: "admin", buses: ["orders"] },
      },
    ]);
    expect(result.stdout).toBe("AWS_ACCESS_KEY_ID=SBXA\nAWS_SECRET_ACCESS_KEY=shh\n");
    expect(result.stderr).toContain("Access key the-sdk-1");
  });

  test("create prints the secret alone on stdout", async () => {
    const result = await run(["token", "create", "the shop", "--publisher-key", "--source", "/shop"], {
      "POST /api/tokens": { id: "the-shop-1", token: "sbx_abc" },
    });
    expect(told(result)[0]?.body).toEqual({ kind: "publisher-key", name: "the shop", sources: ["/shop"] });
    expect(result.stdout).toBe("sbx_abc\n");
    expect(result.stderr).toBe("Publisher key the-shop-1; it is shown this once.\n");
  });

  test("list and revoke", async () => {
    const token = {
      id: "t-1",
      kind: "token",
      name: "Ada",
      role: "operator",
      createdAt: "2026-01-31T10:00:00.000Z",
      createdBy: "admin",
    };
    const listed = await run(["token", "list"], { "GET /api/tokens": { items: [token] } });
    expect(listed.stdout).toContain("2026-01-31 10:00:00.000  t-1  token  Ada   operator");
    await api?.close();
    const revoked = await run(["token", "revoke", "t-1"], {
      "DELETE /api/tokens/t-1": (response) => response.writeHead(204).end(),
    });
    expect(revoked.stdout).toBe("Revoked t-1.\n");
    expect(revoked.code).toBe(0);
  });
});
