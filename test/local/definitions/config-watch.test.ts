import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ConfigFiles, loadFiles } from "../../../functions/local/definitions/config-files.ts";
import { type Watched, watchFiles } from "../../../functions/local/definitions/config-watch.ts";

let root = "";
let folder = "";
let watched: Watched | undefined;
let changes: ConfigFiles[] = [];

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "signalbox-watch-")));
  folder = join(root, "config");
  mkdirSync(folder);
  changes = [];
});
afterEach(() => {
  watched?.close();
  rmSync(root, { recursive: true, force: true });
});

function put(file: string, content: unknown, into = folder): void {
  const path = join(into, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
}

function aRule(description: string) {
  return { description, pattern: { type: ["a"] }, targets: [{ target: "log" }] };
}

function watch(): void {
  watched = watchFiles(folder, (files) => changes.push(files));
}

/** Waits until the newest change defines rules with these descriptions, by their ids. */
async function untilRules(expected: Readonly<Record<string, string>>): Promise<void> {
  await vi.waitFor(() => expect(rulesOf(changes.at(-1))).toEqual(expected), { timeout: 5000, interval: 10 });
}

function rulesOf(files: ConfigFiles | undefined): Record<string, unknown> {
  const rules = files?.definitions.filter(({ kind }) => kind === "rule") ?? [];
  return Object.fromEntries(
    rules.map(({ id, value }) => [id, (value as { description: string }).description]),
  );
}

test("tells of a file that is written, changed, removed", async () => {
  put("rules/a.json", aRule("1"));
  watch();
  put("rules/b.json", aRule("1"));
  await untilRules({ a: "1", b: "1" });
  put("rules/a.json", aRule("2"));
  await untilRules({ a: "2", b: "1" });
  rmSync(join(folder, "rules/b.json"));
  await untilRules({ a: "2" });
});

test("tells of a file that an editor replaces by a rename", async () => {
  put("rules/a.json", aRule("1"));
  watch();
  for (const version of ["2", "3"]) {
    put("rules/.a.json.swp", aRule(version));
    renameSync(join(folder, "rules/.a.json.swp"), join(folder, "rules/a.json"));
    await untilRules({ a: version });
  }
});

test("tells of a file that breaks, and of its repair", async () => {
  put("rules/a.json", aRule("1"));
  watch();
  put("rules/a.json", '{ "pattern"');
  await vi.waitFor(() =>
    expect(changes.at(-1)?.problems).toMatchObject([{ file: "rules/a.json", code: "json-invalid" }]),
  );
  expect(changes.at(-1)?.holds("rules/a.json")).toBe(true);
  put("rules/a.json", aRule("2"));
  await untilRules({ a: "2" });
  expect(changes.at(-1)?.problems).toEqual([]);
});

test("a target and a rule that are written together are told together", async () => {
  put("rules/a.json", aRule("1"));
  watch();
  put("rules/b.json", aRule("1"));
  put("rules/targets/warehouse.json", { kind: "log" });
  await untilRules({ a: "1", b: "1" });
  expect(changes).toHaveLength(1);
  expect(changes[0]?.definitions.map(({ id }) => id)).toContain("warehouse");
});

test("tells of folders that appear, go and appear again", async () => {
  watch();
  put("rules/a.json", aRule("1"));
  await untilRules({ a: "1" });
  rmSync(join(folder, "rules"), { recursive: true });
  await untilRules({});
  put("rules/a.json", aRule("2"));
  await untilRules({ a: "2" });
  put("rules/a.json", aRule("3"));
  await untilRules({ a: "3" });
});

test("tells of a configuration folder that appears later", async () => {
  rmSync(folder, { recursive: true });
  watch();
  expect(watched?.files.problems).toMatchObject([{ file: "." }]);
  put("rules/a.json", aRule("1"));
  await untilRules({ a: "1" });
});

test("follows links that are turned to another folder, as Kubernetes turns those of a config map", async () => {
  const mount = join(root, "mount");
  put("v1/rules/a.json", aRule("1"), mount);
  put("v2/rules/a.json", aRule("2"), mount);
  put("v3/rules/a.json", aRule("3"), mount);
  symlinkSync("v1", join(mount, "..data"));
  symlinkSync("../mount/..data/rules", join(folder, "rules"));
  watch();
  expect(rulesOf(watched?.files)).toEqual({ a: "1" });
  for (const version of ["v2", "v3"]) {
    symlinkSync(version, join(mount, "..data_tmp"));
    renameSync(join(mount, "..data_tmp"), join(mount, "..data"));
    await untilRules({ a: version.slice(1) });
  }
});

test("follows a link to a single file elsewhere", async () => {
  const elsewhere = join(root, "elsewhere");
  put("shared.json", aRule("1"), elsewhere);
  mkdirSync(join(folder, "rules"));
  symlinkSync("../../elsewhere/shared.json", join(folder, "rules/a.json"));
  watch();
  put("shared.json", aRule("2"), elsewhere);
  await untilRules({ a: "2" });
});

test("says nothing when files are written and say what they said", async () => {
  put("rules/a.json", aRule("1"));
  watch();
  put("rules/a.json", aRule("1"));
  put("rules/notes.txt", "nothing of ours");
  put("rules/b.json", aRule("1"));
  await untilRules({ a: "1", b: "1" });
  expect(changes).toHaveLength(1);
});

test("tells what changed between the load and the watch", async () => {
  put("rules/a.json", aRule("1"));
  const before = loadFiles(folder);
  put("rules/a.json", aRule("2"));
  watched = watchFiles(folder, (files) => changes.push(files), before);
  await vi.waitFor(() => expect(changes.map(rulesOf)).toEqual([{ a: "2" }]));
});

test("says nothing more when it is closed", async () => {
  watch();
  put("rules/a.json", aRule("1"));
  watched?.close();
  await rest(150);
  expect(changes).toEqual([]);
});

test("survives links that run in a circle", () => {
  symlinkSync("rules", join(folder, "rules"));
  watch();
  const problem = { file: "rules", message: "Cannot read the folder: its links run in a circle" };
  expect(watched?.files.problems).toContainEqual(expect.objectContaining(problem));
});
