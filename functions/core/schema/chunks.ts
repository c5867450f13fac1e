import { isObject, type Schema, type SchemaObject } from "./keywords.ts";
import { mapSubschemas } from "./subschemas.ts";

/** So many properties are checked in one go. */
const CHUNK = 100;

/**
 * The same schema with the properties of wide objects in chunks. ajv makes each property a block within the block of
 * the one before, and V8 runs out of stack at some thousand blocks.
 */
export function chunked(schema: Schema): Schema {
  if (!isObject(schema)) return schema;
  const inner = mapSubschemas(schema, ({ child }) => chunked(child));
  const { properties } = inner;
  return isObject(properties) && Object.keys(properties).length > CHUNK ? split(inner, properties) : inner;
}

/** The names stay, for `additionalProperties`; what is to be checked goes into `allOf`. */
function split(schema: SchemaObject, properties: SchemaObject): SchemaObject {
  const entries = Object.entries(properties);
  const chunks: Schema[] = [];
  for (let start = 0; start < entries.length; start += CHUNK)
    chunks.push({ properties: Object.fromEntries(entries.slice(start, start + CHUNK)) });
  const allOf = [...((schema["allOf"] as Schema[] | undefined) ?? []), ...chunks];
  return { ...schema, properties: Object.fromEntries(entries.map(([name]) => [name, true])), allOf };
}
