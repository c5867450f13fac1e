import { isObject, type Schema, type SchemaObject } from "./keywords.ts";
import type { Definition } from "./link.ts";
import { mapSubschemas } from "./subschemas.ts";

type Definitions = ReadonlyMap<string, Definition>;

/**
 * The same schema with `anyOf` and `oneOf` decided beforehand where it can be told which branch a value is for: by its
 * type, or by a property such as `kind` that has other values in each branch. A refusal then names what is wrong in that
 * branch, instead of saying that none of them fits, and only that branch is tried.
 */
export function separateUnions(schema: Schema, definitions: Definitions): Schema {
  if (!isObject(schema)) return schema;
  const { anyOf, oneOf, ...rest } = mapSubschemas(schema, (child) => separateUnions(child, definitions));
  const decided: Schema[] = [];
  const kept: Record<string, unknown> = { ...rest };
  for (const [keyword, branches] of Object.entries({ anyOf, oneOf })) {
    if (!Array.isArray(branches)) continue;
    const choice = separate({ keyword, branches, definitions });
    if (choice) decided.push(...choice);
    else kept[keyword] = branches;
  }
  if (decided.length > 0) kept["allOf"] = [...((kept["allOf"] as Schema[] | undefined) ?? []), ...decided];
  return kept;
}

interface Union {
  readonly keyword: string;
  readonly branches: readonly Schema[];
  readonly definitions: Definitions;
}

/** What must all hold instead of the union; undefined when the branches cannot be told apart. */
function separate(union: Union): Schema[] | undefined {
  return byType(union) ?? byTag(union);
}

function byType({ keyword, branches, definitions }: Union): Schema[] | undefined {
  const groups: { types: Set<string>; branches: Schema[] }[] = [];
  for (const branch of branches) {
    const types = typesOf(branch, definitions);
    if (types === undefined) return undefined;
    const touching = groups.filter((group) => [...types].some((type) => group.types.has(type)));
    const merged = {
      types: new Set([...touching.flatMap((group) => [...group.types]), ...types]),
      branches: [...touching.flatMap((group) => group.branches), branch],
    };
    groups.splice(0, groups.length, ...groups.filter((group) => !touching.includes(group)), merged);
  }
  if (groups.length < 2) return undefined;
  const choices = groups.map(({ types, branches }) =>
    implied({ type: [...types] }, unionOf({ keyword, branches, definitions })),
  );
  return [{ type: groups.flatMap((group) => [...group.types]) }, ...choices];
}

function unionOf(union: Union): Schema {
  const [only, ...more] = union.branches;
  if (more.length === 0) return only!;
  const choice = byTag(union);
  return choice ? { allOf: choice } : { [union.keyword]: union.branches };
}

function byTag({ branches, definitions }: Union): Schema[] | undefined {
  const objects = branches.map((branch) => lookedUp(branch, definitions));
  const [first] = objects;
  if (objects.length < 2 || !objects.every((branch) => isObject(branch) && branch["type"] === "object"))
    return undefined;
  const tag = tagsOf(first!).find((name) => areDisjoint(objects.map((branch) => tagValues(branch, name))));
  if (tag === undefined) return undefined;
  const all = objects.flatMap((branch) => tagValues(branch, tag)!);
  const choices = branches.map((branch, index) => {
    const properties = { [tag]: { enum: tagValues(objects[index]!, tag) } };
    return implied({ type: "object", required: [tag], properties }, branch);
  });
  return [{ type: "object" }, { required: [tag] }, { properties: { [tag]: { enum: all } } }, ...choices];
}

function implied(condition: Schema, consequence: Schema): Schema {
  const keywords = ["if", "then"];
  return Object.fromEntries([condition, consequence].map((schema, index) => [keywords[index], schema]));
}

/** Required properties, of which one may be the tag. */
function tagsOf(branch: Schema): string[] {
  return isObject(branch) && Array.isArray(branch["required"]) ? branch["required"].map(String) : [];
}

/** The values that a branch allows for a property; undefined when it may be absent or anything. */
function tagValues(branch: Schema, name: string): unknown[] | undefined {
  if (!tagsOf(branch).includes(name) || name === "__proto__") return undefined;
  const { properties } = branch as SchemaObject;
  const property = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (!isObject(property)) return undefined;
  const values = "const" in property ? [property["const"]] : property["enum"];
  return Array.isArray(values) && values.every((value) => typeof value === "string") ? values : undefined;
}

function areDisjoint(lists: readonly (readonly unknown[] | undefined)[]): boolean {
  const seen = new Set(lists.flat());
  return !seen.has(undefined) && seen.size === lists.reduce((sum, list) => sum + new Set(list).size, 0);
}

/** The types that a branch allows, integers being numbers; undefined when it says nothing of them. */
function typesOf(branch: Schema, definitions: Definitions): Set<string> | undefined {
  const schema = lookedUp(branch, definitions);
  if (!isObject(schema)) return undefined;
  const { type, enum: values } = schema;
  const named = typeof type === "string" ? [type] : type;
  if (Array.isArray(named))
    return new Set(named.map((name: string) => (name === "integer" ? "number" : name)));
  const known = "const" in schema ? [schema["const"]] : values;
  return Array.isArray(known) ? new Set(known.map(typeOf)) : undefined;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** A branch, or what it refers to when it only refers. */
function lookedUp(branch: Schema, definitions: Definitions): Schema {
  let schema = branch;
  while (isObject(schema) && typeof schema["$ref"] === "string" && Object.keys(schema).length === 1)
    schema = definitions.get(schema["$ref"].slice("#/$defs/".length))?.schema ?? true;
  return schema;
}
