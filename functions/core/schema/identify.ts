import type { Place, SchemaDocument } from "./schema-document.ts";
import type { Schema, SchemaObject } from "./keywords.ts";
import { absoluteUri, splitUri } from "./uri.ts";

/** Notes what a subschema may be referred to by; returns the URI of the resource that it belongs to. */
export function identify(document: SchemaDocument, schema: SchemaObject, place: Place): string {
  if (document.dialect === "draft-07") return identifyOld(document, schema, place);
  const { $id, $anchor, $dynamicAnchor } = schema;
  const base = typeof $id === "string" ? resourceOf($id, place.base)[0] : place.base;
  if (typeof $id === "string") name(document, base, { schema, place });
  for (const anchor of [$anchor, $dynamicAnchor])
    if (typeof anchor === "string") name(document, `${base}#${anchor}`, { schema, place });
  if (typeof $dynamicAnchor === "string") {
    const anchors = document.dynamicAnchors.get(base) ?? new Map<string, Schema>();
    document.dynamicAnchors.set(base, anchors.set($dynamicAnchor, schema));
  }
  return base;
}

/** Draft-07: an anchor is an `$id` of a fragment, and nothing counts beside a `$ref`. */
function identifyOld(document: SchemaDocument, schema: SchemaObject, place: Place): string {
  const { $id } = schema;
  if (typeof $id !== "string" || "$ref" in schema) return place.base;
  const [base, anchor] = resourceOf($id, place.base);
  if (!$id.startsWith("#")) name(document, base, { schema, place });
  if (anchor) name(document, `${base}#${anchor}`, { schema, place });
  return base;
}

function resourceOf($id: string, base: string): readonly [string, string | undefined] {
  return splitUri(absoluteUri($id, base) ?? base);
}

interface Named {
  readonly schema: SchemaObject;
  readonly place: Place;
}

function name(document: SchemaDocument, uri: string, { schema, place }: Named): void {
  const { identified, problems } = document;
  const other = identified.get(uri);
  const expected = `the only subschema that is called ${uri}`;
  if (other !== undefined && other !== schema)
    problems.push({ pointer: place.pointer, keyword: "$id", expected });
  identified.set(uri, schema);
}
