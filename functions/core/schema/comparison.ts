import type { Problem } from "../event.ts";
import type { Fact, Kind, Part } from "./facts.ts";

/** A comparison of two schemas. */
export interface Comparison {
  /** Why not every value that fits all narrow parts fits the wide one. */
  readonly contained: (narrow: readonly Part[], wide: Part) => readonly Problem[];
  /** A gap in words. */
  readonly word: (gap: Gap) => Problem;
  /** How many facts may still be looked at. Below 0: not all were, and nothing is sure. */
  left: number;
  /** Pairs that are being compared: where one comes back below itself, it holds if all else does. */
  readonly assumed: Set<string>;
  /** Pairs that failed: they fail whatever is assumed. */
  readonly failed: Map<string, readonly Problem[]>;
}

/** Values that the narrow schema allows, or may allow, and the wide one does not. */
export interface Gap {
  readonly narrow: readonly Fact[];
  readonly wide: Part;
  /** The keyword of the wide schema that refuses them. */
  readonly keyword: string;
  /** Which values, as a noun; absent: it cannot be told whether there are any. */
  readonly values?: string;
}

/** What a rule is asked: whether values that fit the facts also fit some keywords of the wide schema. */
export interface Question {
  readonly comparison: Comparison;
  readonly facts: readonly Fact[];
  readonly wide: Fact;
  /** The kinds of values that fit the facts. */
  readonly kinds: ReadonlySet<Kind>;
}

export interface ContainmentRule {
  /** It speaks for these keywords of the wide schema. */
  readonly keywords: readonly string[];
  /** It matters only where values of such a kind fit the facts; absent: always. */
  readonly kinds?: readonly Kind[];
  readonly check: (question: Question) => readonly Problem[];
}

/** The one problem of a question, for rules that find at most one. */
export function gap({ comparison, facts, wide }: Question, keyword: string, values?: string): Problem[] {
  return [comparison.word({ narrow: facts, wide, keyword, ...(values !== undefined && { values }) })];
}
