import { describe, expect, test } from "vitest";
import { unknownFields } from "../../../functions/core/check/unknown-fields.ts";
import type { RuleFile } from "../../../functions/core/rule.ts";

const order = {
  type: "object",
  properties: {
    amount: { type: "number" },
    country: { type: "string" },
    customer: { type: "object", properties: { name: { type: "string" } } },
  },
};
const refund = { type: "object", properties: { reason: { type: "string" } } };
const schemas = new Map([
  ["shop.order.paid", [order]],
  ["shop.order.refunded", [refund]],
]);

function aRule(parts: Partial<RuleFile>): RuleFile {
  return { pattern: { type: ["shop.order.paid"] }, targets: [{ target: "log" }], ...parts };
}

function warnings(rule: RuleFile): string[] {
  return unknownFields(rule, schemas).map(({ pointer, message }) => `${pointer}: ${message}`);
}

describe("warns of a field that the schema does not have", () => {
  test("in a pattern", () => {
    expect(warnings(aRule({ pattern: { type: ["shop.order.paid"], data: { amuont: [1] } } }))).toEqual([
      '/pattern/data/amuont: data has no field "amuont" in the schema of shop.order.paid (did you mean "amount"?)',
    ]);
  });

  test("in a condition and in a transform", () => {
    const rule = aRule({
      condition: { "==": [{ var: "data.customer.nmae" }, "Ada"] },
      targets: [{ target: "log", transform: { template: "<$.data.zzz>" } }],
    });
    expect(warnings(rule)).toEqual([
      '/condition/==/0/var: data.customer has no field "nmae" in the schema of shop.order.paid (did you mean "name"?)',
      '/targets/0/transform/template: data has no field "zzz" in the schema of shop.order.paid',
    ]);
  });

  test("in the words of the EventBridge view", () => {
    const pattern = { "detail-type": ["shop.order.paid"], detail: { amuont: [1] } };
    expect(warnings(aRule({ view: "eventbridge", pattern }))).toEqual([
      '/pattern/detail/amuont: detail has no field "amuont" in the schema of shop.order.paid (did you mean "amount"?)',
    ]);
  });
});

describe("says nothing", () => {
  test.each<[string, Partial<RuleFile>]>([
    ["where all fields are there", { pattern: { type: ["shop.order.paid"], data: { amount: [1] } } }],
    [
      "where one of several types has the field",
      { pattern: { type: ["shop.order.paid", "shop.order.refunded"], data: { amount: [1], reason: ["x"] } } },
    ],
    ["where a type has no schema", { pattern: { type: ["shop.order.paid", "other"], data: { x: [1] } } }],
    ["where the types are open", { pattern: { type: [{ prefix: "shop." }], data: { x: [1] } } }],
    [
      "where the type is only one of two branches",
      { pattern: { $or: [{ type: ["shop.order.paid"] }, { id: ["1"] }], data: { x: [1] } } },
    ],
    ["of attributes", { pattern: { type: ["shop.order.paid"], anything: ["x"] } }],
  ])("%s", (_, parts) => {
    expect(warnings(aRule(parts))).toEqual([]);
  });
});
