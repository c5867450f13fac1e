import { expect, test } from "vitest";
import { conditionSentence } from "../../../functions/core/condition/condition-sentence.ts";

test.each([
  ["<=", 5, "data.a is 7, wanted <= 5"],
  ["!==", "x", 'data.a is 7, wanted anything but "x"'],
  ["missing", "nothing", "data.a is 7, wanted nothing"],
  ["all", "qty > 0", "data.a is 7, wanted qty > 0 for every element"],
  ["not all", "qty > 0", "data.a is 7, wanted an element without qty > 0"],
  ["not some", "qty > 0", "data.a is 7, wanted no element with qty > 0"],
])("says what %s wanted", (operator, expected, sentence) => {
  expect(conditionSentence({ path: "data.a", operator: `condition:${operator}`, expected, actual: 7 })).toBe(
    sentence,
  );
});

test("says that a condition took too many steps", () => {
  const reason = { path: "condition", operator: "condition:limit", expected: "at most 1000000 steps" };
  expect(conditionSentence(reason)).toBe(
    "its condition takes more steps than it may, wanted at most 1000000 steps",
  );
});
