import { describe, expect, test } from "vitest";
import { compilePlaceText, partitionKeyOf } from "../../../functions/core/text/place-text.ts";

const event = JSON.stringify({
  id: "42",
  data: { id: 7.5, customer: { name: "Ada" }, tags: ["a", "b"], empty: "", none: null, quoted: 'a"b' },
});
const names = { date: "2026-01-02" };

describe("a text with places", () => {
  test.each([
    ["plain", "plain"],
    ["<$.id>", "42"],
    ["orders/<$.data.customer.name>/<$.data.id>.json", "orders/Ada/7.5.json"],
    ["<$.data.tags>", '["a","b"]'],
    ["<$.data.quoted>", 'a"b'],
    ["<date>/<$.id>", "2026-01-02/42"],
    ["a < b <other> <$.id>", "a < b <other> 42"],
    ["<<$.id>", "<42"],
  ])("%s gives %s", (text, rendered) => {
    expect(compilePlaceText(text, ["date"]).render(event, names)).toBe(rendered);
  });

  test.each(["<$.data.nothing>", "a<$.data.empty>", "a<$.data.none>", "<$.data.id.deeper>"])(
    "%s gives nothing, for nothing is there",
    (text) => {
      expect(compilePlaceText(text).render(event)).toBeUndefined();
    },
  );

  test("keeps numbers as they were written", () => {
    const big = '{"data":{"id":12345678901234567890}}';
    expect(compilePlaceText("<$.data.id>").render(big)).toBe("12345678901234567890");
  });

  test.each([
    ["<$.data.id", "expected a step or > at character 11"],
    ["<$data>", "expected a step or > at character 3"],
    ["<$.data..id>", "at character 8"],
  ])("%s cannot be used", (text, problem) => {
    expect(compilePlaceText(text).problem).toContain(problem);
  });
});

test.each([
  ['{"partitionkey":"p-7"}', "p-7"],
  ['{"data":{"partitionkey":"no"}}', undefined],
  ['{"partitionkey":""}', undefined],
  ["{}", undefined],
])("the partition key of %s is %s", (text, key) => {
  expect(partitionKeyOf(text)).toBe(key);
});
