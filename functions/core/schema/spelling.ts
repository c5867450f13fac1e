import { isObject, type SchemaObject } from "./keywords.ts";

/** The same schema in words that ajv takes as they are meant. `unevaluated`: it matters what keywords have looked at. */
export function spelledForAjv(schema: SchemaObject, unevaluated: boolean): SchemaObject {
  const spelled = withLoneContains(withNamedProto(withoutEmptyEnum(schema)));
  return unevaluated ? withPatternsApart(withExactIf(spelled)) : spelled;
}

/** A schema with some more for its `allOf`. */
export function withAll(schema: SchemaObject, more: readonly unknown[]): SchemaObject {
  if (more.length === 0) return schema;
  return { ...schema, allOf: [...((schema["allOf"] as readonly unknown[] | undefined) ?? []), ...more] };
}

const PROTO = "__proto__";

/** ajv passes over a property of this name; a pattern finds it. */
function withNamedProto(schema: SchemaObject): SchemaObject {
  const { properties, patternProperties } = schema;
  if (!isObject(properties) || !Object.hasOwn(properties, PROTO)) return schema;
  const { [PROTO]: proto, ...others } = properties;
  return {
    ...schema,
    properties: others,
    patternProperties: { ...(patternProperties as object | undefined), [`^${PROTO}$`]: proto },
  };
}

/** An empty `enum`, which nothing fits, ajv refuses. */
function withoutEmptyEnum(schema: SchemaObject): SchemaObject {
  return Array.isArray(schema["enum"]) && schema["enum"].length === 0 ? { not: true } : schema;
}

/** ajv does not ask for `contains` where `prefixItems` stand beside it and the array is empty, or where it cannot be. */
function withLoneContains(schema: SchemaObject): SchemaObject {
  const { contains, minContains = 1, maxContains = Infinity, ...others } = schema;
  if (contains === undefined) return schema;
  if (Number(minContains) > Number(maxContains)) return withAll(others, [{ not: { type: "array" } }]);
  const group = ["contains", "minContains", "maxContains"].filter((keyword) => keyword in schema);
  const alone = Object.fromEntries(group.map((keyword) => [keyword, schema[keyword]]));
  return "prefixItems" in schema ? withAll(others, [alone]) : schema;
}

/**
 * `if` as `anyOf`: what it has looked at counts only when it holds, and then even if nothing follows from it.
 * ajv counts it always, or never.
 */
function withExactIf(schema: SchemaObject): SchemaObject {
  if (!("if" in schema)) return schema;
  const { if: condition, then: positive = true, else: negative = true, ...others } = schema;
  const choice = { anyOf: [{ allOf: [condition, positive] }, { not: condition, allOf: [negative] }] };
  return withAll(others, [choice]);
}

const PROPERTIES: ReadonlySet<string> = new Set(["properties", "patternProperties", "additionalProperties"]);

/** ajv takes it that patterns are the first to look at properties, and breaks where others have before. */
function withPatternsApart(schema: SchemaObject): SchemaObject {
  if (!("patternProperties" in schema)) return schema;
  const [apart, others] = [true, false].map((wanted) =>
    Object.fromEntries(Object.entries(schema).filter(([keyword]) => PROPERTIES.has(keyword) === wanted)),
  );
  return withAll(others!, [apart]);
}
