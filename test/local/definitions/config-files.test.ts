import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MOST_ASKED_OF_ALL } from "../../../functions/core/check/asked-of-all.ts";
import { type ConfigFiles, loadFiles, saySame } from "../../../functions/local/definitions/config-files.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-config-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, content: unknown): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content),
  );
}

const rule = { pattern: { type: ["a"] }, targets: [{ target: "log" }] };
const schema = { type: "object", properties: { amount: { type: "number" } } };

/** `kind id`, in the order they were read. */
function defined({ definitions }: ConfigFiles): string[] {
  return definitions.map(({ kind, id }) => `${kind} ${id}`);
}

function problems({ problems }: ConfigFiles): string[] {
  return problems.map(
    ({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${message}`,
  );
}

test("reads every kind of file, what rules stand on first", () => {
  put("rules/large-orders.json", rule);
  put("rules/targets/warehouse.json", { kind: "http", url: "https://wms.example/hook" });
  put("rules/sources/github.json", { kind: "webhook", preset: "github" });
  put("rules/archives/shop.json", { retentionDays: 30 });
  put("rules/alerts/backlog.json", { when: { type: "backlog" } });
  put("schemas/events/shop.order.paid.v1.schema.json", schema);
  const files = loadFiles(folder);
  expect(problems(files)).toEqual([]);
  expect(defined(files)).toEqual([
    "schema shop.order.paid.v1",
    "target warehouse",
    "source github",
    "archive shop",
    "alert backlog",
    "rule large-orders",
  ]);
  expect(files.definitions.at(-1)).toMatchObject({ file: "rules/large-orders.json", value: rule });
});

test("leaves out tests, hidden files and what has another ending", () => {
  put("rules/a.json", rule);
  put("rules/a.test.json", { cases: [] });
  put("rules/.b.json", "{");
  put("rules/c.json~", "{");
  put("rules/README.md", "#");
  const files = loadFiles(folder);
  expect(defined(files)).toEqual(["rule a"]);
  expect(problems(files)).toEqual([]);
});

test("a folder without rules and schemas holds nothing, and that is no problem", () => {
  const files = loadFiles(folder);
  expect(files.definitions).toEqual([]);
  expect(files.problems).toEqual([]);
});

describe("tells of a file that cannot be used, and uses the others", () => {
  test.each<[string, string | Uint8Array | object, string]>([
    [
      "no JSON",
      '{\n  "targets": [,]\n}',
      'rules/bad.json:2:15 json-invalid unexpected ",", expected a value',
    ],
    [
      "not UTF-8",
      Buffer.from([0x7b, 0xff, 0x7d]),
      "rules/bad.json:1:1 file-invalid Cannot read the file: it is not UTF-8 text",
    ],
    ["empty", "", "rules/bad.json:1:1 json-invalid the text ends, expected a value"],
    [
      "too large",
      " ".repeat(1_048_577),
      "rules/bad.json:1:1 file-invalid Cannot read the file: it has 1048577 bytes, and more than 1048576 are not read",
    ],
  ])("%s", (_, content, told) => {
    put("rules/bad.json", content);
    put("rules/good.json", rule);
    const files = loadFiles(folder);
    expect(problems(files)).toEqual([told]);
    expect(defined(files)).toEqual(["rule good"]);
    expect(files.holds("rules/bad.json")).toBe(true);
  });

  test("a folder of that name", () => {
    mkdirSync(join(folder, "rules/bad.json"), { recursive: true });
    expect(problems(loadFiles(folder))).toEqual([
      "rules/bad.json:1:1 file-invalid Cannot read the file: it is no file",
    ]);
  });

  test("a link that leads nowhere", () => {
    mkdirSync(join(folder, "rules"));
    symlinkSync("gone.json", join(folder, "rules/bad.json"));
    expect(problems(loadFiles(folder))).toEqual([
      "rules/bad.json:1:1 file-invalid Cannot read the file: there is nothing there",
    ]);
  });
});

test("takes a file that begins with a byte order mark", () => {
  put("rules/a.json", `\uFEFF${JSON.stringify(rule)}`);
  expect(defined(loadFiles(folder))).toEqual(["rule a"]);
});

describe("where a folder cannot be read", () => {
  test("nothing of it counts as removed", () => {
    put("rules/targets", "a file in the folder's place");
    put("rules/a.json", rule);
    const files = loadFiles(folder);
    expect(problems(files)).toEqual([
      "rules/targets:1:1 file-invalid Cannot read the folder: it is no folder",
    ]);
    expect(files.holds("rules/targets/warehouse.json")).toBe(true);
    expect(files.holds("rules/b.json")).toBe(false);
  });

  test("nothing at all does when it is the whole configuration", () => {
    const files = loadFiles(join(folder, "not-there"));
    expect(problems(files)).toEqual([".:1:1 file-invalid Cannot read the folder: there is nothing there"]);
    expect(files.holds("rules/a.json")).toBe(true);
  });

  test.skipIf(process.getuid?.() === 0)("by permission, it is told", () => {
    put("rules/targets/a.json", {});
    chmodSync(join(folder, "rules/targets"), 0);
    expect(problems(loadFiles(folder))).toEqual([
      "rules/targets:1:1 file-invalid Cannot read the folder: permission is denied",
    ]);
    chmodSync(join(folder, "rules/targets"), 0o700);
  });
});

describe("read again", () => {
  test("says the same while no file says something else", () => {
    put("rules/a.json", rule);
    const before = loadFiles(folder);
    put("rules/a.json", rule);
    const now = loadFiles(folder, before);
    expect(saySame(before, now)).toBe(true);
    expect(now.definitions[0]).toBe(before.definitions[0]);
  });

  test("a changed file says something else, a removed one is gone", () => {
    put("rules/a.json", rule);
    put("rules/b.json", rule);
    const before = loadFiles(folder);
    put("rules/a.json", { ...rule, description: "now with one" });
    rmSync(join(folder, "rules/b.json"));
    const now = loadFiles(folder, before);
    expect(saySame(before, now)).toBe(false);
    expect(now.definitions).toMatchObject([{ id: "a", value: { description: "now with one" } }]);
    expect(now.holds("rules/b.json")).toBe(false);
  });
});

test("of more rules than may be asked of every event the last by name are problems, and the others are in force", () => {
  const asked = { pattern: { data: { a: [{ exists: false }] } }, targets: [{ target: "log" }] };
  for (let n = 0; n <= MOST_ASKED_OF_ALL; n++) put(`rules/r${String(n).padStart(5, "0")}.json`, asked);
  put("rules/s.json", rule);
  const files = loadFiles(folder);
  expect(files.definitions).toHaveLength(MOST_ASKED_OF_ALL + 1);
  expect(files.definitions.at(-1)?.id).toBe("s");
  expect(files.problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
    "rules/r01000.json rule-invalid",
  ]);
});
