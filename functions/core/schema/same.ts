import { canonicalJson, equalJson } from "./equal.ts";
import { type Fact, type Part, referred, without } from "./facts.ts";
import { applicatorOf, isObject, type SchemaObject } from "./keywords.ts";
import { subschemasOf } from "./subschemas.ts";

/** Whether two schemas say the same in the same words, references followed. */
export function same(one: Part, other: Part): boolean {
  return compare(one, other, new Map());
}

/** `compared`: pairs that were met; what comes back to them is the same if the rest is. */
function compare(one: Part, other: Part, compared: Map<unknown, Set<unknown>>): boolean {
  if (!isObject(one.schema) || !isObject(other.schema)) return one.schema === other.schema;
  const met = compared.get(one.schema) ?? new Set();
  if (met.has(other.schema)) return true;
  compared.set(one.schema, met.add(other.schema));
  if (!equalJson(wordsOf(one.schema), wordsOf(other.schema))) return false;
  const left = childrenOf(one as Fact);
  const right = childrenOf(other as Fact);
  return (
    left.size === right.size &&
    [...left].every(([place, part]) => compareAt(part, right.get(place), compared))
  );
}

function compareAt(part: Part, other: Part | undefined, compared: Map<unknown, Set<unknown>>): boolean {
  return other !== undefined && compare(part, other, compared);
}

/** What a schema says without subschemas and references, lists without order. */
function wordsOf(schema: SchemaObject): SchemaObject {
  const words = Object.entries(without(schema, "$ref")).filter(
    ([keyword]) => !applicatorOf(keyword, "2020-12"),
  );
  return Object.fromEntries(
    words.map(([keyword, value]) => [keyword, UNORDERED.has(keyword) ? sorted(value) : value]),
  );
}

const UNORDERED: ReadonlySet<string> = new Set(["type", "required", "enum"]);

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map(canonicalJson).sort() : [canonicalJson(value)];
}

/** The subschemas by their places, and what is referred to. */
function childrenOf(fact: Fact): Map<string, Part> {
  const children = subschemasOf(fact.schema).map(
    ({ child, keyword, step }) => [JSON.stringify([keyword, step]), { schema: child, of: fact.of }] as const,
  );
  return new Map([...children, ...referred(fact).map((part) => ["$ref", part] as const)]);
}
