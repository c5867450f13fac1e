import type { Anchor, Filing } from "./anchor.ts";
import type { Candidate } from "./candidate.ts";
import type { Entry } from "./entries.ts";
import { isValued } from "./valued.ts";
import type { Valued, Values } from "./values.ts";

/** An anchor of more values makes no guard: each is an entry of its own. */
const MOST_GUARDS = 4;

/** The entries of a candidate where the given fields have led: by one more field, the one that the fewest events get past. */
export function guardsOf<Owner>(
  { anchors, number }: Candidate<Owner>,
  used: readonly number[],
  values: Values,
): readonly Entry[] {
  let best: Anchor | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const anchor of anchors) {
    if (anchor.filings.length > MOST_GUARDS || used.includes(anchor.slot)) continue;
    const weight = weightOf(anchor, values);
    if (weight < least) [best, least] = [anchor, weight];
  }
  const unguarded = { item: number, guard: 0, low: 0, high: 0 };
  if (!best) return [unguarded];
  const { slot, filings } = best;
  return filings.map((filing) => ({ ...unguarded, ...guardOf(filing, slot, values) }));
}

/** Of values that are equal: how many ask for them. Ranges come behind those; whatever else is there makes no guard. */
function weightOf(anchor: Anchor, values: Values): number {
  if (isValued(anchor))
    return anchor.filings.reduce((sum, filing) => sum + values.usesOf(anchor.slot, filing), 0);
  const isGuard = anchor.filings.every(
    ({ kind }) => kind === "exact" || kind === "loose" || kind === "range",
  );
  return isGuard ? Number.MAX_VALUE : Number.POSITIVE_INFINITY;
}

function guardOf(filing: Filing, slot: number, values: Values): Omit<Entry, "item"> {
  if (filing.kind === "range") return { guard: ~slot, low: filing.low, high: filing.high };
  return { guard: values.idOf(slot, filing as Valued), low: 0, high: 0 };
}
