import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import type { Registry } from "../../../functions/core/ports.ts";
import { type Config, startConfig } from "../../../functions/local/definitions/config.ts";
import { aRuleFile } from "../../support/story.ts";
import { NOW } from "../../support/build.ts";
import { memoryRegistry } from "../../support/ports.ts";
import { until } from "../../support/until.ts";

let undo: (() => void)[] = [];
afterEach(() => {
  for (const one of undo) one();
  undo = [];
});

/** A folder of these files in force. */
async function aConfig(files: Readonly<Record<string, unknown>>, registry: Registry = memoryRegistry()) {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-"));
  const write = (file: string, value: unknown) => {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), typeof value === "string" ? value : JSON.stringify(value));
  };
  for (const [file, value] of Object.entries(files)) write(file, value);
  const printed: string[] = [];
  const troubles: unknown[] = [];
  const config: Config = await startConfig(folder, registry, {
    clock: () => NOW,
    tell: ({ message }) => void printed.push(message),
    onTrouble: (error) => void troubles.push(error),
  });
  undo.push(config.close, () => rmSync(folder, { recursive: true }));
  return {
    ...config,
    registry,
    printed,
    troubles,
    write,
    remove: (file: string) => rmSync(join(folder, file)),
  };
}

const GOOD = aRuleFile("a", "log");
const BROKEN = '{\n  "pattern": { "type": "a" },\n  "targets": [{ "target": "log" }]\n}';
const TOLD =
  /^rules\/a\.json:2:16 {2}\/pattern\/type: must be .*, but is "a" \(the last good version stays in force\)$/;

test("the files are in force when it has started, and that is nothing to talk of", async () => {
  const { registry, printed, problems } = await aConfig({ "rules/a.json": GOOD });
  expect(registry.get("rule", "a")).toMatchObject({ value: GOOD, file: "rules/a.json", at: NOW });
  expect([printed, problems()]).toEqual([[], []]);
});

test("a change is soon in force, and told in a line", async () => {
  const { registry, printed, write, remove } = await aConfig({ "rules/a.json": GOOD, "rules/b.json": GOOD });
  write("rules/a.json", aRuleFile("z", "log"));
  await until(() => expect(registry.get("rule", "a")).toMatchObject({ version: 2 }));
  remove("rules/b.json");
  await until(() => expect(registry.get("rule", "b")).toBeUndefined());
  await until(() =>
    expect(printed).toEqual([
      "Configuration read again: 1 changed, 0 removed",
      "Configuration read again: 0 changed, 1 removed",
    ]),
  );
});

describe("a file that breaks", () => {
  test("is told with place, code, pointer and reason, as check tells it, and nothing else is printed", async () => {
    const { registry, printed, problems, write } = await aConfig({ "rules/a.json": GOOD });
    write("rules/a.json", BROKEN);
    await until(() => expect(printed).toEqual([expect.stringMatching(TOLD)]));
    expect(problems()).toMatchObject([{ file: "rules/a.json", code: "pattern-invalid" }]);
    expect(registry.get("rule", "a")).toMatchObject({ version: 1, value: GOOD });
    write("rules/b.json", GOOD);
    await until(() => registry.get("rule", "b"));
    await until(() => expect(printed.at(-1)).toBe("Configuration read again: 1 changed, 0 removed"));
    expect(printed).toHaveLength(2);
    write("rules/a.json", "{");
    await until(() =>
      expect(printed.at(-1)).toMatch(/^rules\/a.json:1:\d+ {2}the text ends, expected a key/),
    );
    expect(printed).toHaveLength(3);
  });

  test("from the start on keeps no other from being in force", async () => {
    const { registry, printed } = await aConfig({ "rules/a.json": BROKEN, "rules/b.json": GOOD });
    expect(printed).toEqual([expect.stringMatching(TOLD)]);
    expect(registry.list("rule").map(({ id }) => id)).toEqual(["b"]);
  });
});

test("what the storage does not take is told, and tried again", async () => {
  vi.useFakeTimers();
  undo.push(() => void vi.useRealTimers());
  const registry = memoryRegistry();
  let full = true;
  const filling: Registry = {
    ...registry,
    put: async (draft) => {
      if (full) throw new RouterError("storage-full", "Cannot write: the disk is full");
      return registry.put(draft);
    },
  };
  const { troubles, printed } = await aConfig({ "rules/a.json": GOOD }, filling);
  expect(troubles).toMatchObject([{ code: "storage-full" }]);
  full = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(registry.get("rule", "a")).toMatchObject({ value: GOOD });
  expect(printed).toEqual([]);
});
