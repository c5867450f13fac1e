import { pointerTo } from "../text/json-pointer.ts";
import type { SchemaDocument } from "./schema-document.ts";
import { applicatorOf, assertionOf, isObject, type Schema, type SchemaObject } from "./keywords.ts";
import { spelledForAjv, withAll } from "./spelling.ts";
import { mapSubschemas } from "./subschemas.ts";
import { resolve, type Target } from "./resolve.ts";

/**
 * A schema in one normal form, whatever its dialect was: 2020-12 words, only keywords that assert something, and every
 * reference as `#/$defs/<id>` into its own definitions. No identifiers, no anchors, no unknown keywords.
 */
export interface LinkedSchema {
  readonly root: Schema;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Where each object of it stands in the document it was made from, as a JSON pointer. */
  readonly origins: WeakMap<object, string>;
  /** How many subschemas it has. */
  readonly nodes: number;
  /** It asks for what no other keyword has looked at. */
  readonly unevaluated: boolean;
}

/** A subschema that is referred to. */
export interface Definition {
  readonly schema: Schema;
  readonly references: readonly Reference[];
}
/** A reference to a definition; `itself`: it is asked about the same value. */
export interface Reference {
  readonly id: string;
  readonly itself: boolean;
  /** How many subschemas it stands in, within its definition. */
  readonly level: number;
  /** Where it stands in the document. */
  readonly from: string;
}

/** The id of the definition that the root is, as far as references go. */
export const ROOT = "root";

/** Links a document; `formats`: whether `format` asserts. What cannot be linked is added to the document's problems. */
export function link(document: SchemaDocument, formats: boolean): LinkedSchema {
  const linker: Linker = {
    document,
    formats,
    ids: new Map(),
    waiting: [],
    count: 0,
    nodes: 0,
    origins: new WeakMap(),
  };
  const base = isObject(document.root) ? (document.places.get(document.root)?.base ?? "") : "";
  const definitions = new Map<string, Definition>();
  definitionId(linker, { schema: document.root, base }, NO_ANCHORS);
  for (let next = linker.waiting.shift(); next; next = linker.waiting.shift()) {
    const references: Reference[] = [];
    const context: Context = { scope: next.scope, itself: true, level: 0, references };
    definitions.set(next.id, { schema: emit(linker, next.schema, context), references });
  }
  const { nodes, origins } = linker;
  return {
    root: definitions.get(ROOT)!.schema,
    definitions,
    origins,
    nodes,
    unevaluated: document.unevaluated,
  };
}

interface Linker {
  readonly document: SchemaDocument;
  readonly formats: boolean;
  /** Ids of definitions, by what they are made from. */
  readonly ids: Map<Schema, Map<string, string>>;
  readonly waiting: { readonly id: string; readonly schema: Schema; readonly scope: Scope }[];
  /** Definitions so far. */
  count: number;
  nodes: number;
  readonly origins: WeakMap<object, string>;
}

/** The dynamic anchors that are in force: of each name the outermost (2020-12 core, §8.2.3.2). */
interface Scope {
  readonly key: string;
  readonly anchors: ReadonlyMap<string, Target>;
}
const NO_ANCHORS: Scope = { key: "", anchors: new Map() };

interface Context {
  readonly scope: Scope;
  /** Whether what is emitted is asked about the definition's own value. */
  readonly itself: boolean;
  readonly level: number;
  readonly references: Reference[];
}

/** The same subschema under the same dynamic anchors is one definition. */
function definitionId(linker: Linker, { schema, base }: Target, outer: Scope): string {
  const scope = entered(linker.document, outer, base);
  const byScope = linker.ids.get(schema) ?? new Map<string, string>();
  linker.ids.set(schema, byScope);
  const known = byScope.get(scope.key);
  if (known !== undefined) return known;
  const id = linker.count === 0 ? ROOT : String(linker.count);
  linker.count++;
  byScope.set(scope.key, id);
  linker.waiting.push({ id, schema, scope });
  return id;
}

