import { describe, expect, test } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import { compileTransform } from "../../../functions/core/transform/compile.ts";
import { viewOf } from "../../../functions/core/view.ts";
import cases from "../../cases/transforms.json" with { type: "json" };

const RULE = { id: "paid", bus: "default" };
const CONTEXT = { rule: RULE, receivedAt: Date.UTC(2026, 0, 2, 3, 4, 6) };

describe("makes", () => {
  test.each(cases.makes)("$name", async ({ transform, view, text, contentType = "application/json" }) => {
    const compiled = compileTransform(transform, RULE);
    const shown = viewOf(cases.event, view === "eventbridge" ? view : "cloudevents");
    expect(await compiled(shown, CONTEXT)).toEqual({ contentType, text });
  });
});

describe("fails with a sentence", () => {
  test.each(cases.fails)("$name", async ({ transform, because }) => {
    const error = await failureOf(transform);
    expect(error.code).toBe("transform-failed");
    expect(error.message).toBe(`Cannot transform the event for rule "paid": ${because}`);
  });
});

describe("survives", () => {
  test.each(cases.bombs)("$name", async ({ jsonata, because }) => {
    const error = await failureOf({ jsonata });
    expect(error.code).toBe("transform-failed");
    expect(error.message).toMatch(new RegExp(because));
  });
});

describe("refuses", () => {
  test.each(cases.refused)("$name", ({ transform, problems }) => {
    const error = refusalOf(transform);
    expect(error.code).toBe("transform-invalid");
    expect(error.problems).toEqual(problems);
  });
});

test("says in a sentence what is refused", () => {
  expect(refusalOf({ inputPath: "data" }).message).toBe(
    'Cannot compile the transform of rule "paid": at /inputPath expected a path that begins with $ at character 1, found data',
  );
});

test("answers at once where no JSONata is involved", () => {
  const kinds = [
    { inputPath: "$.id" },
    { input: 1 },
    { inputTransformer: { inputTemplate: "1" } },
    { template: 1 },
    { jsonLogic: 1 },
  ];
  for (const transform of kinds) {
    const made = compileTransform(transform, RULE)(viewOf(cases.event, "cloudevents"), CONTEXT);
    expect(made).not.toBeInstanceOf(Promise);
  }
});

test("names a rule on another bus by its ARN, or by the one that is given", () => {
  const compiled = compileTransform({ inputTransformer: { inputTemplate: "<aws.events.rule-arn>" } }, RULE);
  const arnFor = (rule: { bus: string; arn?: string }) =>
    compiled(viewOf(cases.event, "cloudevents"), { ...CONTEXT, rule: { id: "paid", ...rule } });
  expect(arnFor({ bus: "shop" })).toMatchObject({
    text: '"arn:aws:events:local:000000000000:rule/shop/paid"',
  });
  expect(arnFor({ bus: "shop", arn: "arn:x" })).toMatchObject({ text: '"arn:x"' });
});

test("refuses JsonLogic that takes too long, and is whole again afterwards", () => {
  const logic = {
    map: [{ var: "data" }, { reduce: [{ var: "list" }, { "+": [{ var: "accumulator" }, 1] }, 0] }],
  };
  const compiled = compileTransform({ jsonLogic: logic }, RULE);
  const eventOf = (length: number) =>
    viewOf(JSON.stringify({ data: ones(length).map(() => ({ list: ones(length) })) }), "cloudevents");
  expect(() => compiled(eventOf(600), CONTEXT)).toThrow("the logic takes more than 1000000 steps");
  expect(compiled(eventOf(2), CONTEXT)).toMatchObject({ text: "[2,2]" });
});

function ones(count: number): number[] {
  return Array.from({ length: count }, () => 1);
}

async function failureOf(transform: object): Promise<RouterError> {
  const compiled = compileTransform(transform, RULE);
  return await errorOf(async () => await compiled(viewOf(cases.event, "cloudevents"), CONTEXT));
}

function refusalOf(transform: object): RouterError {
  try {
    compileTransform(transform, RULE);
  } catch (error) {
    if (error instanceof RouterError) return error;
  }
  throw new Error("It was not refused.");
}

async function errorOf(run: () => Promise<unknown>): Promise<RouterError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof RouterError) return error;
    throw error;
  }
  throw new Error("It did not fail.");
}
