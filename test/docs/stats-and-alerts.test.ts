import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { checks } from "../../functions/core/check/checks.ts";
import { loadTemplates } from "../../functions/core/template/templates.ts";
import { docExamples } from "../support/doc-examples.ts";

const PAGE = "stats-and-alerts.md";
const page = readFileSync(new URL(`../../docs/${PAGE}`, import.meta.url), "utf8");
const examples = docExamples(PAGE, "alert-example");

beforeAll(loadTemplates);

describe("docs/stats-and-alerts.md", () => {
  test.each(examples)("shows an alert that check takes: %s", (text) => {
    expect(checks.alert(text).problems).toEqual([]);
  });

  test("has an example of every type", () => {
    const schema = JSON.parse(
      readFileSync(new URL("../../schemas/alert.schema.json", import.meta.url), "utf8"),
    ) as { definitions: { when: { properties: { type: { enum: string[] } } } } };
    const shown = new Set(examples.map((text) => (JSON.parse(text) as { when: { type: string } }).when.type));
    expect([...shown].sort()).toEqual(schema.definitions.when.properties.type.enum.toSorted());
  });

  test("names every alert that comes with the project", () => {
    const files = readdirSync(new URL("../../rules/alerts/", import.meta.url));
    const listed = Array.from(page.matchAll(/^\| `([a-z-]+)` \| .+ \|$/gm), ([, id]) => `${id}.json`);
    expect(listed).toEqual(files.toSorted());
  });

  test.each(docExamples(PAGE, "alert-rule"))("shows a rule that check takes: %s", (text) => {
    expect(checks.rule(text, { id: "to-chat" }).problems).toEqual([]);
  });

  test.each(docExamples(PAGE, "alert-target"))("shows a target that check takes: %s", (text) => {
    expect(checks.target(text).problems).toEqual([]);
  });
});
