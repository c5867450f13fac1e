import { didYouMean } from "../text/did-you-mean.ts";
import { canonicalJson } from "./equal.ts";
import { isObject, type SchemaObject } from "./keywords.ts";

/** A keyword that a value does not fit. */
export interface Failure {
  readonly keyword: string;
  /** The keyword's own value, and the schema that it stands in. */
  readonly schema: unknown;
  readonly parent: SchemaObject;
  /** The value that was checked. */
  readonly data: unknown;
  /** What ajv says of the keyword's failure. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** What was wanted, as a phrase that goes on from "must be". */
export interface Sentence {
  readonly expected: string;
  /** What is there instead; absent: the value itself says it. */
  readonly actual?: string;
  /** The property of the value that it is about; absent: the value. */
  readonly property?: string;
}

/** A sentence for each keyword. */
export const sentences: Readonly<Record<string, (failure: Failure) => Sentence>> = {
  type: ({ schema }) => ({ expected: either([schema].flat().map((type) => typePhrases[String(type)]!)) }),
  const: ({ schema }) => ({ expected: shown(schema) }),
  enum: ({ schema, data }) => ({ expected: oneOf(schema as unknown[], data) }),
  minimum: ({ schema }) => ({ expected: `a number of at least ${shown(schema)}` }),
  maximum: ({ schema }) => ({ expected: `a number of at most ${shown(schema)}` }),
  exclusiveMinimum: ({ schema }) => ({ expected: `a number above ${shown(schema)}` }),
  exclusiveMaximum: ({ schema }) => ({ expected: `a number below ${shown(schema)}` }),
  multipleOf: ({ schema }) => ({ expected: `a multiple of ${shown(schema)}` }),
  minLength: (failure) => length(failure, "text of at least", "character"),
  maxLength: (failure) => length(failure, "text of at most", "character"),
  pattern: ({ schema }) => ({ expected: `text that matches ${String(schema)}` }),
  format: ({ schema }) => ({ expected: formats[String(schema)] ?? `text in the format ${String(schema)}` }),
  minItems: (failure) => length(failure, "an array of at least", "item"),
  maxItems: (failure) => length(failure, "an array of at most", "item"),
  uniqueItems: ({ data }) => ({ expected: "an array of different items", actual: equalItems(data) }),
  contains: ({ params }) => ({ expected: containing(params) }),
  items: ({ params }) => ({ expected: `an array of at most ${counted(params["limit"], "item")}` }),
  unevaluatedItems: ({ params }) => ({ expected: `an array of at most ${counted(params["limit"], "item")}` }),
  minProperties: (failure) => length(failure, "an object of at least", "property"),
  maxProperties: (failure) => length(failure, "an object of at most", "property"),
  required: ({ params }) => ({ expected: withProperty(params["missingProperty"]), actual: "one without it" }),
  dependentRequired: dependent,
  dependencies: dependent,
  additionalProperties: ({ params, parent }) => unknownProperty(params["additionalProperty"], parent),
  unevaluatedProperties: ({ params, parent }) => unknownProperty(params["unevaluatedProperty"], parent),
  not: ({ schema }) => ({ expected: anythingBut(schema) }),
  anyOf: ({ schema }) => ({ expected: `what one of ${(schema as unknown[]).length} forms allows` }),
  oneOf: ({ schema, params }) => ({ expected: exactlyOne(schema as unknown[], params["passingSchemas"]) }),
  "false schema": () => ({ expected: "absent" }),
};

/** A value in a few words: what it is, for a scalar the value itself. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `an array of ${counted(value.length, "item")}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
const SHOWN = 64;

/** Phrases and values that a sentence lists; of longer lists the first of them. */
const LISTED = 10;

/** `a`, `a or b`, `a, b or c`; of many the first ones. */
export function either(phrases: readonly string[]): string {
  const all = [...new Set(phrases)];
  const more = all.splice(LISTED);
  const last = more.length > 0 ? `one of ${more.length} more` : (all.pop() ?? "");
  return all.length === 0 ? last : `${all.join(", ")} or ${last}`;
}

const typePhrases: Readonly<Record<string, string>> = {
  null: "null",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  string: "a string",
  array: "an array",
  object: "an object",
};

function oneOf(values: readonly unknown[], actual: unknown): string {
  const listed = values.slice(0, LISTED).map(shown);
  if (values.length === 1) return listed[0]!;
  const more = values.length > LISTED ? ` and ${values.length - LISTED} more` : "";
  const known = values.filter((value) => typeof value === "string");
  const similar = typeof actual === "string" ? didYouMean(actual, known) : undefined;
  return `one of ${listed.join(", ")}${more}${meant(similar)}`;
}

function meant(word: string | undefined): string {
  return word === undefined ? "" : ` (did you mean ${JSON.stringify(word)}?)`;
}

function counted(count: unknown, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${shown(count)} ${noun === "property" ? "properties" : `${noun}s`}`;
}

function length({ schema, data }: Failure, phrase: string, noun: string): Sentence {
  const expected = `${phrase} ${counted(schema, noun)}`;
  if (typeof data === "string")
    return { expected, actual: `${shown(data)}, of ${counted(Array.from(data).length, noun)}` };
  return { expected, actual: counted(Object.keys(data as object).length, noun) };
}

function equalItems(data: unknown): string {
  const seen = new Map<string, number>();
  for (const [index, item] of (data as unknown[]).entries()) {
    const text = canonicalJson(item);
    if (seen.has(text)) return `one whose items ${seen.get(text)} and ${index} are equal`;
    seen.set(text, index);
  }
  return "one with equal items";
}

function containing({ minContains, maxContains }: Failure["params"]): string {
  const most = maxContains === undefined ? "" : ` and at most ${shown(maxContains)}`;
  return `an array with at least ${shown(minContains)}${most} of the items that \`contains\` describes`;
}

function withProperty(name: unknown): string {
  return `an object with the property ${JSON.stringify(name)}`;
}

function dependent({ params }: Failure): Sentence {
  const beside = JSON.stringify(params["property"]);
  const expected = `${withProperty(params["missingProperty"])}, as it has ${beside}`;
  return { expected, actual: "one without it" };
}

function unknownProperty(property: unknown, schema: SchemaObject): Sentence {
  const name = String(property);
  const known = isObject(schema["properties"]) ? Object.keys(schema["properties"]) : [];
  const similar = didYouMean(name, known);
  const listed =
    known.length > 0 && known.length <= LISTED
      ? `: ${known.map((word) => JSON.stringify(word)).join(", ")}`
      : "";
  const expected = `a known property${similar === undefined ? listed : meant(similar)}`;
  return { expected, actual: JSON.stringify(name), property: name };
}

function anythingBut(schema: unknown): string {
  if (schema === true) return "absent";
  const [[keyword, value] = [], ...more] = isObject(schema) ? Object.entries(schema) : [];
  const phrase = more.length === 0 ? negations[String(keyword)]?.([value].flat()) : undefined;
  return phrase ?? "something else than what `not` describes";
}

const negations: Readonly<Record<string, (values: unknown[]) => string | undefined>> = {
  type: (types) => `anything but ${either(types.map((type) => typePhrases[String(type)]!))}`,
  const: (values) => `anything but ${either(values.map(shown))}`,
  enum: (values) => `anything but ${either(values.map(shown))}`,
  required: ([name, ...more]) =>
    more.length === 0 ? `an object without the property ${JSON.stringify(name)}` : undefined,
};

function exactlyOne(branches: readonly unknown[], passing: unknown): string {
  if (!Array.isArray(passing)) return `what one of ${branches.length} forms allows`;
  return `what exactly one of ${branches.length} forms allows, not several`;
}

const formats: Readonly<Record<string, string>> = {
  "date-time": "a date and time such as 2030-01-31T12:00:00Z",
  date: "a date such as 2030-01-31",
  time: "a time with its offset such as 12:00:00Z",
  duration: "a duration such as P1DT12H",
  email: "an e-mail address",
  hostname: "a host name",
  ipv4: "an IPv4 address",
  ipv6: "an IPv6 address",
  uri: "a URI with its scheme",
  "uri-reference": "a URI or a reference to one",
  "uri-template": "a URI template",
  uuid: "a UUID",
  "json-pointer": "a JSON pointer",
  "relative-json-pointer": "a relative JSON pointer",
  regex: "a regular expression",
  int32: "a whole number of 32 bits",
  int64: "a whole number of 64 bits",
};
