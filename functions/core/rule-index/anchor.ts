import type { Check } from "../pattern/check.ts";
import type { Bound, Leaf, Matcher } from "../pattern/pattern.ts";
import type { Wildcard } from "../pattern/wildcard.ts";

/** What an event's value is looked up by. Numbers by their double: what is found is asked again for all its digits. */
export type Key = string | number | boolean | null;

/**
 * A place of the index that an event must reach for a rule to match: a value of one field. Whatever is filed there is asked
 * in full afterwards, so a place may be reached in vain, and is never missed.
 */
export type Filing =
  | { readonly kind: "exact"; readonly key: Key }
  /** Loosely equal (JsonLogic's ==) to this number. */
  | { readonly kind: "loose"; readonly key: number }
  | { readonly kind: TextKind; readonly text: string }
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  | { readonly kind: "present" };

/** What a text begins or ends with; the folded ones are in lower case, as what is looked up by them. */
export type TextKind = "prefix" | "suffix" | "folded" | "folded-prefix" | "folded-suffix";

/** All the places of one field, of which a matching event reaches one at least. */
export interface Anchor {
  /** The number of the field's path. */
  readonly slot: number;
  readonly filings: readonly Filing[];
}

/** Where a rule with this check may be filed; undefined when the field may be absent. */
export function anchorOf({ slot, clause, orAbsent }: Check): Anchor | undefined {
  if (orAbsent) return undefined;
  const filings = clause.matchers.flatMap(filingsOf);
  return { slot, filings: filings.some(({ kind }) => kind === "present") ? [PRESENT] : filings };
}

/**
 * Whether what is found by one of the check's places is all that it asks for. Not so of numbers, which are more than their double, nor
 * of the character that stands for a lone surrogate in UTF-8.
 */
export function isExact({ clause, orAbsent }: Check): boolean {
  return !orAbsent && clause.matchers.every(isExactMatcher);
}

function isExactMatcher(matcher: Matcher): boolean {
  if (matcher.kind === "prefix" || matcher.kind === "suffix") return isExactText(matcher.text);
  return matcher.kind === "equals" && (typeof matcher.value !== "string" || isExactText(matcher.value));
}

function isExactText(text: string): boolean {
  return text.isWellFormed() && !text.includes("\ufffd");
}

/** What the value of an event is looked up by. */
export function keyOf(leaf: Leaf): Key {
  return typeof leaf === "object" && leaf !== null ? leaf.double : leaf;
}

const PRESENT: Filing = { kind: "present" };

function filingsOf(matcher: Matcher): readonly Filing[] {
  switch (matcher.kind) {
    case "equals":
      return [{ kind: "exact", key: matcher.value }];
    case "number":
      return [{ kind: "exact", key: Number(matcher.text) }];
    case "prefix":
    case "suffix":
      return [textFiling(matcher.kind, matcher.text)];
    case "wildcard":
      return [wildcardFiling(matcher.parts)];
    case "ignore-case":
      return [foldedFiling(matcher)];
    case "numeric":
      return [rangeOf(matcher.bounds)];
    default:
      return [PRESENT];
  }
}

function textFiling(kind: "prefix" | "suffix", text: string): Filing {
  return text === "" || !text.isWellFormed() ? PRESENT : { kind, text };
}

/** By what stands before its first star, or behind its last. */
function wildcardFiling(parts: Wildcard): Filing {
  const [first = "", ...others] = parts;
  if (others.length === 0) return { kind: "exact", key: first };
  return first === "" ? textFiling("suffix", others.at(-1)!) : textFiling("prefix", first);
}

const FOLDED = { whole: "folded", prefix: "folded-prefix", suffix: "folded-suffix" } as const;
/** Case beyond ASCII is folded by the unit, and a text may have several forms then. */
const ASCII = /^[\0-\x7f]+$/;

function foldedFiling({ place, text }: Extract<Matcher, { kind: "ignore-case" }>): Filing {
  return ASCII.test(text) ? { kind: FOLDED[place], text: text.toLowerCase() } : PRESENT;
}

function rangeOf(bounds: readonly Bound[]): Filing {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (const { operator, value } of bounds) {
    if (operator === "=") return { kind: "exact", key: value };
    if (operator === ">" || operator === ">=") low = Math.max(low, value);
    else high = Math.min(high, value);
  }
  return { kind: "range", low, high };
}
