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
export function entriesOf(
  { anchors, number, owner, isProvable }: Candidate,
  used: readonly number[],
  values: Values,
): readonly Entry[] {
  const guards: Anchor[] = [];
  let count = 1;
  for (const anchor of bestOf(anchors, used, values)) {
    const isFree = guards.every(
      (other) => other.slot !== anchor.slot && (isValued(other) || isValued(anchor)),
    );
    if (guards.length === 2 || !isFree || count * anchor.filings.length > MOST_ENTRIES) continue;
    guards.push(anchor);
    count *= anchor.filings.length;
  }
  const isProven =
    isProvable && anchors.every((anchor) => used.includes(anchor.slot) || guards.includes(anchor));
  const bare = { item: number, guard: 0, second: 0, owner: isProven ? owner : -1, low: 0, high: 0 };
  const [first, second] = guards;
  if (!first) return [bare];
  const some = first.filings.map((filing) => guarded(bare, "guard", { filing, slot: first.slot, values }));
  if (!second) return some;
  return some.flatMap((entry) =>
    second.filings.map((filing) => guarded(entry, "second", { filing, slot: second.slot, values })),
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

function guarded(
  entry: Entry,
  name: "guard" | "second",
  { filing, slot, values }: { readonly filing: Filing; readonly slot: number; readonly values: Values },
): Entry {
  if (filing.kind === "range") return { ...entry, [name]: ~slot, low: filing.low, high: filing.high };
  return { ...entry, [name]: values.idOf(slot, filing as Valued) };
}
