import * as fc from "fast-check";
import { createCompoundSchema } from "genson-js";
import { describe, expect, test } from "vitest";
import { compileSchema } from "../../../functions/core/schema/compile.ts";
import { infer, type InferOptions } from "../../../functions/core/schema/infer.ts";
import { schemaProblems } from "../../../functions/core/schema/read.ts";

function inferred(samples: Iterable<unknown>, options?: InferOptions): object {
  const { $schema, ...schema } = infer(samples, options);
  expect($schema).toBe("https://json-schema.org/draft/2020-12/schema");
  return schema;
}

function many<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

describe("of the samples it keeps", () => {
  test.each<[string, readonly unknown[], object]>([
    ["the type", ["a", "b"], { type: "string" }],
    ["all types there are", ["a", null, true], { type: ["string", "null", "boolean"] }],
    ["numbers where one has a fraction", [1, 1.5], { type: "number" }],
    ["whole numbers", [1, 2.0, -3], { type: "integer" }],
    [
      "what objects have, and what all of them have",
      [{ a: 1, b: "x" }, { a: 2 }],
      { type: "object", properties: { a: { type: "integer" }, b: { type: "string" } }, required: ["a"] },
    ],
    ["that objects may be empty", [{}], { type: "object" }],
    [
      "the items of all arrays as one",
      [[1], [null], []],
      { type: "array", items: { type: ["integer", "null"] } },
    ],
    ["that arrays may be empty", [[]], { type: "array" }],
    [
      "objects beside other types",
      [{ a: 1 }, 5],
      { type: ["object", "integer"], properties: { a: { type: "integer" } }, required: ["a"] },
    ],
    ["nothing of no samples", [], {}],
    [
      "names that every object has",
      [JSON.parse('{"__proto__":1,"constructor":"x"}')],
      {
        type: "object",
        properties: Object.fromEntries([
          ["__proto__", { type: "integer" }],
          ["constructor", { type: "string" }],
        ]),
        required: ["__proto__", "constructor"],
      },
    ],
  ])("%s", (_, samples, schema) => {
    expect(inferred(samples)).toEqual(schema);
  });

  test.each([
    ["date-time", ["2030-01-31T12:00:00Z", "2030-01-31T12:00:00.123+01:00"]],
    ["date", ["2030-01-31"]],
    ["uuid", ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6"]],
    ["email", ["a@example.com", "b.c@example.org"]],
    ["ipv4", ["192.0.2.1"]],
    ["ipv6", ["2001:db8::1"]],
    ["uri", ["https://example.com/a?b=c", "amqp://host"]],
  ])("the format %s when all texts have it", (format, texts) => {
    expect(inferred(texts)).toEqual({ type: "string", format });
    expect(inferred([...texts, "something else"])).toEqual({ type: "string" });
    expect(inferred([...texts, null])).toEqual({ type: ["string", "null"], format });
  });

  test.each(["urn:isbn:1", "shop:order", "", "12", "1.2.3"])("no format of %j", (text) => {
    expect(inferred([text])).toEqual({ type: "string" });
  });

  test("a few texts that come again and again", () => {
    const samples = many(40, (index) => ["paid", "refunded", "open"][index % 3]);
    expect(inferred(samples)).toEqual({ type: "string", enum: ["paid", "refunded", "open"] });
    expect(inferred([...samples, null])).toEqual({
      type: ["string", "null"],
      enum: ["paid", "refunded", "open", null],
    });
    expect(inferred([...samples, "once"]), "one came once only").toEqual({ type: "string" });
    expect(inferred([...samples, 5]), "other things came").toEqual({ type: ["string", "integer"] });
    expect(inferred(samples.slice(0, 6)), "too few to tell").toEqual({ type: "string" });
    expect(inferred(many(40, () => "EUR")), "always the same").toEqual({ type: "string" });
  });

  test("that names are data, when objects have ever other ones", () => {
    const stock = many(10, (index) => ({ [`sku-${index}`]: index, [`sku-${index + 100}`]: index }));
    expect(inferred(stock)).toEqual({ type: "object", additionalProperties: { type: "integer" } });
    const wide = Object.fromEntries(many(150, (index) => [`n${index}`, index]));
    expect(inferred([wide, wide])).toEqual({ type: "object", additionalProperties: { type: "integer" } });
    expect(inferred([wide], { properties: 200 })).toHaveProperty("properties.n149", { type: "integer" });
  });
});

test("examples are given where they are asked for, of numbers and short texts", () => {
  const samples = [
    { a: 1, b: "x" },
    { a: 2, b: "y".repeat(50), c: true },
    { a: 1, b: "z" },
  ];
  expect(inferred(samples, { examples: 2 })).toMatchObject({
    properties: { a: { examples: [1, 2] }, b: { examples: ["x", "z"] }, c: { type: "boolean" } },
  });
  expect(JSON.stringify(inferred(samples))).not.toContain("examples");
});

describe("it looks", () => {
  test("at so many samples", () => {
    expect(inferred([1, 2, "x"], { samples: 2 })).toEqual({ type: "integer" });
  });
  test("at so many values, leaving out a sample that would go beyond", () => {
    expect(inferred([[1], many(100, () => "x"), [null]], { values: 10 })).toEqual({
      type: "array",
      items: { type: ["integer", "null"] },
    });
  });
  test("so many levels deep", () => {
    const deep = { a: { b: [{ c: 1 }] } };
    expect(inferred([deep], { depth: 2 })).toEqual({
      type: "object",
      properties: { a: { type: "object" } },
      required: ["a"],
    });
  });
  test("less deep where the draft would be too large to be registered", () => {
    const wide = (width: number, inner: unknown): unknown =>
      Object.fromEntries(many(width, (index) => [`name${index}`, inner]));
    const sample = wide(30, wide(30, wide(30, 1)));
    const schema = infer([sample]);
    expect(schemaProblems(schema)).toEqual([]);
    expect(schema).toHaveProperty("properties.name29.properties.name29", { type: "object" });
    expect(compileSchema(schema).validate(sample)).toEqual([]);
  });
});

test("every sample fits, whatever the samples are", () => {
  fc.assert(
    fc.property(fc.array(aSample(), { maxLength: 12 }), (samples) => {
      const schema = compileSchema(infer(samples));
      for (const sample of samples) expect([sample, schema.validate(sample)]).toEqual([sample, []]);
    }),
    { numRuns: 300 },
  );
});

test("types, properties and what is required are what genson-js comes to", () => {
  fc.assert(
    fc.property(fc.array(aSample(), { minLength: 1, maxLength: 6 }), (samples) => {
      expect(comparable(infer(samples))).toEqual(comparable(createCompoundSchema(samples)));
    }),
    { numRuns: 300 },
  );
});

/** Samples with few names and texts; without names that would be taken for data. */
function aSample(): fc.Arbitrary<unknown> {
  const name = fc.constantFrom("a", "b", "c", "d");
  const text = fc.constantFrom(
    "",
    "x",
    "EUR",
    "2030-01-31",
    "a@example.com",
    "192.0.2.1",
    "https://example.com",
  );
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, 0, 1, -2, 0.5, 1e300),
      text,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(name, tie("value"), { maxKeys: 4 }),
    ),
  })).value;
}

/** A schema with what both say in one form: lists sorted, a branch for each type as one, nothing else. */
function comparable(schema: unknown): unknown {
  const { anyOf = [schema as object] } = schema as {
    readonly anyOf?: readonly { readonly type?: unknown }[];
  };
  const whole: Partial<Record<string, object>> = Object.assign({}, ...anyOf);
  const types = anyOf.flatMap((branch) => ("type" in branch ? branch.type : []));
  const properties = Object.entries(whole["properties"] ?? {}).map(([name, inner]) => [
    name,
    comparable(inner),
  ]);
  return {
    types: types.map(String).sort((one, other) => one.localeCompare(other)),
    properties: Object.fromEntries(properties),
    required: [...((whole["required"] ?? []) as string[])].sort(),
    ...(whole["items"] && { items: comparable(whole["items"]) }),
  };
}
