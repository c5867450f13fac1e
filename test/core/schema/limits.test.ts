import { describe, expect, test } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import { compileSchema } from "../../../functions/core/schema/compile.ts";
import { readSchema } from "../../../functions/core/schema/read.ts";

function many<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function named(count: number, make: (index: number) => unknown): Record<string, unknown> {
  return Object.fromEntries(many(count, (index) => [`p${index}`, make(index)]));
}

/** Something in something, so many levels deep. */
function nested(levels: number, wrap: (inner: unknown) => unknown, core: unknown): unknown {
  return many(levels, () => 0).reduce<unknown>((inner) => wrap(inner), core);
}

function chain(count: number, link: (next: string) => unknown): Record<string, unknown> {
  const links = named(count, (index) => link(`#/$defs/p${index + 1}`));
  return { $ref: "#/$defs/p0", $defs: { ...links, [`p${count}`]: { type: "string" } } };
}

function twice($ref: string): unknown {
  return { allOf: [{ $ref }, { $ref }] };
}

describe("refused at registration is", () => {
  test.each<[string, unknown, string]>([
    ["a reference to itself", { $ref: "#" }, "$ref"],
    [
      "a circle that does not go down into the value",
      { $ref: "#/$defs/p0", $defs: { p0: { not: { anyOf: [{ $ref: "#/$defs/p0" }] } } } },
      "$ref",
    ],
    ["what doubles with each reference", chain(30, twice), "$ref"],
    ["more than 64 KB", { description: "x".repeat(65_536) }, "bytes"],
    ["20,000 properties", { properties: named(20_000, () => ({})) }, "bytes"],
    ["more than 2,000 subschemas", { properties: named(2_500, () => ({ maxLength: 1 })) }, "nodes"],
    ["more than 500 subschemas side by side", { allOf: many(600, () => ({ minLength: 1 })) }, "nodes"],
    ["more than 500 dependencies", { dependentRequired: named(600, () => ["x"]) }, "nodes"],
    ["subschemas more than 32 deep", nested(40, (not) => ({ not }), true), "depth"],
    ["values more than 128 deep", { default: nested(200, (inner) => [inner], 1) }, "depth"],
    [
      "5,000 subschemas in each other",
      nested(5_000, (inner) => ({ properties: { a: inner } }), true),
      "depth",
    ],
    ["200,000 brackets as text", "[".repeat(200_000), "bytes"],
    ["brackets that never close", "[".repeat(60_000), "json"],
    ["a chain of 400 references", chain(400, ($ref) => ({ properties: { x: { $ref } } })), "$ref"],
    [
      "many unevaluated properties",
      {
        allOf: many(300, (index) => ({ properties: { [`p${index}`]: true }, anyOf: [{}] })),
        unevaluatedProperties: false,
      },
      "nodes",
    ],
    ["a look ahead", { pattern: "^(?=a)b" }, "pattern"],
    ["a back-reference", { pattern: "(a)\\1" }, "pattern"],
    ["a regular expression that is none", { patternProperties: { "(": true } }, "pattern"],
    ["a regular expression that becomes very large", { pattern: "((a{30}){30}){30}" }, "pattern"],
    [
      "many that become large together",
      {
        patternProperties: named(30, () => true),
        propertyNames: { anyOf: many(30, (index) => ({ pattern: `a{900}${index}` })) },
      },
      "pattern",
    ],
  ])("%s", (_, schema, keyword) => {
    expect(refusalOf(schema)).toMatchObject({
      code: "schema-invalid",
      problems: expect.arrayContaining([expect.objectContaining({ keyword })]),
    });
  });

  test.each([
    ["^(?=a)b", "lookaround takes more"],
    ["(?<!a)b", "lookaround takes more"],
    ["(a)\\1", "back-references take more"],
    ["a{1001}", "invalid repeat count: `{1001}`"],
    ["(", "/(/u: Unterminated group"],
  ])("with its reason: %s", (pattern, reason) => {
    const expected = `a regular expression that runs in linear time (${reason})`;
    expect(refusalOf({ pattern }).problems).toMatchObject([{ expected, actual: JSON.stringify(pattern) }]);
  });

  test("not more than twenty problems are told", () => {
    expect(refusalOf({ properties: named(100, () => ({ minimum: "0" })) }).problems).toHaveLength(20);
  });
});

