import { isObject, type Schema } from "./keywords.ts";
import { mapSubschemas, subschemasOf } from "./subschemas.ts";

/** Our own keyword: takes so many steps off what a check may take. */
export const STEPS = "$steps";

/** Keywords whose subschema is asked once for each item or property of the value. */
const LOOPS: ReadonlySet<string> = new Set([
  "items",
  "contains",
  "patternProperties",
  "additionalProperties",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
]);

/**
 * The same schema with a meter at its root and in every loop, so that a check takes a bounded number of steps whatever
 * schema and value are: a step is one subschema that is asked about one value.
 */
export function metered(schema: Schema): Schema {
  if (!isObject(schema)) return schema;
  return { [STEPS]: weight(schema), allOf: [withMeters(schema)] };
}

function withMeters(schema: Schema): Schema {
  if (!isObject(schema)) return schema;
  return mapSubschemas(schema, ({ child, keyword }) =>
    LOOPS.has(keyword) ? metered(child) : withMeters(child),
  );
}

/** How many subschemas are asked when this one is, those behind other meters left out. */
function weight(schema: Schema): number {
  if (!isObject(schema)) return 0;
  return subschemasOf(schema)
    .filter(({ keyword }) => !LOOPS.has(keyword))
    .reduce((sum, { child }) => sum + weight(child), 1);
}
