import { describe, expect, test } from "vitest";
import { missingField, schemasAt } from "../../../functions/core/check/schema-fields.ts";

const order = {
  type: "object",
  properties: {
    amount: { type: "number" },
    customer: { $ref: "#/definitions/Customer" },
    items: { type: "array", items: { properties: { sku: { type: "string" } } } },
    codes: { type: "array", items: { type: "string" } },
    extra: { type: "object" },
    labels: { type: "object", additionalProperties: { type: "string" } },
    payment: {
      oneOf: [{ properties: { iban: {} } }, { properties: { card: { properties: { last4: {} } } } }],
    },
    parent: { $ref: "#" },
    elsewhere: { $ref: "https://example.com/x.json" },
  },
  definitions: {
    Customer: {
      allOf: [{ properties: { name: { type: "string" } } }, { properties: { age: { type: "integer" } } }],
    },
  },
};

describe("a schema has", () => {
  test.each([
    "amount",
    "customer.name",
    "customer.age",
    "items.sku",
    "extra.anything.goes",
    "labels.any",
    "payment.iban",
    "payment.card.last4",
    "parent.parent.amount",
    "elsewhere.anything",
  ])("%s", (path) => {
    expect(missingField(order, path.split("."))).toBeUndefined();
  });
});

describe("a schema lacks", () => {
  test.each([
    ["amuont", 0, "amount"],
    ["customer.nmae", 1, "name"],
    ["items.skuu", 1, "sku"],
    ["payment.card.last5", 2, "last4"],
    ["parent.parent.amuont", 2, "amount"],
  ])("%s, step %i, beside %s", (path, step, known) => {
    const missing = missingField(order, path.split("."));
    expect(missing?.step).toBe(step);
    expect(missing?.known).toContain(known);
  });

  test.each(["amount.cents", "codes.x", "labels.any.deeper"])("%s, as a scalar has no fields", (path) => {
    expect(missingField(order, path.split("."))).toBeDefined();
  });

  test("names that only objects of JavaScript have", () => {
    expect(missingField(order, ["constructor"])).toBeDefined();
  });
});

test.each([true, {}, { type: "object" }, { type: "array" }])(
  "the open schema %j has every field",
  (schema) => {
    expect(missingField(schema, ["a", "b"])).toBeUndefined();
  },
);

test("patternProperties give their fields", () => {
  const schema = { patternProperties: { "^x-": { properties: { a: {} } } } };
  expect(missingField(schema, ["x-1", "a"])).toBeUndefined();
  expect(missingField(schema, ["x-1", "b"])).toEqual({ step: 1, known: ["a"] });
});

test("a schema that refers to itself without end is read once", () => {
  const loop = { allOf: [{ $ref: "#" }, { $ref: "#" }, { properties: { a: {} } }] };
  expect(missingField(loop, ["a"])).toBeUndefined();
  expect(missingField(loop, ["b"])).toEqual({ step: 0, known: ["a"] });
});

test("gives the schemas of a field, through references and arrays", () => {
  expect(schemasAt(order, ["customer", "age"])).toEqual([{ type: "integer" }]);
  expect(schemasAt(order, ["codes"])).toEqual([{ type: "string" }]);
  expect(schemasAt(order, ["nothing"])).toEqual([]);
});
