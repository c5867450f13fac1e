import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileCondition } from "../../../functions/core/condition/compile.ts";
import type { ConditionReason } from "../../../functions/core/condition/explain.ts";
import cases from "../../cases/conditions.json" with { type: "json" };
import { someData, someLogic } from "../../support/logic.ts";

test.each(cases.reasons)("names $name", ({ logic, reason }) => {
  expect(compileCondition(logic).explain(cases.event)).toStrictEqual(reason);
});

test("tells a large value by its kind and size", () => {
  const event = { text: "x".repeat(10_000), list: Array.from({ length: 5000 }, () => 1) };
  const actualOf = (path: string) => compileCondition({ "!": { var: path } }).explain(event)?.actual;
  expect(actualOf("text")).toBe(`${"x".repeat(200)}… (10000 characters)`);
  expect(actualOf("list")).toBe("a list of 5000");
  expect(actualOf("")).toBe("a large object");
});

test("calls a computation that is long to say the condition", () => {
  const sum = { "+": Array.from({ length: 30 }, () => ({ var: "data.amount" })) };
  expect(compileCondition({ ">": [sum, 5000] }).explain(cases.event)).toEqual({
    path: "condition",
    operator: "condition:>",
    expected: 5000,
    actual: 2400,
  });
});

test("has a reason exactly when the condition does not match", () => {
  fc.assert(
    fc.property(someLogic, someData, (logic, data) => {
      const condition = compileCondition(logic);
      const reason = condition.explain(data);
      expect(reason === undefined).toBe(condition.matches(data));
      if (reason && isTold(reason)) expect(holds(reason)).toBe(false);
    }),
    { numRuns: Number(process.env["LOGIC_RUNS"] ?? 3000) },
  );
});

/** An operand that is not there is told as null. */
function isTold({ expected, actual }: ConditionReason): boolean {
  return expected !== null && actual !== null;
}

/** Whether the clause that a reason names would hold for the actual value; for a list, which tells of its elements, false. */
function holds({ operator, expected, actual = null }: ConditionReason): boolean {
  const clause = clauses[operator.replace("condition:", "")];
  return clause === undefined ? false : compileCondition(clause).matches({ actual, expected });
}

const [actual, expected] = [{ var: "actual" }, { var: "expected" }];
const clauses: Readonly<Record<string, unknown>> = {
  truthy: actual,
  falsy: { "!": actual },
  in: { in: [actual, expected] },
  "not in": { "!": { in: [actual, expected] } },
  contains: { in: [expected, actual] },
  "not contains": { "!": { in: [expected, actual] } },
  present: { "!": { missing: "actual" } },
  missing: { missing: "actual" },
  ...Object.fromEntries(
    ["==", "!=", "===", "!==", "<", "<=", ">", ">="].map((name) => [name, { [name]: [actual, expected] }]),
  ),
};
