import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkAlert } from "../../functions/core/check/alert.ts";
import { checkSource } from "../../functions/core/check/source.ts";

const page = readFileSync("docs/taps.md", "utf8");
const pages = readdirSync("docs/targets").map((file) => readFileSync(`docs/targets/${file}`, "utf8"));
const examples = Array.from(page.matchAll(/```json\n(.*?)```/gs), ([, text]) => text!);
const others = pages
  .flatMap((text) => Array.from(text.matchAll(/```json[\w -]*\n(.*?)```/gs), ([, example]) => example!))
  .filter((example) => example.includes('"kind": "tap"'));
const kinds = readdirSync("schemas/taps")
  .filter((file) => file !== "shared.schema.json")
  .map((file) => file.replace(".schema.json", ""));

describe("the pages about taps", () => {
  test.each([...examples, ...others].map((text) => [text]))("show what is valid: %s", (text) => {
    const check = text.includes('"when"') ? checkAlert : checkSource;
    const { problems, warnings } = check(text);
    expect([problems, warnings]).toEqual([[], []]);
  });

  test("show a tap of each broker that has a schema", () => {
    const shown = new Set(examples.map((text) => (JSON.parse(text) as { broker?: string }).broker));
    expect([...shown].filter((broker) => broker !== undefined).toSorted()).toEqual(kinds.toSorted());
  });
});
