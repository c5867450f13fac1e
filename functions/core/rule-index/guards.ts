import type { Anchor, Filing } from "./anchor.ts";
import type { Candidate } from "./candidate.ts";
import type { Entry } from "./entries.ts";
import { isValued } from "./valued.ts";
import type { Valued, Values } from "./values.ts";

/** A candidate makes at most so many entries: one for each pair of values that its two guards name. */
const MOST_ENTRIES = 8;

/**
 * The entries of a candidate where the given fields have led. They are guarded by two further fields, those that the fewest events
 * get past; at most one of them by ranges.
 */
export function entriesOf<Owner>(
  { anchors, number }: Candidate<Owner>,
  used: readonly number[],
  values: Values,
): readonly Entry[] {
  const found = anchors
    .map((anchor) => ({ anchor, weight: weightOf(anchor, values) }))
    .filter(({ anchor, weight }) => weight < Number.POSITIVE_INFINITY && !used.includes(anchor.slot))
    .sort((one, other) => one.weight - other.weight)
    .map(({ anchor }) => anchor);
  let entries: readonly Entry[] = [{ item: number, guard: 0, second: 0, low: 0, high: 0 }];
  const guards: Anchor[] = [];
  for (const anchor of found) {
    const isFree = guards.every(
      (other) => other.slot !== anchor.slot && (isValued(other) || isValued(anchor)),
    );
    if (guards.length === 2 || !isFree || entries.length * anchor.filings.length > MOST_ENTRIES) continue;
    const name = guards.length === 0 ? "guard" : "second";
    guards.push(anchor);
    entries = entries.flatMap((entry) =>
      anchor.filings.map((filing) => guarded(entry, name, { filing, slot: anchor.slot, values })),
    );
  }
  return entries;
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

function guarded(
  entry: Entry,
  name: "guard" | "second",
  { filing, slot, values }: { readonly filing: Filing; readonly slot: number; readonly values: Values },
): Entry {
  if (filing.kind === "range") return { ...entry, [name]: ~slot, low: filing.low, high: filing.high };
  return { ...entry, [name]: values.idOf(slot, filing as Valued) };
}
