import type { SchemaObject } from "./keywords.ts";
import { schemaProblems } from "./read.ts";
import { FORMATS, noSighting, see, type Sighting, together } from "./sighting.ts";

export interface InferOptions {
  /** So many samples at most. */
  readonly samples?: number;
  /** So many JSON values in all of them at most; a sample that would go beyond is left out. */
  readonly values?: number;
  /** So many levels; what lies deeper may be anything. */
  readonly depth?: number;
  /** An object with more different names than this is a map. */
  readonly properties?: number;
  /** So many numbers and short texts of the samples as `examples`. None by default: samples hold what is nobody's business. */
  readonly examples?: number;
}

type Limits = Required<InferOptions>;

const DEFAULTS: Limits = { samples: 1_000, values: 1_000_000, depth: 14, properties: 100, examples: 0 };

/**
 * A draft of a schema (2020-12) that all samples fit: types merged, what all objects have required, formats that all texts
 * have, small sets of repeated texts as `enum`, objects with ever other names as maps. Other properties stay allowed.
 * It keeps within the usual limits, so that it can be registered: where samples are vast, by looking less deep.
 */
export function infer(samples: Iterable<unknown>, options: InferOptions = {}): SchemaObject {
  const limits: Limits = { ...DEFAULTS, ...options };
  const seen = noSighting();
  let values = 0;
  for (const sample of samples) {
    const size = sizeOf(sample, limits.values - values);
    if (values + size > limits.values) continue;
    values += size;
    see(seen, sample, limits.depth);
    if (seen.count >= limits.samples) break;
  }
  for (let depth = limits.depth; depth > 1; depth--) {
    const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", ...draft(seen, depth, limits) };
    if (schemaProblems(schema).length === 0) return schema;
  }
  return draft(seen, 1, limits);
}

function draft(seen: Sighting, depth: number, limits: Limits): SchemaObject {
  if (seen.count === 0) return {};
  const types = [...seen.types].filter((type) => type !== "integer" || !seen.types.has("number"));
  const type = types.length === 1 ? types[0] : types;
  const inner = depth > 1 ? { ...objectDraft(seen, depth, limits), ...arrayDraft(seen, depth, limits) } : {};
  return { type, ...valuesDraft(seen, limits), ...inner };
}

function objectDraft(seen: Sighting, depth: number, limits: Limits): SchemaObject {
  const { properties, objects } = seen;
  if (properties.size === 0) return {};
  if (isMap(seen, limits))
    return { additionalProperties: draft(together(properties.values()), depth - 1, limits) };
  const entries = [...properties].map(([name, member]) => [name, draft(member, depth - 1, limits)]);
  const required = [...properties].filter(([, { count }]) => count === objects).map(([name]) => name);
  return { properties: Object.fromEntries(entries), ...(required.length > 0 && { required }) };
}

/** Whether the names are data: too many of them, or ever others. */
function isMap({ properties, objects }: Sighting, limits: Limits): boolean {
  if (properties.size > limits.properties) return true;
  const isRare = ({ count }: Sighting) => count * 2 <= objects;
  return objects >= MAP_OBJECTS && properties.size >= MAP_NAMES && [...properties.values()].every(isRare);
}
/** With fewer objects or names it cannot be told. */
const MAP_OBJECTS = 4;
const MAP_NAMES = 8;

function arrayDraft({ items }: Sighting, depth: number, limits: Limits): SchemaObject {
  return items && items.count > 0 ? { items: draft(items, depth - 1, limits) } : {};
}

function valuesDraft(seen: Sighting, limits: Limits): SchemaObject {
  const format = seen.types.has("string") ? FORMATS.find((name) => seen.formats.has(name)) : undefined;
  const values = format ? undefined : repeatedValues(seen);
  const examples = values ? [] : [...seen.examples].slice(0, limits.examples);
  return {
    ...(format && { format }),
    ...(values && { enum: values }),
    ...(examples.length > 0 && { examples }),
  };
}

/** The texts, when they are few that came again and again, and nothing but texts and null was seen. */
function repeatedValues({ texts, types }: Sighting): unknown[] | undefined {
  const isPlain = [...types].every((type) => type === "string" || type === "null");
  const times = [...(texts?.values() ?? [])];
  if (!texts || !isPlain || times.length < 2 || times.length > ENUM_VALUES) return undefined;
  const total = times.reduce((sum, one) => sum + one, 0);
  if (times.includes(1) || total < times.length * ENUM_REPEATS) return undefined;
  return types.has("null") ? [...texts.keys(), null] : [...texts.keys()];
}
/** An `enum` has at most so many values, and each came so often on average, never once only. */
const ENUM_VALUES = 8;
const ENUM_REPEATS = 4;

/** How many JSON values there are in a value; more than `most` are not counted. */
function sizeOf(value: unknown, most: number): number {
  if (typeof value !== "object" || value === null) return 1;
  let size = 1;
  for (const member of Object.values(value)) {
    size += sizeOf(member, most - size);
    if (size > most) break;
  }
  return size;
}