describe("taken is", () => {
  test("an object of 1,900 properties, and each is checked", () => {
    const schema = compileSchema({
      properties: named(1_900, () => ({ type: "string" })),
      additionalProperties: false,
    });
    expect(schema.validate({ p0: "x", p1899: "y" })).toEqual([]);
    expect(schema.validate({ p1899: 1 })).toMatchObject([{ pointer: "/p1899", keyword: "type" }]);
    expect(schema.validate({ p1900: 1 })).toMatchObject([
      { pointer: "/p1900", keyword: "additionalProperties" },
    ]);
  });
  test("more, where the limits are raised", () => {
    const schema = { properties: named(3_000, () => ({ maxLength: 1 })) };
    expect(
      compileSchema(schema, { limits: { bytes: 1e6, nodes: 5_000 } }).validate({ p2999: "ab" }),
    ).toHaveLength(1);
  });
  test("a large library of definitions, of which few are used", () => {
    const schema = { $ref: "#/$defs/p7", $defs: named(2_500, () => ({ type: "null" })) };
    expect(compileSchema(schema).validate(1)).toHaveLength(1);
  });
});

describe("a check takes a bounded number of steps:", () => {
  const tooMuch = [
    { pointer: "", keyword: "limit", expected: "small enough to be checked against this schema" },
  ];
  const tree = (keyword: string) => ({
    $ref: "#/$defs/node",
    $defs: {
      node: {
        properties: { a: { [keyword]: [{ $ref: "#/$defs/node" }, { $ref: "#/$defs/node" }] } },
        type: "object",
      },
    },
  });
  const deep = nested(60, (a) => ({ a }), {});
  const objects = many(5_000, (id) => ({ id, name: `name ${id}`, tags: [1, 2, 3] }));

  test.each<[string, unknown, unknown]>([
    ["what doubles with each level of the value", tree("allOf"), deep],
    ["what doubles and never fits", tree("anyOf"), nested(60, (a) => ({ a }), 1)],
    [
      "equal items looked for hundreds of times",
      { allOf: many(400, () => ({ uniqueItems: true })) },
      objects,
    ],
    [
      "hundreds of loops over a long array",
      { allOf: many(400, () => ({ items: { type: "integer" } })) },
      many(100_000, () => 1),
    ],
    ["a large regular expression on a long text", { pattern: "^(a?){900}b" }, "a".repeat(50_000)],
  ])("%s", (_, schema, value) => {
    expect(compileSchema(schema).validate(value)).toEqual(tooMuch);
  });

  test("equal items are found among 5,000 objects", () => {
    const schema = compileSchema({ uniqueItems: true });
    expect(schema.validate(objects)).toEqual([]);
    expect(schema.validate([...objects, objects[4_000]])).toHaveLength(1);
  });

  test("a value that is deeper than the stack is a problem, and no crash", () => {
    const schema = compileSchema({ type: ["array", "number"], items: { $ref: "#" } });
    expect(schema.validate(nested(100_000, (inner) => [inner], 1))).toEqual(tooMuch);
    expect(schema.validate([[1]])).toEqual([]);
  });

  test("a megabyte of plain data is well within", () => {
    const schema = compileSchema({
      items: { type: "object", required: ["id"], properties: { id: { type: "integer", minimum: 0 } } },
    });
    expect(schema.validate(many(100_000, (id) => ({ id })))).toEqual([]);
  });
});

test("regular expressions that drive others mad take their time, and no more", () => {
  const schema = compileSchema({ pattern: "^(a+)+$" });
  expect(schema.validate(`${"a".repeat(50_000)}!`)).toMatchObject([{ keyword: "pattern" }]);
});

test("reading alone refuses all that compiling would, without compiling", () => {
  expect(() => readSchema(chain(400, ($ref) => ({ properties: { x: { $ref } } })))).toThrow(RouterError);
});

function refusalOf(schema: unknown): RouterError {
  try {
    compileSchema(schema);
  } catch (error) {
    if (error instanceof RouterError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
}
