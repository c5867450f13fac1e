import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";
import { type Answer, fakeApi, refusal } from "../support/fake-api.ts";

let api: Awaited<ReturnType<typeof fakeApi>> | undefined;
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-apply-"));
});
afterEach(async () => {
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
});

function put(file: string, content: object): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(content));
}

const nothing = { items: [] };
const empty = {
  "GET /api/schemas": nothing,
  "GET /api/targets": nothing,
  "GET /api/sources": nothing,
  "GET /api/archives": nothing,
  "GET /api/alert-rules": nothing,
  "GET /api/access": nothing,
  "GET /api/rules": nothing,
};

async function apply(args: readonly string[], answers: Readonly<Record<string, Answer>>) {
  api = await fakeApi({ ...empty, ...answers });
  const run = await signalbox(["apply", ...args], { env: api.env, cwd: folder });
  const changes = api.asked.filter(({ what }) => !what.startsWith("GET"));
  return { ...run, changes };
}

const rule = { pattern: { type: ["a"] }, targets: [{ target: "warehouse" }] };
const history = { updatedAt: "2026-01-31T10:00:00.000Z", updatedBy: "admin" };

test("makes what is not there, targets and schemas before rules, oldest schema first", async () => {
  put("rules/r.json", { $schema: "../schemas/rule.schema.json", ...rule });
  put("rules/targets/warehouse.json", { kind: "log" });
  put("schemas/events/a.v2.schema.json", { type: "object", "x-signalbox": { mode: "reject" } });
  put("schemas/events/a.v1.schema.json", { type: "object" });
  const { code, stdout, changes } = await apply(["--yes"], {
    "PUT /api/schemas/a": {},
    "PUT /api/targets/warehouse": {},
    "PUT /api/rules/r": {},
  });
  expect(stdout).toBe(
    [
      "+ schema   a",
      "~ schema   a",
      "+ target   warehouse",
      "+ rule     r",
      "0 definitions say the same here and there.",
      "Applied 4 changes.",
      "",
    ].join("\n"),
  );
  expect(
    changes.map(({ what, headers, body }) => [
      what,
      headers["if-none-match"],
      headers["if-match"],
      JSON.parse(body),
    ]),
  ).toEqual([
    [
      "PUT /api/schemas/a",
      "*",
      undefined,
      { schema: { type: "object" }, mode: "quarantine", compatibility: "none", formats: true },
    ],
    [
      "PUT /api/schemas/a",
      undefined,
      "*",
      { schema: { type: "object" }, mode: "reject", compatibility: "none", formats: true },
    ],
    ["PUT /api/targets/warehouse", "*", undefined, { kind: "log" }],
    ["PUT /api/rules/r", "*", undefined, rule],
  ]);
  expect(code).toBe(0);
});

test("changes what says something else, from the version it has, and names the place", async () => {
  put("rules/r.json", { ...rule, description: "new" });
  const { stdout, changes } = await apply(["--yes"], {
    "GET /api/rules": { items: [{ id: "r", version: 7, ...rule, description: "old", ...history }] },
    "PUT /api/rules/r": {},
  });
  expect(stdout).toContain('~ rule     r  /description: "old" → "new"\n');
  expect(changes[0]?.headers["if-match"]).toBe('"7"');
});

test("leaves alone what says the same", async () => {
  put("rules/r.json", rule);
  put("rules/targets/warehouse.json", { kind: "log" });
  put("rules/archives/shop.json", { retentionDays: 30 });
  put("schemas/events/a.v1.schema.json", { type: "object", "x-signalbox": { mode: "warn" } });
  const settings = { mode: "warn", compatibility: "none", formats: true };
  const schema = { type: "object", "x-signalbox": { mode: "warn" } };
  const { code, stdout, changes } = await apply([], {
    "GET /api/rules": { items: [{ id: "r", version: 1, ...rule, ...history }] },
    "GET /api/targets": {
      items: [{ id: "warehouse", version: 1, kind: "log", state: { waiting: 0 }, ...history }],
    },
    "GET /api/archives": {
      items: [
        { id: "shop", version: 1, bus: "default", retentionDays: 30, events: 5, bytes: 9, ...history },
        { bus: "other", events: 1 },
      ],
    },
    "GET /api/schemas": { items: [{ id: "a.v1", type: "a", version: 1, ...settings, schema, ...history }] },
  });
  expect(stdout).toBe("Nothing to change: 4 definitions say the same here and there.\n");
  expect(changes).toEqual([]);
  expect(code).toBe(0);
});

