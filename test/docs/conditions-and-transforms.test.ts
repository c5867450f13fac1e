import { describe, expect, test } from "vitest";
import { runRuleTests } from "../../functions/core/check/run-rule-tests.ts";
import { compileCondition } from "../../functions/core/condition/compile.ts";
import { RouterError } from "../../functions/core/errors.ts";
import type { RuleTestFile } from "../../functions/core/generated/rule-test-file.ts";
import { memberText } from "../../functions/core/json/slices.ts";
import type { Rule, Transform } from "../../functions/core/rule.ts";
import { compileTransform } from "../../functions/core/transform/compile.ts";
import { viewOf } from "../../functions/core/view.ts";
import { NOW } from "../support/build.ts";
import { docExamples } from "../support/doc-examples.ts";

const CONTEXT = { rule: { id: "orders", bus: "default" }, receivedAt: NOW };

describe("docs/rules.md, conditions", () => {
  test.each(docExamples("rules.md", "condition-example"))("%s", (example) => {
    const { condition, matches, fails } = JSON.parse(example) as {
      readonly condition: unknown;
      readonly matches: readonly unknown[];
      readonly fails: readonly unknown[];
    };
    const compiled = compileCondition(condition);
    expect([...matches, ...fails].filter((event) => compiled.matches(event))).toEqual(matches);
  });

  test.each(docExamples("rules.md", "condition-refused"))("%s", (example) => {
    const { condition, refused } = JSON.parse(example) as Refused & { readonly condition: unknown };
    expect(refusalOf(() => compileCondition(condition)).problems?.[0]).toMatchObject(refused);
  });
});

describe("docs/rules.md, transforms", () => {
  test.each(docExamples("rules.md", "transform-example"))("%s", async (example) => {
    const { transform, body, fails, contentType } = JSON.parse(example) as {
      readonly transform: Transform;
      readonly body?: string;
      readonly fails?: string;
      readonly contentType?: string;
    };
    const compiled = compileTransform(transform, CONTEXT.rule);
    const made = async () => await compiled(viewOf(memberText(example, "event")!, "cloudevents"), CONTEXT);
    if (fails === undefined)
      expect(await made()).toEqual({ contentType: contentType ?? "application/json", text: body });
    else await expect(made()).rejects.toThrow(fails);
  });

  test.each(docExamples("rules.md", "transform-refused"))("%s", (example) => {
    const { transform, refused } = JSON.parse(example) as Refused & { readonly transform: Transform };
    expect(refusalOf(() => compileTransform(transform, CONTEXT.rule)).problems?.[0]).toMatchObject(refused);
  });
});

test.each(docExamples("rules.md", "rule-test-example"))("docs/rules.md, rule tests: %s", async (example) => {
  const { rule, tests } = JSON.parse(example) as { readonly rule: Rule; readonly tests: RuleTestFile };
  const results = await runRuleTests({ ...rule, id: "orders", version: 1 }, tests, NOW);
  expect(results.filter(({ failures }) => failures.length > 0)).toEqual([]);
  expect(results).toHaveLength(tests.cases.length);
});

test("docs/rules.md has such examples", () => {
  const kinds = [
    "condition-example",
    "condition-refused",
    "transform-example",
    "transform-refused",
    "rule-test-example",
  ];
  expect(kinds.filter((kind) => docExamples("rules.md", kind).length === 0)).toEqual([]);
});

interface Refused {
  readonly refused: { readonly pointer: string; readonly keyword: string };
}

function refusalOf(compile: () => unknown): RouterError {
  try {
    compile();
  } catch (error) {
    if (error instanceof RouterError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
}
