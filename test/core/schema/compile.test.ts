import * as fc from "fast-check";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import { compileSchema } from "../../../functions/core/schema/compile.ts";
import { aJsonValue, aSchema } from "../../support/schema-arbitrary.ts";

const DRAFT_07 = "http://json-schema.org/draft-07/schema#";

function fits(schema: unknown, value: unknown): boolean {
  return compileSchema(schema).validate(value).length === 0;
}

describe("the dialect is the one that `$schema` names", () => {
  const tuple = { items: [{ type: "string" }], additionalItems: false };
  test("draft-07 knows tuples as a list of items", () => {
    expect(fits({ $schema: DRAFT_07, ...tuple }, ["a"])).toBe(true);
    expect(fits({ $schema: DRAFT_07, ...tuple }, ["a", "b"])).toBe(false);
  });
  test("2020-12, which is meant without `$schema`, refuses them", () => {
    expect(() => compileSchema(tuple)).toThrow(/\/items must be an object, true or false/);
  });
  test("draft-07 passes over what stands beside a reference", () => {
    const schema = {
      $schema: DRAFT_07,
      definitions: { a: {} },
      properties: { x: { $ref: "#/definitions/a", type: "null" } },
    };
    expect(fits(schema, { x: 1 })).toBe(true);
  });
  test("draft-07 passes over keywords that came later", () => {
    expect(
      fits({ $schema: DRAFT_07, dependentRequired: { a: ["b"] }, unevaluatedProperties: false }, { a: 1 }),
    ).toBe(true);
  });
  test.each(["http://json-schema.org/draft-04/schema#", "https://example.com/own", 7])(
    "%s is refused",
    ($schema) => {
      expect(() => compileSchema({ $schema })).toThrow(RouterError);
    },
  );
});

describe("references", () => {
  test.each([
    ["a pointer", { $ref: "#/$defs/money", $defs: { money: { type: "number" } } }],
    ["a pointer with escapes", { $ref: "#/$defs/a~1b%25", $defs: { "a/b%": { type: "number" } } }],
    ["an anchor", { $ref: "#money", $defs: { m: { $anchor: "money", type: "number" } } }],
    [
      "a name within the document",
      { $id: "https://shop.example/order", $ref: "money", $defs: { m: { $id: "money", type: "number" } } },
    ],
    [
      "a name that is a URN",
      { $id: "urn:example:order", $ref: "#/$defs/m", $defs: { m: { type: "number" } } },
    ],
    ["a dynamic anchor", { $dynamicRef: "#m", $defs: { m: { $dynamicAnchor: "m", type: "number" } } }],
    [
      "a place that only the reference shows to be a schema",
      { $ref: "#/x-types/money", "x-types": { money: { type: "number" } } },
    ],
  ])("find %s", (_, schema) => {
    expect(fits(schema, 1)).toBe(true);
    expect(fits(schema, "1")).toBe(false);
  });

  test("may lead round in a circle that goes down into the value", () => {
    const tree = { type: "object", properties: { children: { items: { $ref: "#" } } }, required: ["id"] };
    expect(fits(tree, { id: 1, children: [{ id: 2, children: [] }] })).toBe(true);
    expect(compileSchema(tree).validate({ id: 1, children: [{ id: 2, children: [{}] }] })).toMatchObject([
      { pointer: "/children/0/children/0", keyword: "required" },
    ]);
  });

  test.each(["https://example.com/other.json", "other.json", "#/$defs/missing", "#missing"])(
    "%s is refused",
    ($ref) => {
      const [problem] = problemsOf({ properties: { a: { $ref } } });
      expect(problem).toEqual({
        pointer: "/properties/a/$ref",
        keyword: "$ref",
        expected: "a reference to a part of this schema (others are not fetched)",
        actual: JSON.stringify($ref),
      });
    },
  );
});

describe("the value of each keyword is checked", () => {
  test.each([
    [{ type: "strin" }, "/type"],
    [{ type: [] }, "/type"],
    [{ properties: { a: { minimum: "1" } } }, "/properties/a/minimum"],
    [{ items: { minLength: -1 } }, "/items/minLength"],
    [{ required: ["a", "a"] }, "/required"],
    [{ required: "a" }, "/required"],
    [{ multipleOf: 0 }, "/multipleOf"],
    [{ allOf: [] }, "/allOf"],
    [{ anyOf: {} }, "/anyOf"],
    [{ properties: [] }, "/properties"],
    [{ properties: { a: 5 } }, "/properties/a"],
    [{ $defs: { unused: { type: "nothing" } } }, "/$defs/unused/type"],
    [{ $ref: 5 }, "/$ref"],
    [{ $defs: { a: { $id: "x" }, b: { $id: "x" } } }, "/$defs/b"],
  ])("%j is refused at %s", (schema, pointer) => {
    expect(problemsOf(schema)[0]?.pointer).toBe(pointer);
  });

  test.each([5, null, "not json", "[1]", undefined])("%j is no schema", (schema) => {
    expect(() => compileSchema(schema)).toThrow(RouterError);
  });

  test("unknown keywords are let pass, and so is what is no schema within them", () => {
    expect(
      fits(
        { "x-signalbox": { mode: "reject" }, example: { type: "nothing" }, const: { $ref: "#/none" } },
        { $ref: "#/none" },
      ),
    ).toBe(true);
  });

  test("the message names the schema and the place", () => {
    expect(() => compileSchema({ minimum: "1" }, { name: 'the schema "a.v1"' })).toThrow(
      'Cannot use the schema "a.v1": /minimum must be a number',
    );
  });
});

