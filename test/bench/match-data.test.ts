import { describe, expect, test } from "vitest";
import { allCells } from "../../bench/match/cells.ts";
import { cityLotBanks } from "../../bench/match/city-lot-rules.ts";
import { cityLots, NO_NUMBER } from "../../bench/match/city-lots.ts";
import { cloudEvents } from "../../bench/match/cloud-events.ts";
import { cloudConditions, cloudRules, RULE_CLASSES } from "../../bench/match/cloud-rules.ts";
import { createRandom } from "../../bench/match/random.ts";

function average(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
}

describe("chance from a seed", () => {
  test("is the same for the same seed and another for another", () => {
    const draws = (seed: number) => Array.from({ length: 5 }, createRandom(seed).unit);

    expect(draws(1)).toEqual(draws(1));
    expect(draws(1)).not.toEqual(draws(2));
  });

  test("is even, or skewed towards small numbers", () => {
    const { below, skewed } = createRandom(1);
    const share = (draw: (end: number) => number) =>
      Array.from({ length: 10_000 }, () => draw(100)).filter((n) => n < 25).length / 10_000;

    expect(share(below)).toBeCloseTo(0.25, 1);
    expect(share(skewed)).toBeCloseTo(0.5, 1);
  });
});

describe("city lots", () => {
  test("are the same for the same seed", () => {
    expect(cityLots(50)).toEqual(cityLots(50));
    expect(cityLots(50, 8)).not.toEqual(cityLots(50, 9));
  });

  test("are as long as the register's lines, and one in 325 has no number", () => {
    const lots = cityLots(10_000);

    expect(average(lots.map((lot) => JSON.stringify(lot)))).toBeCloseTo(870, -2);
    expect(lots.filter(({ properties }) => properties.MAPBLKLOT === NO_NUMBER).length / 10_000).toBeCloseTo(
      1 / 325,
      2,
    );
  });

  test("have rings that end where they began", () => {
    for (const { geometry } of cityLots(20)) {
      const [ring] = geometry.coordinates;
      expect(ring?.at(-1)).toEqual(ring?.[0]);
      expect(ring?.[0]).toEqual(geometry.firstCoordinates);
    }
  });

  test("have banks of five rules, and one of all of them", () => {
    const { COMBO, ...banks } = cityLotBanks(cityLots(1_000));

    expect(Object.values(banks).map((bank) => bank.length)).toEqual(Object.keys(banks).map(() => 5));
    expect(COMBO).toEqual(Object.values(banks).flat());
  });
});

describe("CloudEvents", () => {
  test("are the same for the same seed, and of 770 bytes", () => {
    expect(cloudEvents(20)).toEqual(cloudEvents(20));
    expect(average(cloudEvents(2_000))).toBeCloseTo(770, -2);
  });

  test.each([...RULE_CLASSES, "mixed" as const])("have %s rules, the same for the same seed", (kind) => {
    expect(cloudRules(kind, 20)).toEqual(cloudRules(kind, 20));
    expect(cloudRules(kind, 20)).toHaveLength(20);
  });

  test("have mixed rules of which 60 in a hundred are exact", () => {
    const exact = cloudRules("mixed", 5_000).filter((rule) => JSON.stringify(rule).includes("status"));

    expect(exact.length / 5_000).toBeCloseTo(0.6, 1);
  });

  test("have conditions, the same for the same seed", () => {
    expect(cloudConditions(20)).toEqual(cloudConditions(20));
  });
});

test("no cell is there twice", () => {
  const names = allCells().map(({ cell, rules }) => `${cell} ${rules}`);

  expect(new Set(names).size).toBe(names.length);
});
