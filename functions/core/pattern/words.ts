import type { Clause, Leaf, Matcher } from "./pattern.ts";

/** What a field must be, to stand behind "wanted": `> 100`, `"a" or "b"`, `a text that begins with "x"`. */
export function wantedOf({ matchers }: Clause): string {
  const words = matchers.map(wordsOf);
  if (words.length <= MOST) return listed(words, "or");
  return `one of ${words.length}: ${words.slice(0, MOST).join(", ")}, …`;
}

/** A value as people read it: JSON, cut when it is long; numbers as they were written. */
export function shownLeaf(leaf: Leaf): string {
  return clipped(typeof leaf === "object" && leaf !== null ? leaf.text : JSON.stringify(leaf));
}

/** Any JSON value in a line. */
export function shownValue(value: unknown): string {
  return clipped(JSON.stringify(value) ?? "nothing");
}

/** `a, b or c`. */
export function listed(words: readonly string[], word: "and" | "or"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${word} ${last}`;
}

/** The name of the operator that a clause is written with; `any-of` when there are several. */
export function operatorOf({ matchers }: Clause): string {
  const names = new Set(matchers.map((matcher) => operandOf(matcher).operator));
  return names.size === 1 ? [...names][0]! : "any-of";
}

/** What the clause wants, as JSON: the operand, or all operands; of several operators the field's array as written. */
export function expectedOf(clause: Clause): unknown {
  const operands = clause.matchers.map(operandOf);
  const values =
    operatorOf(clause) === "any-of"
      ? operands.map(({ operator, operand }) => (operator === "equals" ? operand : { [operator]: operand }))
      : operands.map(({ operand }) => operand);
  return values.length === 1 ? values[0] : values;
}

/** More are counted, not listed. */
const MOST = 6;
const LONGEST = 120;

function clipped(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

type Words = { readonly [K in Matcher["kind"]]: (matcher: Extract<Matcher, { readonly kind: K }>) => string };

const words: Words = {
  equals: ({ value }) => quoted(value),
  number: ({ text }) => text,
  address: ({ text }) => quoted(text),
  cidr: ({ text }) => `an address in ${text}`,
  prefix: ({ text }) => `a text that begins with ${quoted(text)}`,
  suffix: ({ text }) => `a text that ends with ${quoted(text)}`,
  wildcard: ({ text }) => `a text like ${quoted(text)}`,
  "ignore-case": ({ place, text }) => `${PLACES[place]}${quoted(text)} in any case`,
  numeric: ({ bounds }) =>
    bounds
      .map(({ operator, value }) => (operator === "=" ? String(value) : `${operator} ${value}`))
      .join(" and "),
  exists: ({ value }) => (value ? "any value" : "no such field"),
  "anything-but": ({ but }) => `anything but ${listed(but.map(wordsOf), "or")}`,
};

const PLACES = { whole: "", prefix: "a text that begins with ", suffix: "a text that ends with " };

function wordsOf(matcher: Matcher): string {
  return (words[matcher.kind] as (matcher: Matcher) => string)(matcher);
}

function quoted(value: unknown): string {
  return clipped(JSON.stringify(value));
}

interface Operand {
  readonly operator: string;
  readonly operand: unknown;
}

type Operands = {
  readonly [K in Matcher["kind"]]: (matcher: Extract<Matcher, { readonly kind: K }>) => Operand;
};

const operands: Operands = {
  equals: ({ value }) => ({ operator: "equals", operand: value }),
  number: ({ text, value }) => ({ operator: "equals", operand: Number.isNaN(value) ? text : value }),
  address: ({ text }) => ({ operator: "equals", operand: text }),
  cidr: ({ text }) => ({ operator: "cidr", operand: text }),
  prefix: ({ text }) => ({ operator: "prefix", operand: text }),
  suffix: ({ text }) => ({ operator: "suffix", operand: text }),
  wildcard: ({ text }) => ({ operator: "wildcard", operand: text }),
  "ignore-case": ({ place, text }) =>
    place === "whole"
      ? { operator: "equals-ignore-case", operand: text }
      : { operator: place, operand: { "equals-ignore-case": text } },
  numeric: ({ bounds }) => ({
    operator: "numeric",
    operand: bounds.flatMap(({ operator, value }) => [operator, value]),
  }),
  exists: ({ value }) => ({ operator: "exists", operand: value }),
  "anything-but": ({ but }) => {
    const inner = but.map(operandOf);
    const [first] = inner;
    const values = inner.map(({ operand }) => operand);
    const value = values.length === 1 ? values[0] : values;
    return {
      operator: "anything-but",
      operand: first && first.operator !== "equals" ? { [first.operator]: value } : value,
    };
  },
};

function operandOf(matcher: Matcher): Operand {
  return (operands[matcher.kind] as (matcher: Matcher) => Operand)(matcher);
}
