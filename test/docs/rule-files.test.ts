import { describe, expect, test } from "vitest";
import { checks } from "../../functions/core/check/checks.ts";
import { docExamples } from "../support/doc-examples.ts";

describe("docs/rules.md, rule files", () => {
  test.each(docExamples("rules.md", "rule-file-example"))("takes %s", (text) => {
    const { value, problems } = checks.rule(text, { id: "large-orders" });
    expect(problems).toEqual([]);
    expect(value).toMatchObject(JSON.parse(text));
  });

  const refused = docExamples("rules.md", "rule-file-refused").map((text) => JSON.parse(text));
  test.each(refused)("refuses $rule", ({ rule, refused: { pointer, message } }) => {
    const { problems } = checks.rule(JSON.stringify(rule), { id: "large-orders" });
    expect(problems).toContainEqual(
      expect.objectContaining({ pointer, message: expect.stringContaining(message) }),
    );
  });
});
