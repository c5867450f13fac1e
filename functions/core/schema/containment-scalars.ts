import type { Problem } from "../event.ts";
import { type ContainmentRule, gap, type Question } from "./comparison.ts";
import { kindsOf, type Kind, strictest } from "./facts.ts";
import type { SchemaObject } from "./keywords.ts";

/** Types, values, numbers and texts. */
export const scalarRules: readonly ContainmentRule[] = [
  { keywords: ["type"], check: type },
  { keywords: ["const"], check: (question) => gap(question, "const", "other values") },
  { keywords: ["enum"], check: (question) => gap(question, "enum", "other values") },
  { keywords: ["minimum", "exclusiveMinimum"], kinds: ["whole", "fraction"], check: lowerBound },
  { keywords: ["maximum", "exclusiveMaximum"], kinds: ["whole", "fraction"], check: upperBound },
  { keywords: ["multipleOf"], kinds: ["whole", "fraction"], check: multipleOf },
  {
    keywords: ["minLength"],
    kinds: ["string"],
    check: atLeast("minLength", "text of fewer than", "characters"),
  },
  {
    keywords: ["maxLength"],
    kinds: ["string"],
    check: atMost("maxLength", "text of more than", "characters"),
  },
  { keywords: ["pattern"], kinds: ["string"], check: equalWord("pattern", "text that does not match") },
  {
    keywords: ["format"],
    kinds: ["string", "whole", "fraction"],
    check: equalWord("format", "values that are no"),
  },
];

/** A rule that some keyword of the facts is at least as large. */
export function atLeast(keyword: string, phrase: string, noun: string): ContainmentRule["check"] {
  return (question) => {
    const wanted = Number(question.wide.schema[keyword]);
    const has = strictest(question.facts, keyword, "largest") ?? 0;
    return has >= wanted ? [] : gap(question, keyword, `${phrase} ${wanted} ${noun}`);
  };
}

/** A rule that some keyword of the facts is at most as large. */
export function atMost(keyword: string, phrase: string, noun: string): ContainmentRule["check"] {
  return (question) => {
    const wanted = Number(question.wide.schema[keyword]);
    const has = strictest(question.facts, keyword, "least") ?? Infinity;
    return has <= wanted ? [] : gap(question, keyword, `${phrase} ${wanted} ${noun}`);
  };
}

function equalWord(keyword: string, phrase: string): ContainmentRule["check"] {
  return (question) => {
    const wanted = question.wide.schema[keyword];
    const isSaid = question.facts.some(({ schema }) => schema[keyword] === wanted);
    return isSaid ? [] : gap(question, keyword, `${phrase} ${String(wanted)}`);
  };
}

function type(question: Question): Problem[] {
  const wanted = kindsOf(question.wide.schema);
  const missing = new Set([...question.kinds].filter((kind) => !wanted.has(kind)));
  const isAnyNumber = missing.has("fraction") && missing.delete("whole");
  const nouns = [...missing].map((kind) =>
    kind === "fraction" && isAnyNumber ? "numbers" : kindNouns[kind],
  );
  return nouns.flatMap((noun) => gap(question, "type", noun));
}

export const kindNouns: { readonly [kind in Kind]: string } = {
  null: "null",
  boolean: "true and false",
  whole: "whole numbers",
  fraction: "numbers with a fraction",
  string: "text",
  array: "arrays",
  object: "objects",
};

/** Where numbers begin, looking up; `open`: just behind it. */
interface Bound {
  readonly at: number;
  readonly open: boolean;
}

function lowerBound(question: Question): Problem[] {
  return bounded(question, { closed: "minimum", open: "exclusiveMinimum", sign: 1 }, [
    "below",
    "of",
    "and below",
  ]);
}

function upperBound(question: Question): Problem[] {
  return bounded(question, { closed: "maximum", open: "exclusiveMaximum", sign: -1 }, [
    "above",
    "of",
    "and above",
  ]);
}

interface Side {
  readonly closed: string;
  readonly open: string;
  /** -1 turns numbers round, so that an upper bound is a lower one. */
  readonly sign: 1 | -1;
}

function bounded(question: Question, side: Side, [beyond, at, orBeyond]: readonly string[]): Problem[] {
  const { facts, wide, kinds } = question;
  const whole = !kinds.has("fraction");
  const has = boundOf(
    facts.map(({ schema }) => schema),
    side,
    whole,
  );
  const wanted = boundOf([wide.schema], side, whole);
  if (!wanted || (has && !isBefore(has, wanted))) return [];
  const isOpen = side.open in wide.schema;
  const keyword = isOpen ? side.open : side.closed;
  const limit = String(wide.schema[keyword]);
  return gap(question, keyword, isOpen ? `numbers ${at} ${limit} ${orBeyond}` : `numbers ${beyond} ${limit}`);
}

/** The strictest bound that some schemas set. */
function boundOf(
  schemas: readonly SchemaObject[],
  { closed, open, sign }: Side,
  whole: boolean,
): Bound | undefined {
  return schemas
    .flatMap((schema) => [
      ...(typeof schema[closed] === "number" ? [{ at: schema[closed] * sign, open: false }] : []),
      ...(typeof schema[open] === "number" ? [{ at: schema[open] * sign, open: true }] : []),
    ])
    .map((bound) => (whole ? wholeBound(bound) : bound))
    .reduce<Bound | undefined>(
      (least, bound) => (least && !isBefore(least, bound) ? least : bound),
      undefined,
    );
}

/** The first whole number behind a bound, where numbers are exact. */
function wholeBound({ at, open }: Bound): Bound {
  const first = open ? Math.floor(at) + 1 : Math.ceil(at);
  return Number.isSafeInteger(first) ? { at: first, open: false } : { at, open };
}

function isBefore(one: Bound, other: Bound): boolean {
  return one.at < other.at || (one.at === other.at && !one.open && other.open);
}

function multipleOf(question: Question): Problem[] {
  const wanted = Number(question.wide.schema["multipleOf"]);
  const whole = !question.kinds.has("fraction");
  const isImplied = (of: unknown) =>
    of === wanted || (whole && Number.isInteger(of) && Number.isInteger(wanted) && Number(of) % wanted === 0);
  const said = question.facts.map(({ schema }) => schema["multipleOf"]);
  if (said.some(isImplied) || (whole && wanted === 1)) return [];
  return gap(question, "multipleOf", `numbers that are no multiples of ${wanted}`);
}