test("removes what no file defines only when told to, rules first", async () => {
  const there = {
    "GET /api/rules": { items: [{ id: "old", version: 3, ...rule, ...history }] },
    "GET /api/targets": { items: [{ id: "unused", version: 1, kind: "log", ...history }] },
  };
  put("rules/targets/warehouse.json", { kind: "log" });
  const kept = await apply(["--dry-run"], there);
  expect(kept.stdout).not.toContain("old");
  await api?.close();
  const gone: Answer = (response) => response.writeHead(204).end();
  const { stdout, changes } = await apply(["--prune", "--yes"], {
    ...there,
    "PUT /api/targets/warehouse": {},
    "DELETE /api/rules/old": gone,
    "DELETE /api/targets/unused": gone,
  });
  expect(stdout).toContain("- rule     old\n- target   unused\n");
  expect(changes.map(({ what }) => what)).toEqual([
    "PUT /api/targets/warehouse",
    "DELETE /api/rules/old",
    "DELETE /api/targets/unused",
  ]);
  expect(changes[1]?.headers["if-match"]).toBe('"3"');
});

test("--dry-run changes nothing, and is 1 when something would change", async () => {
  put("rules/targets/warehouse.json", { kind: "log" });
  const { code, stdout, changes } = await apply(["--dry-run", "--json"], {});
  expect(JSON.parse(stdout)).toEqual({
    steps: [{ act: "create", kind: "target", id: "warehouse", value: { kind: "log" }, version: 0 }],
    blocked: [],
    same: 0,
    applied: false,
  });
  expect(changes).toEqual([]);
  expect(code).toBe(1);
});

test("changes nothing at all when a file over there owns something that would change", async () => {
  put("rules/r.json", rule);
  put("rules/targets/warehouse.json", { kind: "log" });
  const owned = { id: "r", version: 1, ...rule, description: "x", file: "rules/r.json", ...history };
  const { code, stdout, changes } = await apply(["--yes"], { "GET /api/rules": { items: [owned] } });
  expect(stdout).toContain("! rule     r  managed-by-files  rules/r.json over there owns it\n");
  expect(changes).toEqual([]);
  expect(code).toBe(1);
});

test("asks first, and cannot where there is no terminal", async () => {
  put("rules/targets/warehouse.json", { kind: "log" });
  const { code, stderr, changes } = await apply([], {});
  expect(stderr).toContain("usage-invalid  Cannot ask for consent: this is no terminal; say --yes");
  expect(changes).toEqual([]);
  expect(code).toBe(2);
});

test("a file that is not good is told before anything else", async () => {
  put("rules/r.json", { targets: [] });
  const { code, stderr } = await apply(["--yes"], {});
  expect(stderr).toMatch(/file-invalid {2}Cannot apply rules\/r\.json:1:\d+: .*; see `signalbox check`/);
  expect(code).toBe(1);
});

test("ends at the first change that is refused, and says which it is", async () => {
  put("rules/targets/a.json", { kind: "log" });
  put("rules/targets/b.json", { kind: "log" });
  const detail = 'Cannot change target "a": it is at version 2, not 1';
  const { code, stderr, changes } = await apply(["--yes"], {
    "PUT /api/targets/a": refusal(409, { code: "version-conflict", detail }),
  });
  expect(stderr).toContain(`version-conflict  ${detail}`);
  expect(changes).toHaveLength(1);
  expect(code).toBe(1);
});