function entered(document: SchemaDocument, scope: Scope, base: string): Scope {
  const own = document.dynamicAnchors.get(base);
  if (!own) return scope;
  const added = [...own].filter(([name]) => !scope.anchors.has(name));
  if (added.length === 0) return scope;
  const anchors = new Map(scope.anchors);
  for (const [name, schema] of added) anchors.set(name, { schema, base });
  return { anchors, key: `${scope.key} ${added.map(([name]) => `${base}#${name}`).join(" ")}` };
}

function emit(linker: Linker, schema: Schema, context: Context): Schema {
  const { document } = linker;
  if (!isObject(schema)) return schema;
  const place = document.places.get(schema);
  if (!place || ++linker.nodes > document.limits.nodes) return true;
  const { pointer, base } = place;
  const here = { ...context, scope: entered(document, context.scope, base), level: context.level + 1 };
  const lone = document.dialect === "draft-07" && "$ref" in schema;
  const parts: Member[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "$ref" || (keyword === "$dynamicRef" && document.dialect === "2020-12"))
      parts.push(...emitReference(linker, { keyword, reference: String(value), base, pointer }, here));
    else if (!lone) parts.push(...emitKeyword(linker, [keyword, value], { ...here, schema }));
  }
  const emitted = spelledForAjv(joined(parts), document.unevaluated);
  linker.origins.set(emitted, pointer);
  return emitted;
}

type Member = readonly [keyword: string, value: unknown];

/** Members as an object; a second `$ref` goes into `allOf`. */
function joined(members: readonly Member[]): SchemaObject {
  const [first, ...more] = members.filter(([keyword]) => keyword === "$ref");
  const others: SchemaObject = Object.fromEntries(members.filter(([keyword]) => keyword !== "$ref"));
  const also = more.map(([, $ref]) => ({ $ref }));
  return { ...withAll(others, also), ...(first && { $ref: first[1] }) };
}

interface Referring {
  readonly keyword: string;
  readonly reference: string;
  readonly base: string;
  readonly pointer: string;
}

function emitReference(
  linker: Linker,
  { keyword, reference, base, pointer }: Referring,
  context: Context,
): Member[] {
  const { document } = linker;
  const found = resolve(document, reference, base);
  if (!found) {
    const expected = "a reference to a part of this schema (others are not fetched)";
    document.problems.push({
      pointer: pointerTo(pointer, keyword),
      keyword,
      expected,
      actual: shown(reference),
    });
    return [];
  }
  const target = keyword === "$dynamicRef" ? (dynamicTarget(document, found, context.scope) ?? found) : found;
  const id = definitionId(linker, target, context.scope);
  context.references.push({ id, itself: context.itself, level: context.level, from: pointer });
  return [["$ref", `#/$defs/${id}`]];
}

/** The outermost subschema with the dynamic anchor that a reference has found. */
function dynamicTarget(document: SchemaDocument, found: Target, scope: Scope): Target | undefined {
  const { base, anchor, schema } = found;
  const isDynamic = anchor !== undefined && document.dynamicAnchors.get(base)?.get(anchor) === schema;
  return isDynamic ? scope.anchors.get(anchor) : undefined;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

interface KeywordContext extends Context {
  readonly schema: SchemaObject;
}

function emitKeyword(linker: Linker, [keyword, value]: Member, context: KeywordContext): Member[] {
  const { dialect } = linker.document;
  if (assertionOf(keyword, dialect)) return keyword === "format" && !linker.formats ? [] : [[keyword, value]];
  const applicator = applicatorOf(keyword, dialect);
  if (!applicator || applicator.about === "nothing") return [];
  if (dialect === "draft-07" && (keyword === "items" || keyword === "additionalItems"))
    return emitOldItems(linker, keyword, context);
  const inner = { ...context, itself: context.itself && applicator.about === "itself" };
  return Object.entries(mapSubschemas({ [keyword]: value }, ({ child }) => emit(linker, child, inner)));
}

/** Draft-07 tuples: `items` as a list is `prefixItems`, `additionalItems` is what comes after; alone it says nothing. */
function emitOldItems(linker: Linker, keyword: string, context: KeywordContext): Member[] {
  const { items, additionalItems } = context.schema;
  const child = (schema: unknown) => emit(linker, schema as Schema, { ...context, itself: false });
  if (!Array.isArray(items)) return keyword === "items" ? [["items", child(items)]] : [];
  if (keyword === "additionalItems") return [["items", child(additionalItems)]];
  return items.length === 0 ? [] : [["prefixItems", items.map(child)]];
}
