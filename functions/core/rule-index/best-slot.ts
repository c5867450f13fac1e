import type { Candidate } from "./candidate.ts";
import { isValued, type ValuedAnchor, valuedIds } from "./valued.ts";
import type { Values } from "./values.ts";

/** A split is worth it when an event is left with so much less than the whole. */
const WORTH = 0.7;

/** How the values of a field tell candidates apart. */
interface Field {
  filed: number;
  readonly counts: Map<number, number>;
}

/** The field that leaves an event with the fewest of the candidates; undefined when none is worth it. */
export function bestSlot(
  candidates: readonly Candidate[],
  used: readonly number[],
  values: Values,
): number | undefined {
  const fields = new Map<number, Field>();
  for (const { anchors } of candidates)
    for (const anchor of anchors)
      if (!used.includes(anchor.slot) && isValued(anchor)) count(fields, anchor, values);
  let best: number | undefined;
  let least = WORTH * candidates.length;
  for (const [slot, { filed, counts }] of fields) {
    let squares = 0;
    for (const count of counts.values()) squares += count * count;
    const cost = candidates.length - filed + squares / filed;
    if (cost < least) [best, least] = [slot, cost];
  }
  return best;
}

function count(fields: Map<number, Field>, anchor: ValuedAnchor, values: Values): void {
  const field = fields.get(anchor.slot) ?? { filed: 0, counts: new Map<number, number>() };
  fields.set(anchor.slot, field);
  field.filed++;
  for (const id of valuedIds(anchor, values)) field.counts.set(id, (field.counts.get(id) ?? 0) + 1);
}
