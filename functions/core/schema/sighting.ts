import { hasFormat, type TextFormat } from "./formats.ts";

/** What was seen at one place of some samples. */
export interface Sighting {
  /** How many values. */
  count: number;
  readonly types: Set<JsonType>;
  /** Different texts and how often each came; undefined: they are too many, or too long, to be a small set. */
  texts: Map<string, number> | undefined;
  /** The first different numbers and short texts. */
  readonly examples: Set<unknown>;
  /** The formats that all texts have. */
  readonly formats: Set<TextFormat>;
  /** By name, in the order they were first seen. */
  readonly properties: Map<string, Sighting>;
  /** How many of the values were objects. */
  objects: number;
  /** All items of all arrays, in one. */
  items: Sighting | undefined;
}
export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

export function noSighting(): Sighting {
  return {
    count: 0,
    types: new Set(),
    texts: new Map(),
    examples: new Set(),
    formats: new Set(FORMATS),
    properties: new Map(),
    objects: 0,
    items: undefined,
  };
}

/** Adds a value to what was seen. Below `depth` levels nothing is looked at. */
export function see(sighting: Sighting, value: unknown, depth: number): void {
  sighting.count++;
  sighting.types.add(typeOf(value));
  if (typeof value === "string") seeText(sighting, value);
  if (typeof value === "number") exemplify(sighting, [value]);
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) sighting.objects++;
  if (depth <= 1) return;
  if (Array.isArray(value)) {
    sighting.items ??= noSighting();
    for (const item of value) see(sighting.items, item, depth - 1);
  } else
    for (const [name, member] of Object.entries(value)) see(propertyOf(sighting, name), member, depth - 1);
}

/** Several sightings as if all had been seen at one place. */
export function together(sightings: Iterable<Sighting>): Sighting {
  const all = noSighting();
  for (const one of sightings) add(all, one);
  return all;
}

function add(all: Sighting, one: Sighting): void {
  all.count += one.count;
  all.objects += one.objects;
  for (const type of one.types) all.types.add(type);
  for (const format of FORMATS) if (!one.formats.has(format)) all.formats.delete(format);
  exemplify(all, one.examples);
  if (one.texts === undefined) all.texts = undefined;
  for (const [text, times] of one.texts ?? []) count(all, text, times);
  for (const [name, member] of one.properties) add(propertyOf(all, name), member);
  if (one.items) add((all.items ??= noSighting()), one.items);
}

function propertyOf({ properties }: Sighting, name: string): Sighting {
  const known = properties.get(name) ?? noSighting();
  properties.set(name, known);
  return known;
}

/** The formats that are looked for, the more telling first. */
export const FORMATS: readonly TextFormat[] = ["date-time", "date", "uuid", "email", "ipv4", "ipv6", "uri"];

function seeText(sighting: Sighting, text: string): void {
  count(sighting, text, 1);
  if (text.length <= LONGEST_VALUE) exemplify(sighting, [text]);
  for (const format of sighting.formats) if (!looksLike(format, text)) sighting.formats.delete(format);
}

function exemplify({ examples }: Sighting, values: Iterable<unknown>): void {
  for (const value of values) if (examples.size < MOST_EXAMPLES) examples.add(value);
}

function looksLike(format: TextFormat, text: string): boolean {
  // `shop:order` is a URI as well, and hardly meant as one.
  if (format === "uri" && !text.includes("://")) return false;
  return text.length <= LONGEST_FORMATTED && hasFormat(format, text);
}

/** Longer texts are taken to have no format. */
const LONGEST_FORMATTED = 2048;
/** Longer texts, and more of them, are no small set of values. */
const LONGEST_VALUE = 40;
const MOST_VALUES = 50;
const MOST_EXAMPLES = 10;

function count(sighting: Sighting, text: string, times: number): void {
  const { texts } = sighting;
  if (text.length > LONGEST_VALUE) sighting.texts = undefined;
  else texts?.set(text, (texts.get(text) ?? 0) + times);
  if (texts && texts.size > MOST_VALUES) sighting.texts = undefined;
}

function typeOf(value: unknown): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as JsonType;
}
