import type { Problem } from "../event.ts";
import { pointerTo } from "../text/json-pointer.ts";
import type { Comparison, Gap } from "./comparison.ts";
import { contained } from "./contained.ts";
import type { EventSchema } from "./event-schema.ts";
import { eventSchemaId } from "./event-schema-id.ts";
import { isObject } from "./keywords.ts";
import type { LinkedSchema } from "./link.ts";
import { type ReadOptions, readSchema } from "./read.ts";

/**
 * What a new version must be to the one before. backward: it takes every value that was taken. forward: every value that
 * it takes was taken. full: both, so that the same values are taken.
 */
export type Compatibility = "backward" | "forward" | "full";

export interface CompatibilityOptions {
  readonly mode: Compatibility;
  readonly older?: ReadOptions;
  readonly newer?: ReadOptions;
}

/** So many facts are looked at, which takes two seconds at most; what takes more is not compatible until somebody says so. */
const FACTS = 200_000;
/** So many problems are told. */
const TOLD = 50;

/**
 * Why a new version of a schema is not compatible with the one before; empty when it is sure that it is. docs/schemas.md
 * says what is compared: what cannot be told counts as incompatible. Pointers lead into the newer schema.
 * Throws `schema-invalid` when one of them is not usable.
 */
export function compatibility(
  older: unknown,
  newer: unknown,
  how: Compatibility | CompatibilityOptions,
): readonly Problem[] {
  const options: CompatibilityOptions = typeof how === "string" ? { mode: how } : how;
  const { mode } = options;
  const before = readSchema(older, { name: "the version before", ...options.older }).linked;
  const after = readSchema(newer, { name: "the new version", ...options.newer }).linked;
  const problems = [
    ...(mode === "forward"
      ? []
      : compare({ narrow: before, wide: after, word: (gap) => backward(gap, after) })),
    ...(mode === "backward"
      ? []
      : compare({ narrow: after, wide: before, word: (gap) => forward(gap, after) })),
  ];
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...distinct.values()].slice(0, TOLD);
}

/** The same for two registered versions: the newer one says what it must be. */
export function versionProblems(older: EventSchema, newer: EventSchema): readonly Problem[] {
  if (newer.compatibility === "none") return [];
  return compatibility(older.schema, newer.schema, {
    mode: newer.compatibility,
    older: optionsOf(older),
    newer: optionsOf(newer),
  });
}

function optionsOf(schema: EventSchema): ReadOptions {
  const { formats, limits } = schema;
  return { name: `the schema "${eventSchemaId(schema)}"`, formats, ...(limits && { limits }) };
}

const TOO_LARGE: Problem = {
  pointer: "",
  keyword: "limit",
  expected: "small enough to be compared with the version before",
};

interface Direction {
  readonly narrow: LinkedSchema;
  readonly wide: LinkedSchema;
  readonly word: (gap: Gap) => Problem;
}

function compare({ narrow, wide, word }: Direction): readonly Problem[] {
  const comparison: Comparison = {
    contained: (parts, part) => contained(comparison, parts, part),
    word,
    left: FACTS,
    assumed: new Set(),
    failed: new Map(),
  };
  const problems = comparison.contained([{ schema: narrow.root, of: narrow }], {
    schema: wide.root,
    of: wide,
  });
  return comparison.left < 0 ? [...problems, TOO_LARGE] : problems;
}

/** The newer schema is the wide one: the keyword stands in it. */
function backward({ wide, keyword, values }: Gap, { origins }: LinkedSchema): Problem {
  const at = isObject(wide.schema) ? origins.get(wide.schema) : undefined;
  const expected = values === undefined ? untold(keyword) : `as wide as before, and take ${values}`;
  return { pointer: at === undefined ? "" : pointerTo(at, keyword), keyword, expected };
}

/** The newer schema is the narrow one: it lacks the keyword, or says it otherwise. */
function forward({ narrow, keyword, values }: Gap, { origins }: LinkedSchema): Problem {
  const places = narrow.flatMap(({ schema }) => {
    const at = origins.get(schema);
    return at === undefined ? [] : [{ at, says: keyword in schema }];
  });
  const { at, says } = places.find((place) => place.says) ?? places[0] ?? { at: "", says: false };
  const expected = values === undefined ? untold(keyword) : `as narrow as before, and refuse ${values}`;
  return { pointer: says ? pointerTo(at, keyword) : at, keyword, expected };
}

function untold(keyword: string): string {
  return `the same as before, as it cannot be told what a change of \`${keyword}\` means`;
}
