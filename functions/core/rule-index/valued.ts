import type { Anchor, Filing } from "./anchor.ts";
import type { Valued, Values } from "./values.ts";

/** An anchor that names values which are equal or are not. */
export interface ValuedAnchor extends Anchor {
  readonly filings: readonly Valued[];
}

export function isValuedFiling(filing: Filing): filing is Valued {
  return filing.kind === "exact" || filing.kind === "loose";
}

export function isValued(anchor: Anchor): anchor is ValuedAnchor {
  return anchor.filings.every(isValuedFiling);
}

/** The numbers of its values, each once. */
export function valuedIds({ slot, filings }: ValuedAnchor, values: Values): readonly number[] {
  const ids = filings.map((filing) => values.idOf(slot, filing));
  return ids.length > 1 ? [...new Set(ids)] : ids;
}