test("a schema may come as text", () => {
  expect(fits('{"type":"string"}', "x")).toBe(true);
});

test("formats assert, unless they are only meant to tell", () => {
  const schema = { format: "date" };
  expect(compileSchema(schema).validate("today")).toHaveLength(1);
  expect(compileSchema(schema, { formats: false }).validate("today")).toEqual([]);
});

describe("members with names that every object has", () => {
  const schema = JSON.parse(
    '{"properties":{"constructor":{"type":"string"},"__proto__":{"type":"number"}},"required":["toString"],"additionalProperties":{"type":"null"}}',
  );
  test.each([
    ['{"toString":null}', true],
    ["{}", false],
    ['{"toString":null,"constructor":"x","__proto__":1}', true],
    ['{"toString":null,"constructor":1}', false],
    ['{"toString":null,"__proto__":"x"}', false],
    ['{"toString":null,"valueOf":1}', false],
  ])("%s fits: %s", (text, valid) => {
    expect(fits(schema, JSON.parse(text))).toBe(valid);
  });
  test("are data where values are compared", () => {
    const strange = { valueOf: 1, toString: 2, constructor: { name: "x" }, hasOwnProperty: 3 };
    expect(fits({ const: strange }, structuredClone(strange))).toBe(true);
    expect(fits({ uniqueItems: true }, [strange, structuredClone(strange)])).toBe(false);
  });
});

test.each([
  [19.99, 0.01, true],
  [123456789.99, 0.01, true],
  [0.0075, 0.0001, true],
  [0.00751, 0.0001, false],
  [9007199254740991, 2, false],
  [1e308, 0.123456789, false],
  [1e308, 0.5, true],
  [-4, 2, true],
])("%d is a multiple of %d: %s", (value, multipleOf, valid) => {
  expect(fits({ multipleOf }, value)).toBe(valid);
});

test.each([
  [{ prefixItems: [{ type: "null" }], contains: { const: 1 } }, [], false],
  [{ anyOf: [{ prefixItems: [true, { const: 1 }], contains: true, maxContains: 0 }] }, [], false],
  [{ if: { prefixItems: [{ const: "a" }] }, unevaluatedItems: false }, ["a"], true],
  [{ if: { prefixItems: [{ const: "a" }] }, unevaluatedItems: false }, ["b"], false],
  [
    {
      if: { required: ["a"], properties: { a: true } },
      else: { properties: { b: true } },
      unevaluatedProperties: false,
    },
    { a: 1 },
    true,
  ],
  [
    {
      if: { required: ["a"], properties: { a: true } },
      else: { properties: { b: true } },
      unevaluatedProperties: false,
    },
    { b: 1 },
    true,
  ],
  [
    {
      patternProperties: { "^a": {} },
      dependentSchemas: { c: { anyOf: [{ required: ["d"] }] } },
      unevaluatedProperties: false,
    },
    { a: 1 },
    true,
  ],
  [
    {
      anyOf: [true, { patternProperties: { "^a": {} }, dependentSchemas: { c: { properties: { d: {} } } } }],
    },
    { a: 1 },
    true,
  ],
])("%j and %j, where ajv alone errs", (schema, value, valid) => {
  expect(fits(schema, value)).toBe(valid);
});

test("what it comes to is what ajv alone comes to, whatever schema and value", () => {
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, addUsedSchema: false });
  // With those ajv errs, see above: it counts what branches have looked at that do not hold.
  const isSure = (schema: unknown) => !JSON.stringify(schema).includes('"unevaluated');
  fc.assert(
    fc.property(
      aSchema.filter(isSure),
      fc.array(aJsonValue, { minLength: 8, maxLength: 8 }),
      (schema, values) => {
        const ours = compileSchema(schema);
        const plain = ajv.compile(schema);
        for (const value of values)
          expect([value, ours.validate(value).length === 0]).toEqual([value, plain(value)]);
      },
    ),
    { numRuns: 300 },
  );
});

test("a schema that was compiled is not changed", () => {
  const schema = {
    $id: "urn:x",
    oneOf: [{ type: "null" }, { $ref: "#/$defs/a" }],
    $defs: { a: { type: "string" } },
  };
  const before = structuredClone(schema);
  compileSchema(Object.freeze(schema));
  expect(schema).toEqual(before);
});

function problemsOf(schema: unknown) {
  try {
    compileSchema(schema);
  } catch (error) {
    if (error instanceof RouterError && error.code === "schema-invalid") return error.problems ?? [];
    throw error;
  }
  throw new Error("It was not refused.");
}
