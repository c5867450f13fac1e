/** A JSON Schema: an object of keywords, or `true` (anything) or `false` (nothing). */
export type Schema = boolean | SchemaObject;
export interface SchemaObject {
  readonly [keyword: string]: unknown;
}

/** The dialects that Signalbox speaks. */
export type Dialect = "draft-07" | "2020-12";

export function isSchema(value: unknown): value is Schema {
  return typeof value === "boolean" || isObject(value);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How a keyword holds subschemas: one, a list, by name, by name or a list of names (draft-07 `dependencies`), one or a list. */
type Holds = "schema" | "list" | "map" | "dependencies" | "schema-or-list";

export interface Applicator {
  readonly holds: Holds;
  /** What the subschema is asked about: the value itself, something in it, or nothing (it only stands there for references). */
  readonly about: "itself" | "inside" | "nothing";
  readonly only?: Dialect;
}

function named<Kind>(keywords: string, kind: Kind): Record<string, Kind> {
  return Object.fromEntries(keywords.split(" ").map((keyword) => [keyword, kind]));
}

/** Every keyword that holds subschemas. */
export const applicators: Readonly<Record<string, Applicator>> = {
  ...named("allOf anyOf oneOf", { holds: "list", about: "itself" }),
  ...named("not if then else", { holds: "schema", about: "itself" }),
  dependentSchemas: { holds: "map", about: "itself", only: "2020-12" },
  dependencies: { holds: "dependencies", about: "itself" },
  properties: { holds: "map", about: "inside" },
  patternProperties: { holds: "map", about: "inside" },
  additionalProperties: { holds: "schema", about: "inside" },
  propertyNames: { holds: "schema", about: "inside" },
  prefixItems: { holds: "list", about: "inside", only: "2020-12" },
  items: { holds: "schema-or-list", about: "inside" },
  additionalItems: { holds: "schema", about: "inside", only: "draft-07" },
  contains: { holds: "schema", about: "inside" },
  unevaluatedItems: { holds: "schema", about: "inside", only: "2020-12" },
  unevaluatedProperties: { holds: "schema", about: "inside", only: "2020-12" },
  definitions: { holds: "map", about: "nothing" },
  $defs: { holds: "map", about: "nothing", only: "2020-12" },
};

export interface Assertion {
  /** What the keyword's own value must be, in words. */
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
  readonly only?: Dialect;
}

const number: Assertion = { expected: "a number", holds: (value) => typeof value === "number" };
const count: Assertion = { expected: "a whole number of at least 0", holds: isCount };
const text: Assertion = { expected: "a string", holds: (value) => typeof value === "string" };

/** Every keyword that asserts something by itself, and what its value must be. */
export const assertions: Readonly<Record<string, Assertion>> = {
  type: {
    expected: 'one of "null", "boolean", "integer", "number", "string", "array", "object", or a list of them',
    holds: (value) => isType(value) || (isUniqueList(value, isType) && value.length > 0),
  },
  enum: { expected: "a list of values", holds: Array.isArray },
  const: { expected: "any value", holds: () => true },
  multipleOf: {
    expected: "a number above 0",
    holds: (value) => typeof value === "number" && value > 0,
  },
  maximum: number,
  exclusiveMaximum: number,
  minimum: number,
  exclusiveMinimum: number,
  maxLength: count,
  minLength: count,
  pattern: text,
  format: text,
  maxItems: count,
  minItems: count,
  uniqueItems: { expected: "true or false", holds: (value) => typeof value === "boolean" },
  maxContains: { ...count, only: "2020-12" },
  minContains: { ...count, only: "2020-12" },
  maxProperties: count,
  minProperties: count,
  required: { expected: "a list of different property names", holds: (value) => isUniqueList(value, isText) },
  dependentRequired: {
    expected: "lists of property names by property name",
    holds: (value) => isObject(value) && Object.values(value).every((names) => isUniqueList(names, isText)),
    only: "2020-12",
  },
};

/** Keywords that name, refer or only tell: nothing to assert, but known. */
export const annotations: ReadonlySet<string> = new Set(
  "$schema $id $anchor $ref $dynamicRef $dynamicAnchor $vocabulary $comment title description default examples deprecated readOnly writeOnly contentEncoding contentMediaType contentSchema x-signalbox".split(
    " ",
  ),
);

/** The applicator of that name, where the dialect has it. */
export function applicatorOf(keyword: string, dialect: Dialect): Applicator | undefined {
  const found = Object.hasOwn(applicators, keyword) ? applicators[keyword] : undefined;
  return found?.only === undefined || found.only === dialect ? found : undefined;
}

/** The assertion of that name, where the dialect has it. */
export function assertionOf(keyword: string, dialect: Dialect): Assertion | undefined {
  const found = Object.hasOwn(assertions, keyword) ? assertions[keyword] : undefined;
  return found?.only === undefined || found.only === dialect ? found : undefined;
}

export function isKnownKeyword(keyword: string, dialect: Dialect): boolean {
  return (
    annotations.has(keyword) ||
    applicatorOf(keyword, dialect) !== undefined ||
    assertionOf(keyword, dialect) !== undefined
  );
}

const types = new Set(["null", "boolean", "integer", "number", "string", "array", "object"]);

function isType(value: unknown): boolean {
  return typeof value === "string" && types.has(value);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isUniqueList(value: unknown, of: (item: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(of) && new Set(value).size === value.length;
}
