import type { Address, Block } from "./address.ts";
import type { Folded } from "./fold.ts";
import type { Wildcard } from "./wildcard.ts";

/** An event pattern that has been read: it matches when one of its branches does. */
export interface Pattern {
  /** As it was written. */
  readonly text: string;
  /** One where there is no `$or`. */
  readonly branches: readonly Branch[];
}

/** Clauses that must all hold, no two on the same path, in the order they were written. */
export type Branch = readonly Clause[];

/** What one field must be: one of its matchers must accept a value of it. */
export interface Clause {
  /** The keys that lead to the field, joined by dots. */
  readonly path: string;
  readonly matchers: readonly Matcher[];
  /** Where it stands in the pattern: an RFC 6901 pointer. */
  readonly pointer: string;
}

/** One element of a field's array: a way in which a value is accepted. */
export type Matcher =
  | { readonly kind: "equals"; readonly value: string | boolean | null }
  /** `value` is NaN where the number is beyond double; then only the same text is equal. */
  | { readonly kind: "number"; readonly text: string; readonly value: number }
  | { readonly kind: "address"; readonly text: string; readonly address: Address }
  | { readonly kind: "cidr"; readonly text: string; readonly block: Block }
  | { readonly kind: "prefix" | "suffix"; readonly text: string }
  | { readonly kind: "wildcard"; readonly text: string; readonly parts: Wildcard }
  | {
      readonly kind: "ignore-case";
      readonly place: "whole" | "prefix" | "suffix";
      readonly text: string;
      readonly folded: Folded;
    }
  | { readonly kind: "numeric"; readonly bounds: readonly Bound[] }
  | { readonly kind: "exists"; readonly value: boolean }
  /** Accepts what none of these accepts. */
  | { readonly kind: "anything-but"; readonly but: readonly Matcher[] };

/** A number that a value is compared with. */
export interface Bound {
  readonly operator: "=" | "<" | "<=" | ">" | ">=";
  readonly value: number;
}

/** A value at the end of a path in an event. */
export type Leaf = string | boolean | null | LeafNumber;

/** A number as it was written, and its value: NaN where it is beyond double. */
export interface LeafNumber {
  readonly text: string;
  /** The nearest double. */
  readonly double: number;
  readonly value: number;
}
