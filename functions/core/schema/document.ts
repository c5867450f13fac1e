import { pointerTo } from "../text/json-pointer.ts";
import { identify } from "./identify.ts";
import {
  type Applicator,
  applicatorOf,
  assertionOf,
  type Dialect,
  isObject,
  type Schema,
} from "./keywords.ts";
import type { Limits } from "./limits.ts";
import { linearRegex, regexSize } from "./regex.ts";
import type { Place, SchemaDocument } from "./schema-document.ts";
import { DOCUMENT_URI } from "./uri.ts";

/** Reads a schema: finds all subschemas, checks the values of all keywords and compiles all regular expressions. */
export function readDocument(root: Schema, limits: Limits): SchemaDocument {
  const document: SchemaDocument = {
    root,
    dialect: (isObject(root) && dialectOf(root["$schema"])) || "2020-12",
    limits,
    places: new Map(),
    identified: new Map([[DOCUMENT_URI, root]]),
    dynamicAnchors: new Map(),
    regexes: new Map(),
    regexSizes: 0,
    unevaluated: false,
    problems: [],
  };
  readSubschema(document, root, { pointer: "", base: DOCUMENT_URI, depth: 1 });
  return document;
}

/** Reads one subschema and all in it; also one that only a reference shows to be a schema. */
export function readSubschema(document: SchemaDocument, schema: unknown, place: Place): void {
  const { problems, places, limits } = document;
  const { pointer, depth } = place;
  if (typeof schema === "boolean") return;
  if (!isObject(schema)) problems.push({ pointer, keyword: "schema", expected: "an object, true or false" });
  else if (depth > limits.depth)
    problems.push({ pointer, keyword: "depth", expected: `at most ${limits.depth} subschemas deep` });
  else if (!places.has(schema)) {
    const here = { ...place, base: identify(document, schema, place) };
    places.set(schema, here);
    const lone = document.dialect === "draft-07" && "$ref" in schema;
    for (const [keyword, value] of Object.entries(schema))
      if (!lone || keyword === "$ref" || keyword === "definitions")
        readKeyword(document, [keyword, value], here);
  }
}

type Member = readonly [keyword: string, value: unknown];

function readKeyword(document: SchemaDocument, [keyword, value]: Member, place: Place): void {
  const pointer = pointerTo(place.pointer, keyword);
  const assertion = assertionOf(keyword, document.dialect);
  const expected =
    assertion && !assertion.holds(value) ? assertion.expected : misnamed(document, [keyword, value], place);
  if (expected !== undefined) document.problems.push({ pointer, keyword, expected });
  else if (keyword === "pattern") readRegex(document, String(value), pointer);
  const applicator = applicatorOf(keyword, document.dialect);
  if (applicator && keyword.startsWith("unevaluated")) document.unevaluated = true;
  if (applicator) readApplicator(document, { keyword, value, applicator }, { ...place, pointer });
}

/** What a keyword that names or refers should hold instead. */
function misnamed(
  { dialect }: SchemaDocument,
  [keyword, value]: Member,
  { pointer }: Place,
): string | undefined {
  if (NAMES.has(keyword) && typeof value !== "string") return "a string";
  if (keyword !== "$schema" || dialectOf(value) === dialect) return undefined;
  return pointer === "" ? DIALECTS : `${dialect}, as the whole document`;
}

const NAMES = new Set(["$ref", "$dynamicRef", "$id", "$anchor", "$dynamicAnchor"]);

const DIALECTS =
  '"http://json-schema.org/draft-07/schema#" or "https://json-schema.org/draft/2020-12/schema"';

/** The dialect that a `$schema` names. */
function dialectOf(uri: unknown): Dialect | undefined {
  const [, name] =
    /^https?:\/\/json-schema\.org\/(draft-07|draft\/2020-12)\/schema#?$/.exec(String(uri)) ?? [];
  if (name === undefined) return undefined;
  return name === "draft-07" ? name : "2020-12";
}

interface Applied {
  readonly keyword: string;
  readonly value: unknown;
  readonly applicator: Applicator;
}

function readApplicator(document: SchemaDocument, applied: Applied, place: Place): void {
  const { pointer, depth } = place;
  const { keyword, applicator } = applied;
  const children = childrenOf(applied, document.dialect);
  if (!children) {
    const expected = applicator.holds === "list" ? "a list of schemas" : "schemas by name";
    document.problems.push({ pointer, keyword, expected });
    return;
  }
  for (const [step, child] of children) {
    const at = step === undefined ? pointer : pointerTo(pointer, step);
    if (keyword === "patternProperties") readRegex(document, String(step), at);
    if (keyword !== "dependencies" || !isNames(child))
      readSubschema(document, child, { ...place, pointer: at, depth: depth + 1 });
  }
}

type Child = readonly [step: string | number | undefined, child: unknown];

/** What a keyword holds, each with the step that leads to it; undefined when it is not what the keyword may hold. */
function childrenOf({ value, applicator: { holds } }: Applied, dialect: Dialect): Child[] | undefined {
  if (holds === "map" || holds === "dependencies") return isObject(value) ? Object.entries(value) : undefined;
  if (holds === "list") return Array.isArray(value) && value.length > 0 ? [...value.entries()] : undefined;
  const isTuple = holds === "schema-or-list" && dialect === "draft-07" && Array.isArray(value);
  return isTuple ? [...value.entries()] : [[undefined, value]];
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

function readRegex(document: SchemaDocument, source: string, pointer: string): void {
  const { regexes, limits, problems } = document;
  if (regexes.has(source)) return;
  try {
    const size = regexSize(source);
    document.regexSizes += size;
    if (size > limits.regexSize) throw new Error("it is too large");
    if (document.regexSizes > limits.regexSizes) throw new Error("all of them together are too large");
    regexes.set(source, linearRegex(source));
  } catch (error) {
    const { message } = error as Error;
    const reason = message.replace(/^error parsing regexp: |^Invalid regular expression: /, "");
    const expected = `a regular expression that runs in linear time (${reason})`;
    problems.push({ pointer, keyword: "pattern", expected, actual: JSON.stringify(source.slice(0, 80)) });
  }
}
