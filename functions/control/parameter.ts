import { orSimilar } from "../core/text/did-you-mean.ts";
import type { Problem } from "../core/event.ts";
import type { JsonSchema } from "./definitions/json-schema.ts";
import { requestInvalid } from "./request-invalid.ts";
import { epochOf } from "../core/text/formats.ts";

/** What a query parameter may be, and how its text is read. */
export interface Parameter<Value = unknown> {
  readonly description: string;
  readonly schema: JsonSchema;
  /** Without it the request is refused. */
  readonly required?: true;
  readonly example?: string;
  /** In words, for who gave something else. */
  readonly expected: string;
  /** Its value; undefined when the text is not as expected. */
  readonly read: (text: string) => Value | undefined;
}
export type Parameters = Readonly<Record<string, Parameter>>;

/** The values of the parameters that were given. */
export type QueryOf<Spec extends Parameters> = {
  readonly [Name in keyof Spec as Spec[Name] extends Required ? never : Name]?: ValueOf<Spec[Name]>;
} & {
  readonly [Name in keyof Spec as Spec[Name] extends Required ? Name : never]: ValueOf<Spec[Name]>;
};
type Required = { readonly required: true };
type ValueOf<Spec> = Spec extends Parameter<infer Value> ? Value : never;

/** The parameter, without which the request is refused. */
export function required<Value>(parameter: Parameter<Value>): Parameter<Value> & Required {
  return { ...parameter, required: true };
}

export function textParameter(description: string, example: string): Parameter<string> {
  return {
    description,
    schema: { type: "string", minLength: 1 },
    example,
    expected: "a text that is not empty",
    read: (text) => text || undefined,
  };
}

export function timeParameter(description: string): Parameter<number> {
  return {
    description,
    schema: { type: "string", format: "date-time" },
    example: "2026-01-02T00:00:00Z",
    expected: "an RFC 3339 time such as 2026-01-02T00:00:00Z",
    // A `+` that was not percent-encoded arrives as a space.
    read: (text) => epochOf(text.replace(" ", "+")),
  };
}

export function choiceParameter<Choice extends string>(
  description: string,
  choices: readonly Choice[],
): Parameter<Choice> {
  return {
    description,
    schema: { type: "string", enum: choices },
    example: choices[0] ?? "",
    expected: `one of ${choices.join(", ")}`,
    read: (text) => choices.find((choice) => choice === text),
  };
}

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 1000;

/** What every list takes. */
export const paging = {
  limit: {
    description: "How many items the page has at most.",
    schema: { type: "integer", minimum: 1, maximum: LARGEST_LIMIT, default: DEFAULT_LIMIT },
    example: "50",
    expected: `a whole number from 1 to ${LARGEST_LIMIT}`,
    read(text): number | undefined {
      const limit = Number(text);
      return /^\d+$/.test(text) && limit >= 1 && limit <= LARGEST_LIMIT ? limit : undefined;
    },
  } satisfies Parameter<number>,
  cursor: {
    description: "`next` of the page before, with the same filters.",
    schema: { type: "string", minLength: 1 },
    expected: "the `next` of a page",
    read: (text): string | undefined => text || undefined,
  } satisfies Parameter<string>,
};

/** Limit and cursor of a list as its port takes them. */
export function pageAsked(query: QueryOf<typeof paging>): {
  readonly limit: number;
  readonly cursor?: string;
} {
  return { ...query, limit: query.limit ?? DEFAULT_LIMIT };
}

/** Reads a query string. Throws `request-invalid` that names each parameter that is unknown, repeated or not as expected. */
export function readQuery<Spec extends Parameters>(queryText: string, spec: Spec): QueryOf<Spec> {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, text] of new URLSearchParams(queryText)) {
    const parameter = Object.hasOwn(spec, name) ? spec[name] : undefined;
    const value = parameter?.read(text);
    if (!parameter) problems.push(unknownParameter(name, Object.keys(spec)));
    else if (Object.hasOwn(values, name)) problems.push(problem(name, "unique", "given once"));
    else if (value === undefined)
      problems.push({ ...problem(name, "parameter", parameter.expected), actual: JSON.stringify(text) });
    values[name] = value;
  }
  for (const [name, { required: isRequired, expected }] of Object.entries(spec))
    if (isRequired && !Object.hasOwn(values, name)) problems.push(problem(name, "required", expected));
  if (problems.length > 0) throw requestInvalid("read the query", problems);
  return values as QueryOf<Spec>;
}

function unknownParameter(name: string, known: readonly string[]): Problem {
  const list =
    known.length > 0 ? `left out: there is ${known.join(", ")}` : "left out: there are no parameters";
  return problem(name, "unknown", list + orSimilar(name, known));
}

function problem(name: string, keyword: string, expected: string): Problem {
  return { pointer: `/${name}`, keyword, expected };
}
