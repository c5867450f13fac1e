import * as fc from "fast-check";

/** Few names and values, so that schemas and values often have to do with each other. */
const aName = fc.constantFrom("a", "b", "c");
const aScalar = fc.constantFrom(null, true, false, 0, 1, 2, 5, -1, 1.5, "", "x", "ab", "abc", "2030-01-01");
const aLimit = fc.integer({ min: 0, max: 3 });

/** Any JSON value of a few levels, as it is parsed from text. */
export const aJsonValue: fc.Arbitrary<unknown> = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      aScalar,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(aName, tie("value"), { maxKeys: 3 }),
    ),
  }))
  .value.map((value): unknown => JSON.parse(JSON.stringify(value)));

const types = ["null", "boolean", "integer", "number", "string", "array", "object"] as const;

const aSubschema: fc.Arbitrary<boolean | object> = fc.letrec<{ schema: boolean | object }>((tie) => {
  const inner = tie("schema");
  const byName = fc.dictionary(aName, inner, { maxKeys: 3 });
  const some = fc.array(inner, { minLength: 1, maxLength: 3 });
  return {
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<boolean | object>(true, {}, { type: "string" }, { type: "null" }, { enum: [1, "x"] }),
      partOf({
        type: fc.oneof(
          fc.constantFrom(...types),
          fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
        ),
        minimum: fc.constantFrom(0, 1, 1.5, -1),
        maximum: fc.constantFrom(0, 2, 2.5, 5),
        exclusiveMinimum: fc.constantFrom(0, 1, 0.5),
        exclusiveMaximum: fc.constantFrom(2, 5, 5.5),
        multipleOf: fc.constantFrom(1, 2, 4, 0.5),
        minLength: aLimit,
        maxLength: aLimit,
        pattern: fc.constantFrom("^a", "b$"),
        minItems: aLimit,
        maxItems: aLimit,
        uniqueItems: fc.boolean(),
        minProperties: aLimit,
        maxProperties: aLimit,
        required: fc.uniqueArray(aName, { maxLength: 2 }),
        enum: fc.uniqueArray(aScalar, { minLength: 1, maxLength: 4 }),
      }),
      partOf({
        type: fc.constant("object"),
        properties: byName,
        required: fc.uniqueArray(aName, { maxLength: 2 }),
        additionalProperties: inner,
        patternProperties: fc.dictionary(fc.constantFrom("^a", "[ab]"), inner, { maxKeys: 2 }),
        propertyNames: inner,
        dependentRequired: fc.dictionary(aName, fc.uniqueArray(aName, { maxLength: 2 }), { maxKeys: 1 }),
        dependentSchemas: fc.dictionary(aName, inner, { maxKeys: 1 }),
      }),
      partOf({ type: fc.constant("array"), items: inner, prefixItems: some }),
      partOf({
        type: fc.constant("array"),
        items: inner,
        contains: inner,
        minContains: fc.constantFrom(0, 1),
        maxContains: fc.constantFrom(1, 2),
      }),
      fc.record({ anyOf: some }),
      fc.record({ oneOf: some }),
      fc.record({ allOf: some }),
      fc.record({ not: inner }),
      partOf(Object.fromEntries(["then", "else"].map((keyword) => [keyword, inner]))).chain((more) =>
        inner.map((condition) => ({ if: condition, ...more })),
      ),
      fc.record(
        {
          anyOf: some,
          properties: byName,
          unevaluatedProperties: fc.constantFrom<boolean | object>(false, { type: "string" }),
        },
        { requiredKeys: ["properties"] },
      ),
      aTaggedUnion(inner),
      fc.constantFrom({ $ref: "#/$defs/first" }, { $ref: "#/$defs/second" }),
    ),
  };
}).schema;

/** A schema of 2020-12 with most keywords, also behind references; its unions can often be told apart. References go down only. */
export const aSchema: fc.Arbitrary<boolean | object> = fc
  .tuple(aSubschema, withoutReferences(), withoutReferences())
  .map(([root, first, second]) => (typeof root === "boolean" ? root : { ...root, $defs: { first, second } }));

function withoutReferences(): fc.Arbitrary<boolean | object> {
  return aSubschema.map((schema) =>
    JSON.parse(JSON.stringify(schema).replaceAll(/"\$ref":"[^"]*"/g, '"type":"object"')),
  );
}

function aTaggedUnion(inner: fc.Arbitrary<boolean | object>): fc.Arbitrary<object> {
  const branch = fc.tuple(
    fc.uniqueArray(fc.constantFrom("x", "ab", "abc"), { minLength: 1, maxLength: 2 }),
    inner,
  );
  return fc
    .tuple(fc.constantFrom("anyOf", "oneOf"), fc.array(branch, { minLength: 2, maxLength: 3 }))
    .map(([keyword, branches]) => ({
      [keyword]: branches.map(([tags, b]) => ({
        type: "object",
        required: ["a"],
        properties: { a: { enum: tags }, b },
      })),
    }));
}

function partOf(model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> {
  return fc.record(model, { requiredKeys: [] });
}
