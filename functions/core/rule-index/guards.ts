import type { Anchor } from "./anchor.ts";
import type { Candidate } from "./candidate.ts";
import type { Entry } from "./entries.ts";
import { isValued, valuedIds } from "./valued.ts";
import type { Valued, Values } from "./values.ts";

/** A candidate makes at most so many entries: one for each pair of what its two guards let past. */
const MOST_ENTRIES = 8;

/**
 * The entries of a candidate where the given fields have led. They are guarded by two further fields, those that the fewest events
 * get past; at most one of them by ranges.
 */
export function entriesOf(
  { anchors, number, owner, isProvable }: Candidate,
  used: readonly number[],
  values: Values,
): readonly Entry[] {
  const taken: Anchor[] = [];
  let entries: readonly Entry[] = [{ item: number, guard: 0, second: 0, owner: -1, low: 0, high: 0 }];
  for (const anchor of bestOf(anchors, used, values)) {
    const isFree = taken.every(
      (other) => other.slot !== anchor.slot && (isValued(other) || isValued(anchor)),
    );
    const guards = isFree ? guardsOf(anchor, values) : [];
    if (taken.length === 2 || guards.length === 0 || entries.length * guards.length > MOST_ENTRIES) continue;
    const name = taken.length === 0 ? "guard" : "second";
    entries = entries.flatMap((entry) =>
      guards.map(({ guard, ...range }) => ({ ...entry, ...range, [name]: guard })),
    );
    taken.push(anchor);
  }
  const isProven =
    isProvable && anchors.every((anchor) => used.includes(anchor.slot) || taken.includes(anchor));
  return isProven ? entries.map((entry) => ({ ...entry, owner })) : entries;
}

type AGuard = Pick<Entry, "guard"> & Partial<Pick<Entry, "low" | "high">>;

/** One where the values make a set that has a number. */
function guardsOf(anchor: Anchor, values: Values): readonly AGuard[] {
  const { slot, filings } = anchor;
  if (isValued(anchor)) {
    const ids = valuedIds(anchor, values);
    const set = filings.length > 1 ? values.setOf(ids) : 0;
    return set === 0 ? ids.map((guard) => ({ guard })) : [{ guard: set }];
  }
  return filings.map((filing) =>
    filing.kind === "range"
      ? { guard: ~slot, low: filing.low, high: filing.high }
      : { guard: values.idOf(slot, filing as Valued) },
  );
}

/** Those that can be guards, the best first. */
function bestOf(anchors: readonly Anchor[], used: readonly number[], values: Values): readonly Anchor[] {
  const found: { readonly anchor: Anchor; readonly weight: number }[] = [];
  for (const anchor of anchors) {
    if (used.includes(anchor.slot)) continue;
    const weight = weightOf(anchor, values);
    if (weight < Number.POSITIVE_INFINITY) found.push({ anchor, weight });
  }
  return found.sort((one, other) => one.weight - other.weight).map(({ anchor }) => anchor);
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
