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
  const { anyOf, oneOf, ...rest } = mapSubschemas(schema, ({ child }) => separateUnions(child, definitions));
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

function byType(union: Union): Schema[] | undefined {
  const groups = groupsOf(union, (branch) => typesOf(branch, union.definitions));
  if (!groups) return undefined;
  const all = groups.flatMap(({ values }) => [...values]);
  return [{ type: all }, ...groups.map(({ values, inner }) => implied({ type: [...values] }, inner))];
}

function byTag(union: Union): Schema[] | undefined {
  const { branches, definitions } = union;
  const isOfObjects = (branch: Schema) =>
    [...(typesOf(branch, definitions) ?? [""])].every((type) => type === "object");
  if (!branches.every(isOfObjects)) return undefined;
  for (const tag of tagsOf(branches[0]!, definitions).slice(0, TAGS)) {
    const groups = groupsOf(union, (branch) => tagValues(branch, tag, definitions));
    if (!groups) continue;
    const is = (values: ReadonlySet<string>) => ({ [tag]: { enum: [...values] } });
    const all = new Set(groups.flatMap(({ values }) => [...values]));
    const choices = groups.map(({ values, inner }) =>
      implied({ type: "object", required: [tag], properties: is(values) }, inner),
    );
    return [{ type: "object" }, { required: [tag] }, { properties: is(all) }, ...choices];
  }
  return undefined;
}

/** So many required properties of a branch are looked at, to see whether they tell the branches apart. */
const TAGS = 8;

/** Branches that share values, the values, and what is left of the union among them. */
interface Group {
  readonly values: ReadonlySet<string>;
  readonly inner: Schema;
}

/** The branches by their values, those with a value in common together; undefined when that makes fewer than two groups. */
function groupsOf(
  union: Union,
  valuesOf: (branch: Schema) => ReadonlySet<string> | undefined,
): Group[] | undefined {
  let groups: { values: Set<string>; branches: Schema[] }[] = [];
  for (const branch of union.branches) {
    const values = valuesOf(branch);
    if (values === undefined) return undefined;
    const touching = groups.filter((group) => [...values].some((value) => group.values.has(value)));
    const merged = {
      values: new Set([...touching.flatMap((group) => [...group.values]), ...values]),
      branches: [...touching.flatMap((group) => group.branches), branch],
    };
    groups = [...groups.filter((group) => !touching.includes(group)), merged];
  }
  if (groups.length < 2) return undefined;
  return groups.map(({ values, branches }) => ({ values, inner: unionOf({ ...union, branches }) }));
}

function unionOf(union: Union): Schema {
  const [only, ...more] = union.branches;
  if (more.length === 0) return only!;
  const choice = byTag(union);
  return choice ? { allOf: choice } : { [union.keyword]: union.branches };
}

function implied(condition: Schema, consequence: Schema): Schema {
  const keywords = ["if", "then"];
  return Object.fromEntries([condition, consequence].map((schema, index) => [keywords[index], schema]));
}

/** Required properties, of which one may be the tag. */
function tagsOf(branch: Schema, definitions: Definitions): string[] {
  const schema = lookedUp(branch, definitions);
  return [schema, ...branchesOf(schema, definitions)].flatMap((one) =>
    isObject(one) && Array.isArray(one["required"]) ? one["required"].map(String) : [],
  );
}

/** The values that a branch allows for a property, when they are texts and it must be there. */
function tagValues(branch: Schema, name: string, definitions: Definitions): ReadonlySet<string> | undefined {
  return together(branch, definitions, (schema) => {
    const { required, properties } = schema;
    const isRequired = Array.isArray(required) && required.includes(name) && name !== "__proto__";
    const property =
      isRequired && isObject(properties) && Object.hasOwn(properties, name) && properties[name];
    const values = isObject(property) ? valuesOf(property) : undefined;
    return values?.every((value) => typeof value === "string") ? new Set(values) : undefined;
  });
}

/** The types that a branch allows, integers being numbers; undefined when it says nothing of them. */
function typesOf(branch: Schema, definitions: Definitions): ReadonlySet<string> | undefined {
  return together(branch, definitions, (schema) => {
    const { type } = schema;
    const named = typeof type === "string" ? [type] : (type as readonly string[] | undefined);
    const types =
      named?.map((name) => (name === "integer" ? "number" : name)) ?? valuesOf(schema)?.map(typeOf);
    return types && new Set(types);
  });
}

/** What can be told of a branch, or of each of its own branches when it is a union itself. */
function together(
  branch: Schema,
  definitions: Definitions,
  look: (schema: SchemaObject) => ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  const lookAt = (schema: Schema) => (isObject(schema) ? look(schema) : undefined);
  const schema = lookedUp(branch, definitions);
  const own = lookAt(schema);
  const inner = own ? [own] : branchesOf(schema, definitions).map(lookAt);
  const isKnown = inner.length > 0 && inner.every((values) => values !== undefined);
  return isKnown ? new Set(inner.flatMap((values) => [...values])) : undefined;
}

function branchesOf(schema: Schema, definitions: Definitions): Schema[] {
  const union = isObject(schema) ? (schema["oneOf"] ?? schema["anyOf"]) : undefined;
  return Array.isArray(union) ? union.map((branch) => lookedUp(branch, definitions)) : [];
}

function valuesOf(schema: SchemaObject): readonly unknown[] | undefined {
  const { enum: values } = schema;
  if ("const" in schema) return [schema["const"]];
  return Array.isArray(values) ? values : undefined;
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
