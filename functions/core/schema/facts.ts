import { equalJson } from "./equal.ts";
import { isObject, type Schema, type SchemaObject } from "./keywords.ts";
import type { LinkedSchema } from "./link.ts";
import { type LinearRegex, linearRegex } from "./regex.ts";

/** A subschema, and the linked schema that its references lead into. */
export interface Part {
  readonly schema: Schema;
  readonly of: LinkedSchema;
}
/** A part that says something by itself: no `$ref` and no `allOf`. */
export interface Fact extends Part {
  readonly schema: SchemaObject;
}

/**
 * The facts that must all hold where all parts must; undefined when one of them is `false`. What says something only
 * together with what else was looked at (`unevaluatedProperties`) is left out: then more values fit than do.
 */
export function factsOf(parts: readonly Part[]): Fact[] | undefined {
  const facts: Fact[] = [];
  for (const { schema, of } of parts) {
    if (schema === false) return undefined;
    if (schema === true) continue;
    const opened = factsOf(opens({ schema, of }));
    if (!opened) return undefined;
    const own = without(schema, "$ref", "allOf", "unevaluatedItems", "unevaluatedProperties");
    if (Object.keys(own).length > 0) facts.push({ schema: own, of });
    facts.push(...opened);
  }
  return facts;
}

/** What a schema refers to, and what its `allOf` holds. */
function opens({ schema, of }: Fact): Part[] {
  const inner = (schema["allOf"] ?? []) as readonly Schema[];
  return [...referred({ schema, of }), ...inner.map((schema) => ({ schema, of }))];
}

/** The definition that a schema refers to, if it does. */
export function referred({ schema, of }: Fact): Part[] {
  const { $ref } = schema;
  if (typeof $ref !== "string") return [];
  return [{ schema: of.definitions.get($ref.slice("#/$defs/".length))?.schema ?? true, of }];
}

const rests = new WeakMap<SchemaObject, Map<string, SchemaObject>>();

/** The schema without some keywords: the same object each time it is asked for. */
export function without(schema: SchemaObject, ...keywords: readonly string[]): SchemaObject {
  if (!keywords.some((keyword) => keyword in schema)) return schema;
  const known = rests.get(schema) ?? new Map<string, SchemaObject>();
  rests.set(schema, known);
  const key = keywords.join(" ");
  const rest =
    known.get(key) ??
    Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)));
  known.set(key, rest);
  return rest;
}

/** Kinds of values; a number is whole or has a fraction. */
export type Kind = "null" | "boolean" | "whole" | "fraction" | "string" | "array" | "object";
const KINDS: readonly Kind[] = ["null", "boolean", "whole", "fraction", "string", "array", "object"];

const kindsOfType: Readonly<Record<string, readonly Kind[]>> = {
  integer: ["whole"],
  number: ["whole", "fraction"],
};

/** The kinds that a `type` stands for; all when there is none. */
export function kindsOf({ type }: SchemaObject): ReadonlySet<Kind> {
  if (type === undefined) return new Set(KINDS);
  const names = (typeof type === "string" ? [type] : type) as readonly string[];
  return new Set(names.flatMap((name) => kindsOfType[name] ?? [name as Kind]));
}

/** The kinds that all facts allow. */
export function kindsIn(facts: readonly Fact[]): ReadonlySet<Kind> {
  return facts.reduce<ReadonlySet<Kind>>((kinds, { schema }) => {
    const own = kindsOf(schema);
    return new Set([...kinds].filter((kind) => own.has(kind)));
  }, new Set(KINDS));
}

/** The values of `enum` and `const` that all facts name, where one does. */
export function namedValues(facts: readonly Fact[]): readonly unknown[] | undefined {
  const lists = facts.flatMap(({ schema }) => [
    ...(Array.isArray(schema["enum"]) ? [schema["enum"]] : []),
    ...("const" in schema ? [[schema["const"]]] : []),
  ]);
  const [first, ...others] = lists;
  return first?.filter((value) => others.every((list) => list.some((other) => equalJson(value, other))));
}

/** The largest (or least) number that a keyword has among the facts. */
export function strictest(
  facts: readonly Fact[],
  keyword: string,
  pick: "largest" | "least",
): number | undefined {
  const found = facts.map(({ schema }) => schema[keyword]).filter((value) => typeof value === "number");
  if (found.length === 0) return undefined;
  return pick === "largest" ? Math.max(...found) : Math.min(...found);
}

/** The names that objects must have, those that others bring with them included. */
export function requiredIn(facts: readonly Fact[]): ReadonlySet<string> {
  const names = new Set(facts.flatMap(({ schema }) => listOf(schema["required"])));
  const dependent = facts.flatMap(({ schema }) => Object.entries(schema["dependentRequired"] ?? {}));
  for (let before = -1; before < names.size; ) {
    before = names.size;
    for (const [name, others] of dependent)
      if (names.has(name)) for (const other of listOf(others)) names.add(other);
  }
  return names;
}

/** All that the facts say of the value of a property. */
export function propertyParts(facts: readonly Fact[], name: string): Part[] {
  return facts.flatMap(({ schema, of }) => {
    const named = mapOf(schema["properties"]);
    const own = Object.hasOwn(named, name) ? [named[name]!] : [];
    const patterned = Object.entries(mapOf(schema["patternProperties"])).filter(([source]) =>
      regex(source).test(name),
    );
    const found = [...own, ...patterned.map(([, child]) => child)];
    return (found.length > 0 ? found : additional(schema)).map((schema) => ({ schema, of }));
  });
}

/** All that the facts say of properties that no fact names and no pattern of theirs finds. */
export function otherParts(facts: readonly Fact[]): Part[] {
  return facts.flatMap(({ schema, of }) => additional(schema).map((schema) => ({ schema, of })));
}

function additional(schema: SchemaObject): Schema[] {
  return schema["additionalProperties"] === undefined ? [] : [schema["additionalProperties"] as Schema];
}

export function mapOf(value: unknown): Readonly<Record<string, Schema>> {
  return isObject(value) ? (value as Readonly<Record<string, Schema>>) : {};
}

export function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

const regexes = new Map<string, LinearRegex>();

function regex(source: string): LinearRegex {
  const known = regexes.get(source) ?? linearRegex(source);
  if (regexes.size > 100) regexes.clear();
  regexes.set(source, known);
  return known;
}
