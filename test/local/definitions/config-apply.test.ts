import { describe, expect, test } from "vitest";
import type { Definition, DefinitionKind, Registry } from "../../../functions/core/ports.ts";
import { applyFiles } from "../../../functions/local/definitions/config-apply.ts";
import type { ConfigFiles, FileDefinition } from "../../../functions/local/definitions/config-files.ts";
import { aDefinition, NOW } from "../../support/build.ts";

const rule = { pattern: { type: ["a"] }, targets: [{ target: "warehouse" }] };
const ruleFile: FileDefinition = { kind: "rule", id: "r", file: "rules/r.json", value: rule };
const targetFile: FileDefinition = {
  kind: "target",
  id: "warehouse",
  file: "rules/targets/warehouse.json",
  value: { kind: "log" },
};

function files(definitions: readonly FileDefinition[], broken: readonly string[] = []): ConfigFiles {
  const present = [...definitions.map(({ file }) => file), ...broken];
  return { definitions, problems: [], holds: (file) => present.includes(file), read: new Map() };
}

/** A registry that notes what it is told, and in which order. */
function aRegistry(...given: Definition[]) {
  const puts: string[] = [];
  const held = new Map(given.map((definition) => [`${definition.kind} ${definition.id}`, definition]));
  const registry: Pick<Registry, "list" | "get" | "put"> = {
    list: (kind) => [...held.values()].filter((definition) => definition.kind === kind),
    get: (kind: DefinitionKind, id: string) => held.get(`${kind} ${id}`),
    async put(draft) {
      puts.push(`${draft.deleted ? "remove" : "put"} ${draft.kind} ${draft.id}`);
      return { ...draft, version: 1 };
    },
  };
  return { registry: registry as Registry, puts };
}

test("puts what files say, a target before the rule that sends to it", async () => {
  const { registry, puts } = aRegistry();
  const applied = await applyFiles(files([ruleFile, targetFile]), registry, NOW);
  expect(puts).toEqual(["put target warehouse", "put rule r"]);
  expect(applied.put).toMatchObject([
    { kind: "target", id: "warehouse", file: "rules/targets/warehouse.json", at: NOW, by: "files" },
    { kind: "rule", id: "r", file: "rules/r.json", at: NOW, by: "files", value: rule },
  ]);
});

test("everything is put before anything is waited for, so that nobody sees half of it", () => {
  const { registry, puts } = aRegistry();
  void applyFiles(files([ruleFile, targetFile]), registry, NOW);
  expect(puts).toHaveLength(2);
});

test("makes no new version of what is in force already", async () => {
  const { registry, puts } = aRegistry(aDefinition({ ...ruleFile, kind: "rule" }));
  await applyFiles(files([ruleFile]), registry, NOW);
  expect(puts).toEqual([]);
});

test("takes over a definition that was made by API", async () => {
  const { registry, puts } = aRegistry(aDefinition({ kind: "rule", id: "r", value: rule }));
  await applyFiles(files([ruleFile]), registry, NOW);
  expect(puts).toEqual(["put rule r"]);
});

describe("removes", () => {
  test("what a file owned that is gone", async () => {
    const { registry } = aRegistry(aDefinition({ ...ruleFile, kind: "rule" }));
    const { removed } = await applyFiles(files([]), registry, NOW);
    expect(removed).toMatchObject([
      { kind: "rule", id: "r", file: "rules/r.json", deleted: true, value: rule },
    ]);
  });

  test("nothing that a broken file owns", async () => {
    const { registry, puts } = aRegistry(aDefinition({ ...ruleFile, kind: "rule" }));
    await applyFiles(files([], ["rules/r.json"]), registry, NOW);
    expect(puts).toEqual([]);
  });

  test("nothing that was made by API", async () => {
    const { registry, puts } = aRegistry(aDefinition({ kind: "rule", id: "r", value: rule }));
    await applyFiles(files([]), registry, NOW);
    expect(puts).toEqual([]);
  });
});

test("rejects when the storage fails", async () => {
  const { registry } = aRegistry();
  const failing = { ...registry, put: () => Promise.reject(new Error("disk")) };
  await expect(applyFiles(files([ruleFile]), failing, NOW)).rejects.toThrow("disk");
});
