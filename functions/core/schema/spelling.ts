import { isObject, type SchemaObject } from "./keywords.ts";

/** The same schema in words that ajv takes as they are meant. `unevaluated`: it matters what keywords have looked at. */
export function spelledForAjv(schema: SchemaObject, unevaluated: boolean): SchemaObject {
  const spelled = withoutTheImpossible(withNamedProto(schema));
  return unevaluated ? withExactIf(spelled) : spelled;
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

/** What no array can fit ajv takes to fit in some places; an empty `enum`, which nothing fits, it refuses. */
function withoutTheImpossible(schema: SchemaObject): SchemaObject {
  const { contains, minContains = 1, maxContains = Infinity, ...others } = schema;
  if (Array.isArray(schema["enum"]) && schema["enum"].length === 0) return { not: true };
  if (contains === undefined || Number(minContains) <= Number(maxContains)) return schema;
  return withAll(others, [{ not: { type: "array" } }]);
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
