import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkAlert } from "../../functions/core/check/alert.ts";
import { checkSource } from "../../functions/core/check/source.ts";

const page = readFileSync("docs/taps.md", "utf8");
const examples = Array.from(page.matchAll(/```json\n(.*?)```/gs), ([, text]) => text!);
const kinds = readdirSync("schemas/taps")
  .filter((file) => file !== "shared.schema.json")
  .map((file) => file.replace(".schema.json", ""));

describe("the page about taps", () => {
  test.each(examples.map((text) => [text]))("shows what is valid: %s", (text) => {
    const check = text.includes('"when"') ? checkAlert : checkSource;
    const { problems, warnings } = check(text);
    expect([problems, warnings]).toEqual([[], []]);
  });

  test("shows a tap of each broker that has a schema", () => {
    const shown = new Set(examples.map((text) => (JSON.parse(text) as { broker?: string }).broker));
    expect([...shown].filter((broker) => broker !== undefined).toSorted()).toEqual(kinds.toSorted());
  });
});
