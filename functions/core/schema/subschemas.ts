import { applicatorOf, isObject, isSchema, type Schema, type SchemaObject } from "./keywords.ts";

/** A linked schema with each direct subschema replaced by what `map` makes of it. */
export function mapSubschemas(
  schema: SchemaObject,
  map: (child: Schema, keyword: string) => Schema,
): SchemaObject {
  const members = Object.entries(schema).map(([keyword, value]) => [keyword, mapped(keyword, value, map)]);
  return Object.fromEntries(members);
}

/** The direct subschemas of a linked schema, each with the keyword that holds it. */
export function subschemasOf(schema: SchemaObject): { readonly keyword: string; readonly child: Schema }[] {
  const found: { keyword: string; child: Schema }[] = [];
  mapSubschemas(schema, (child, keyword) => {
    found.push({ keyword, child });
    return child;
  });
  return found;
}

function mapped(keyword: string, value: unknown, map: (child: Schema, keyword: string) => Schema): unknown {
  const applicator = applicatorOf(keyword, "2020-12");
  if (!applicator) return value;
  const child = (item: unknown) => (isSchema(item) ? map(item, keyword) : item);
  if (Array.isArray(value)) return value.map(child);
  if (applicator.holds !== "map" && applicator.holds !== "dependencies") return child(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, child(item)]));
}
