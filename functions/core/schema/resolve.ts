import { pointerTo, stepsOf } from "../text/json-pointer.ts";
import { readSubschema } from "./document.ts";
import type { Place, SchemaDocument } from "./schema-document.ts";
import { isObject, isSchema, type Schema } from "./keywords.ts";
import { absoluteUri, splitUri } from "./uri.ts";

/** What a reference leads to. */
export interface Target {
  readonly schema: Schema;
  /** The URI of the resource that it belongs to. */
  readonly base: string;
  /** The name of the anchor, when it was found by one. */
  readonly anchor?: string;
}

/**
 * Follows a reference within the document; undefined when it leads elsewhere or nowhere. What only a reference
 * shows to be a schema (`#/x-types/money`) is read here.
 */
export function resolve(document: SchemaDocument, reference: string, base: string): Target | undefined {
  const uri = absoluteUri(reference, base);
  if (uri === undefined) return undefined;
  const [resource, fragment] = splitUri(uri);
  const root = document.identified.get(resource);
  if (root === undefined || fragment === undefined) return undefined;
  if (fragment.startsWith("/")) return byPointer(document, root, fragment);
  const schema = fragment === "" ? root : document.identified.get(`${resource}#${fragment}`);
  if (schema === undefined) return undefined;
  return { schema, base: placeOf(document, schema)?.base ?? resource, ...(fragment && { anchor: fragment }) };
}

function byPointer(document: SchemaDocument, root: Schema, path: string): Target | undefined {
  let value: unknown = root;
  let place = placeOf(document, root) ?? { pointer: "", base: "", depth: 1 };
  for (const step of stepsOf(path)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
    place = placeOf(document, value) ?? { ...place, pointer: pointerTo(place.pointer, step) };
  }
  if (isObject(value)) readSubschema(document, value, place);
  return isSchema(value) ? { schema: value, base: placeOf(document, value)?.base ?? place.base } : undefined;
}

function placeOf(document: SchemaDocument, value: unknown): Place | undefined {
  return typeof value === "object" && value !== null ? document.places.get(value) : undefined;
}
