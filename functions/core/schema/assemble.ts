import { chunked } from "./chunks.ts";
import { DEFINITION } from "./definition.ts";
import { isObject, type Schema } from "./keywords.ts";
import { type LinkedSchema, ROOT } from "./link.ts";
import { separateUnions } from "./unions.ts";

/** A linked schema as one document for ajv: its unions separated, wide objects in chunks, and each part as `finish` leaves it. */
export function assemble({ root, definitions }: LinkedSchema, finish: (schema: Schema) => Schema): Schema {
  const ready = (schema: Schema) => finish(chunked(separateUnions(schema, definitions)));
  const references = [...definitions.values()].flatMap((definition) => definition.references);
  const isReferred = references.some(({ id }) => id === ROOT);
  const top =
    isReferred && definitions.get(ROOT)?.schema === root ? { $ref: `#/$defs/${ROOT}` } : ready(root);
  const $defs = [...definitions].filter(([id]) => isReferred || id !== ROOT);
  if (!isObject(top) || $defs.length === 0) return top;
  const named = $defs.map(([id, { schema }]) => [id, { [DEFINITION]: { [id]: ready(schema) } }]);
  return { ...top, $defs: Object.fromEntries(named) };
}
