import { RouterError } from "../errors.ts";
import type { Problem } from "../event.ts";
import { boundsProblems } from "./bounds.ts";
import { readDocument } from "./document.ts";
import type { SchemaDocument } from "./schema-document.ts";
import { isSchema, type Schema } from "./keywords.ts";
import { JSON_DEPTH, LIMITS, type Limits } from "./limits.ts";
import { type LinkedSchema, link } from "./link.ts";

export interface ReadOptions {
  /** What a refusal calls the schema: `schema shop.order.paid.v1`. */
  readonly name?: string;
  /** Limits other than the usual ones, for schemas that are trusted. */
  readonly limits?: Partial<Limits>;
  /** Whether `format` asserts (default) or only tells. */
  readonly formats?: boolean;
}

/** A schema that is fit to be compiled. */
export interface ReadSchema {
  readonly document: SchemaDocument;
  readonly linked: LinkedSchema;
}

/**
 * Reads an untrusted JSON Schema (draft-07 or 2020-12, as `$schema` says; 2020-12 without one), given as text or as
 * parsed JSON. Bounded in time by its limits, and what it lets pass can be compiled.
 * Throws `schema-invalid` with what is not as it should be.
 */
export function readSchema(source: unknown, { name, limits, formats = true }: ReadOptions = {}): ReadSchema {
  const all = { ...LIMITS, ...limits };
  const { schema, problems } = parsed(source, all);
  if (schema === undefined) throw refusal(name, problems);
  const document = readDocument(schema, all);
  if (document.problems.length > 0) throw refusal(name, document.problems);
  const linked = link(document, formats);
  if (document.problems.length === 0) document.problems.push(...boundsProblems(linked, all));
  if (document.problems.length > 0) throw refusal(name, document.problems);
  return { document, linked };
}

/** What is wrong with a schema; empty when it can be used. */
export function schemaProblems(source: unknown, options: ReadOptions = {}): readonly Problem[] {
  try {
    readSchema(source, options);
    return [];
  } catch (error) {
    if (error instanceof RouterError) return error.problems ?? [];
    throw error;
  }
}

/** A refusal names so many problems at most: the first ones. */
const PROBLEMS = 20;

export function refusal(
  name: string | undefined,
  problems: readonly Problem[],
  cause?: unknown,
): RouterError {
  const [first] = problems;
  const where = first?.pointer ? `${first.pointer} must be` : "it must be";
  const message = `Cannot use ${name ?? "the schema"}: ${where} ${first?.expected ?? "a JSON Schema"}`;
  return new RouterError("schema-invalid", message, { problems: problems.slice(0, PROBLEMS), cause });
}

interface Parsed {
  readonly schema?: Schema;
  readonly problems: readonly Problem[];
}

function parsed(source: unknown, limits: Limits): Parsed {
  try {
    const text = typeof source === "string" ? source : JSON.stringify(source);
    if (new TextEncoder().encode(text).length > limits.bytes)
      return refused("bytes", `JSON of at most ${limits.bytes} bytes`);
    const schema: unknown = typeof source === "string" ? JSON.parse(source) : source;
    if (!isSchema(schema)) return refused("schema", "an object, true or false");
    if (isDeeper(schema, JSON_DEPTH)) return refused("depth", `nested at most ${JSON_DEPTH} levels deep`);
    return { schema, problems: [] };
  } catch (error) {
    if (error instanceof RangeError) return refused("depth", `nested at most ${JSON_DEPTH} levels deep`);
    return refused("json", `JSON (${(error as Error).message})`);
  }
}

function refused(keyword: string, expected: string): Parsed {
  return { problems: [{ pointer: "", keyword, expected }] };
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}
