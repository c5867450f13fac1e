import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import jsonLogic from "json-logic-js";
import { expect, test } from "vitest";
import { compileCondition } from "../../../functions/core/condition/compile.ts";
import { someData, someLogic } from "../../support/logic.ts";

const RUNS = Number(process.env["LOGIC_RUNS"] ?? 3000);

test("gives what json-logic-js gives, for any logic and data", () => {
  let compared = 0;
  fc.assert(
    fc.property(someLogic, someData, (logic, data) => {
      const condition = compileCondition(logic);
      const value = condition.apply(data);
      const wanted = oracle(logic, data);
      if (!wanted) return;
      compared++;
      if (!isDeepStrictEqual(value, wanted.value)) expect(value).toStrictEqual(wanted.value);
      expect(condition.matches(data)).toBe(jsonLogic.truthy(wanted.value));
    }),
    { numRuns: RUNS },
  );
  expect(compared).toBeGreaterThan(RUNS / 2);
});

/** Undefined where json-logic-js throws: `{"*": []}`, `{"missing_some": [1]}`; we must not. */
function oracle(logic: unknown, data: unknown): { readonly value: unknown } | undefined {
  try {
    return { value: jsonLogic.apply(structuredClone(logic) as never, data) };
  } catch {
    return undefined;
  }
}
