import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type CliRun, ENTRY, signalbox } from "../support/cli.ts";

// The command line against a running Signalbox, as somebody would use it: one story, step by step.

let folder = "";
let child: ChildProcess;
let printed = "";
let logged = "";
let url = "";
let sink: Server;
/** What the warehouse answers. */
let sinkStatus = 503;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-story-"));
  sink = createServer((request, response) =>
    request.resume().on("end", () => response.writeHead(sinkStatus).end()),
  );
  await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
  put("rules/targets/warehouse.json", {
    kind: "http",
    url: `http://127.0.0.1:${(sink.address() as AddressInfo).port}/hook`,
    allowPrivateNetwork: true,
    statusPolicy: { "503": "dead" },
  });
  put("rules/large-orders.json", {
    pattern: { type: ["shop.order.paid"], data: { amount: [{ numeric: [">", 100] }] } },
    targets: [
      { target: "log", transform: { template: "Order <$.data.id>", contentType: "text/plain" } },
      { target: "warehouse" },
    ],
  });
  put("schemas/events/shop.order.paid.v1.schema.json", {
    type: "object",
    required: ["id"],
    "x-signalbox": { mode: "quarantine" },
  });
  child = spawn(process.execPath, [ENTRY, "start", "--port", "0", "--data", "data"], { cwd: folder });
  child.stdout?.on("data", (text: Buffer) => {
    printed += text.toString();
  });
  child.stderr?.on("data", (text: Buffer) => {
    logged += text.toString();
  });
  await vi.waitFor(
    () => expect(printed).toMatch(/^Signalbox is ready on http:\/\/127\.0\.0\.1:\d+\n/),
    10_000,
  );
  url = /http:\S+/.exec(printed)![0];
});
afterAll(async () => {
  if (child.exitCode === null) child.kill("SIGKILL");
  await new Promise((resolve) => sink.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

function put(file: string, content: unknown): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(content));
}

/** Runs a command in the folder, whose data folder has the token. */
function run(...args: string[]): Promise<CliRun> {
  return signalbox(args, { cwd: folder, env: { SIGNALBOX_URL: url, SIGNALBOX_DATA: "data" } });
}

/** Runs a command until its output shows something. */
function untilShown(text: string | RegExp, ...args: string[]): Promise<CliRun> {
  return vi.waitFor(
    async () => {
      const result = await run(...args);
      expect(result.stdout).toMatch(text);
      return result;
    },
    { timeout: 10_000, interval: 100 },
  );
}

function send(id: string, data: object): Promise<CliRun> {
  return run(
    "send",
    "--type",
    "shop.order.paid",
    "--source",
    "/shop",
    "--id",
    id,
    "--payload",
    JSON.stringify(data),
  );
}

test("start says where things are, and prints a curl that can be pasted", () => {
  expect(printed).toContain("(the admin's token is in data/admin-token)");
  expect(printed).toContain(`curl -i ${url}/events -H 'content-type: application/cloudevents+json'`);
});

test("an event that is sent shows on the terminal, and its story is told", async () => {
  expect((await send("1", { id: "A-1", amount: 250 })).stdout).toContain("accepted  1");
  const { stdout } = await untilShown("large-orders → warehouse  dead letter", "trace", "1");
  expect(stdout).toContain("schema shop.order.paid.v1: valid");
  expect(stdout).toContain("routed: 1 of 1 rule matched");
  expect(stdout).toContain("large-orders → log  delivered");
  expect(stdout).toMatch(/try 1 {2}✗ 503/);
  expect(printed).toContain("Order A-1");
});

test("why a rule did not match is explained", async () => {
  await send("2", { id: "A-2", amount: 80 });
  const { stdout } = await untilShown("did not match", "explain", "2", "--rule", "large-orders");
  expect(stdout).toContain("✗ Rule large-orders did not match: data.amount is 80, wanted > 100.");
  expect(stdout).toMatch(/✗ +data\.amount +80 +> 100/);
});

test("a dead letter is redriven when its target is back", async () => {
  const { stdout } = await run("dead-letters", "--target", "warehouse");
  expect(stdout).toContain("large-orders");
  sinkStatus = 200;
  expect((await run("redrive", "--target", "warehouse", "--yes")).stdout).toBe("Queued 1 delivery.\n");
  await untilShown("large-orders → warehouse  delivered", "trace", "1");
});

test("a refused event is in quarantine, and comes in when the schema's file is corrected", async () => {
  expect((await send("3", { amount: 300 })).stdout).toContain("quarantined  3");
  expect((await run("quarantine")).stdout).toContain("shop.order.paid.v1");
  put("schemas/events/shop.order.paid.v1.schema.json", { type: "object" });
  await untilShown("accepted", "quarantine", "resubmit", "--all");
  await untilShown("shop.order.paid.v1: valid", "trace", "3");
});

test("events are found, and replayed with what became of it", async () => {
  const found = await untilShown(/(.*\n){4}/, "events", "--type", "shop.order.paid", "--json");
  expect(JSON.parse(found.stdout).items).toHaveLength(3);
  const dry = await run("replay", "--from", "1h", "--dry-run");
  expect(dry.stdout).toContain("It would bring 3 events and make 4 deliveries:\n    large-orders  2 events");
  const { stdout, code } = await run("replay", "--from", "1h", "--rule", "large-orders");
  expect(stdout).toContain("3 events brought");
  expect(code).toBe(0);
});

test("a broken file is told and the rule stays; a good one is in force at once", async () => {
  writeFileSync(join(folder, "rules/large-orders.json"), "{");
  await vi.waitFor(() => expect(logged).toContain("rules/large-orders.json:1:2  "), 5000);
  await untilShown("large-orders did not match", "explain", "2");
  put("rules/large-orders.json", { pattern: { type: ["shop.order.paid"] }, targets: [{ target: "log" }] });
  await untilShown("✓ Rule large-orders matched.", "explain", "2");
});

test("apply finds that files and instance say the same, and that files own them", async () => {
  expect((await run("apply", "--dry-run")).stdout).toMatch(/^Nothing to change: 3 definitions/);
  const elsewhere = join(folder, "elsewhere");
  mkdirSync(join(elsewhere, "rules/targets"), { recursive: true });
  writeFileSync(join(elsewhere, "rules/targets/other.json"), JSON.stringify({ kind: "log" }));
  const first = await run("apply", "--config", "elsewhere", "--yes");
  expect(first.stdout).toContain("+ target   other\n");
  expect((await run("apply", "--config", "elsewhere")).stdout).toMatch(/^Nothing to change: 1 definition /);
  const pruned = await run("apply", "--config", "elsewhere", "--prune", "--yes");
  expect(pruned.stdout).toContain(
    "! rule     large-orders  managed-by-files  rules/large-orders.json over there owns it",
  );
  expect(pruned.code).toBe(1);
});

test("a token of a role may do what the role may", async () => {
  const { stdout: token } = await run("token", "create", "Ada", "--role", "viewer");
  const refused = await run("events", "1", "--token", token.trim());
  expect(refused.stderr).toContain("role-insufficient");
  expect(refused.code).toBe(2);
});

test("SIGTERM ends it in order", async () => {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect((await run("events")).code).toBe(3);
});
