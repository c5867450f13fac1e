import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cityLotBanks } from "../../bench/match/city-lot-rules.ts";
import { cityLots } from "../../bench/match/city-lots.ts";
import { cloudEvents } from "../../bench/match/cloud-events.ts";
import { cloudConditions, cloudRules, RULE_CLASSES } from "../../bench/match/cloud-rules.ts";
import { type Driver, startOurs } from "../../bench/match/drive.ts";
import { engines } from "../../bench/match/engines.ts";
import { buildRuler, RULER_MODES, startRuler } from "../../bench/match/event-ruler.ts";
import { readRules, ruleLines, writeLines } from "../../bench/match/rule-lines.ts";

const lots = cityLots(300);
const lotTexts = lots.map((lot) => JSON.stringify(lot));
const events = cloudEvents(600);

/** Rules and the events they are asked of. */
const cases: readonly (readonly [name: string, lines: string[], events: readonly string[]])[] = [
  ...Object.entries(cityLotBanks(lots)).map(
    ([bank, patterns]) => [bank, ruleLines("pattern", patterns), lotTexts] as const,
  ),
  ...[...RULE_CLASSES, "mixed" as const].map(
    (kind) =>
      [kind, ruleLines("pattern", cloudRules(kind, kind === "exact" ? 5_000 : 1_000)), events] as const,
  ),
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "match-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesOf(lines: readonly string[], texts: readonly string[]) {
  const files = { rules: join(folder, "rules.jsonl"), events: join(folder, "events.jsonl") };
  writeLines(files.rules, lines);
  writeLines(files.events, texts);
  return files;
}

/** Of one rule after the other, each asked alone. */
function naiveHits(lines: readonly string[], texts: readonly string[]): number {
  const { rules } = filesOf(lines, []);
  const alone = readRules(rules).map((rule) => engines.signalbox([rule]));
  return texts.reduce((sum, text) => sum + alone.reduce((hits, ask) => hits + ask(text), 0), 0);
}

describe("our driver", () => {
  let driver: Driver;
  beforeAll(() => {
    driver = startOurs("signalbox");
  });
  afterAll(() => driver.close());

  test.each(cases)("has as many hits as the rules of %s have alone", async (_, lines, texts) => {
    const loaded = await driver.ask({ do: "load", ...filesOf(lines, texts), mode: "default" });

    expect(loaded).toMatchObject({ rules: lines.length, events: texts.length });
    const { hits } = await driver.ask({ do: "hits", events: 20 });
    expect(hits).toBe(naiveHits(lines, texts.slice(0, 20)));
  });

  test("goes round the events for the time that it is given", async () => {
    await driver.ask({
      do: "load",
      ...filesOf(ruleLines("pattern", [{ type: ["Feature"] }]), lotTexts),
      mode: "default",
    });

    const run = await driver.ask({ do: "run", seconds: 0.05 });

    expect(run.cpu).toBeGreaterThanOrEqual(0.05);
    expect(run.hits).toBe(run.events);
  });

  test("takes the time of every edit, also of the first after which an event matches", async () => {
    const lines = ruleLines("pattern", cloudRules("mixed", 200));
    await driver.ask({ do: "load", ...filesOf(lines, events), mode: "default" });

    const edits = await driver.ask({ do: "edit", times: 20 });

    for (const times of Object.values(edits)) {
      expect(times).toHaveLength(20);
      expect(Math.min(...times)).toBeGreaterThan(0);
    }
  });

  test("reports what it cannot do", async () => {
    const load = driver.ask({ do: "load", rules: "no-such-file", events: "no-such-file", mode: "default" });

    await expect(load).rejects.toThrow("no such file");
  });
});

describe("JsonLogic", () => {
  test.each(["json-logic-js", "json-logic-engine"] as const)("by %s has the hits that we have", (peer) => {
    const conditions = [...cloudConditions(500), { ">": [{ var: "data.amount" }, 5_000] }, { "!": [true] }];
    const { rules: file } = filesOf(ruleLines("condition", conditions), []);
    const rules = readRules(file);
    const hitsOf = (engine: keyof typeof engines) => {
      const ask = engines[engine](rules);
      return events.map((text) => ask(text));
    };

    expect(hitsOf(peer)).toEqual(hitsOf("signalbox"));
    expect(hitsOf(peer)).toContain(1);
  });
});

const missing = buildRuler();
if (missing !== undefined && process.env["CI"] === undefined)
  console.warn(`event-ruler's driver is not tested: ${missing}`);

describe.skipIf(missing !== undefined && process.env["CI"] === undefined)("event-ruler's driver", () => {
  let driver: Driver;
  beforeAll(() => {
    expect(missing).toBeUndefined();
    driver = startRuler("256m");
  });
  afterAll(() => driver?.close());

  test.each(cases)("has the hits that we have of %s", async (_, lines, texts) => {
    const files = filesOf(lines, texts);
    const ask = engines.signalbox(readRules(files.rules));

    await driver.ask({ do: "load", ...files, mode: "default" });
    const { hits } = await driver.ask({ do: "hits", events: texts.length });

    expect(hits).toBe(texts.reduce((sum, text) => sum + ask(text), 0));
    expect(hits).toBeGreaterThan(0);
  });

  test.each(RULER_MODES)("runs as %s", async (mode) => {
    const files = filesOf(ruleLines("pattern", [{ type: ["Feature"] }]), lotTexts);
    await driver.ask({ do: "load", ...files, mode });

    const run = await driver.ask({ do: "run", seconds: 0.02 });

    expect(run.cpu).toBeGreaterThanOrEqual(0.02);
    expect(run.hits).toBe(run.events);
  });

  test("reports what it cannot do", async () => {
    const load = driver.ask({ do: "load", rules: "no-such-file", events: "no-such-file", mode: "default" });

    await expect(load).rejects.toThrow("NoSuchFile");
  });
});

test("transforms make a body of each event", () => {
  const some = {
    id: "r",
    version: 1,
    targets: [{ target: "log", transform: { inputPath: "$.data.status" } }],
  };
  expect(engines.transforms([some])(events[0]!)).toBe(1);
});
