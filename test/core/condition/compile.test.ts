import { expect, test } from "vitest";
import { compileCondition } from "../../../functions/core/condition/compile.ts";
import { LimitReached } from "../../../functions/core/condition/expression.ts";
import { RouterError } from "../../../functions/core/errors.ts";
import cases from "../../cases/conditions.json" with { type: "json" };

test.each(cases.values)("$name", ({ logic, value }) => {
  expect(compileCondition(logic).apply(cases.event)).toStrictEqual(value);
});

test.each(cases.refused)("refuses $name", ({ logic, problems }) => {
  expect(refusalOf(logic).problems).toEqual(problems);
});

test("says in a sentence what is refused", () => {
  const { code, message } = refusalOf({ "!": { has: "x" } });
  expect(code).toBe("condition-invalid");
  expect(message).toBe("Cannot compile the condition: at /!/has expected a JsonLogic operator, found has");
});

test.each([
  ["1001 values", Array.from({ length: 1000 }, () => 1), "nodes"],
  ["33 levels", nested(33), "depth"],
  ["20,000 levels", nested(20_000), "depth"],
  ["values too deep in an object", { a: 1, b: nested(32) }, "depth"],
])("refuses %s", (_, logic, keyword) => {
  expect(refusalOf(logic).problems?.[0]?.keyword).toBe(keyword);
});

test.each([
  ["1000 values", Array.from({ length: 999 }, () => 1)],
  ["32 levels", nested(32)],
])("takes %s", (_, logic) => {
  expect(compileCondition(logic).matches({})).toBe(true);
});

test("names at most 20 problems", () => {
  expect(refusalOf(Array.from({ length: 50 }, () => ({ nope: 1 }))).problems).toHaveLength(20);
});

test.each([
  [
    "a map in a map",
    { map: [{ var: "list" }, { map: [numbers(300), { "+": [{ var: "" }, 1] }] }] },
    "1000000 steps",
  ],
  ["the text of a list that holds itself many times", doubled(20), "1000000 steps"],
  [
    "the text of a list nested anew by each element",
    { reduce: [{ var: "list" }, [{ var: "accumulator" }], 0] },
    "1000 levels",
  ],
])("gives up on %s", (_, logic, limit) => {
  const condition = compileCondition({ cat: logic });
  const event = { list: numbers(50_000), text: "x".repeat(1000) };
  expect(condition.matches(event)).toBe(false);
  expect(condition.explain(event)).toEqual({
    path: "condition",
    operator: "condition:limit",
    expected: `at most ${limit}`,
  });
  expect(() => condition.apply(event)).toThrow(new LimitReached(limit));
});

test("is whole again after it gave up", () => {
  const condition = compileCondition({ cat: { reduce: [{ var: "list" }, [{ var: "accumulator" }], "x"] } });
  expect(condition.matches({ list: numbers(5000) })).toBe(false);
  expect(condition.matches({ list: numbers(5) })).toBe(true);
});

function refusalOf(logic: unknown): RouterError {
  try {
    compileCondition(logic);
  } catch (error) {
    if (error instanceof RouterError) return error;
  }
  throw new Error("It was not refused.");
}

/** Lists in lists, the innermost of them truthy. */
function nested(levels: number): unknown {
  let logic: unknown = 1;
  for (let level = 0; level < levels; level++) logic = [logic];
  return logic;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** A list of two lists of two lists … of a text. */
function doubled(times: number): unknown {
  let logic: unknown = [{ var: "text" }];
  for (let time = 0; time < times; time++) logic = { map: [logic, [{ var: "" }, { var: "" }]] };
  return logic;
}
