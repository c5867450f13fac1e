import { applicatorOf, isObject, isSchema, type Schema, type SchemaObject } from "./keywords.ts";

/** A direct subschema: the keyword that holds it, and its name or index there. */
export interface Subschema {
  readonly child: Schema;
  readonly keyword: string;
  readonly step: string | number | undefined;
}

/** A linked schema with each direct subschema replaced by what `map` makes of it. */
export function mapSubschemas(schema: SchemaObject, map: (subschema: Subschema) => Schema): SchemaObject {
  const members = Object.entries(schema).map(([keyword, value]) => [keyword, mapped(keyword, value, map)]);
  return Object.fromEntries(members);
}

/** The direct subschemas of a linked schema. */
export function subschemasOf(schema: SchemaObject): Subschema[] {
  const found: Subschema[] = [];
  mapSubschemas(schema, (subschema) => {
    found.push(subschema);
    return subschema.child;
  });
  return found;
}

function mapped(keyword: string, value: unknown, map: (subschema: Subschema) => Schema): unknown {
  const applicator = applicatorOf(keyword, "2020-12");
  if (!applicator) return value;
  const child = (item: unknown, step?: string | number) =>
    isSchema(item) ? map({ child: item, keyword, step }) : item;
  if (Array.isArray(value)) return value.map(child);
  if (applicator.holds !== "map" && applicator.holds !== "dependencies") return child(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, child(item, name)]));
}
