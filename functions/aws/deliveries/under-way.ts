import type { UnderWay } from "../../core/ports.ts";
import { type DeliveryRecords, listedDelivery, LISTS } from "./delivery-records.ts";
import type { Table } from "../table.ts";

/** So many records are looked at. */
const LOOKED_AT = 2_000;

/**
 * Records that a message has taken for an attempt, and that are as they were: it goes on, or its function was stopped. A first
 * attempt has no record and is none of them. When it began is told by when it was due.
 */
export async function recordsUnderWay(
  table: Table,
  records: DeliveryRecords,
  query: { readonly target?: string; readonly rule?: string },
): Promise<readonly UnderWay[]> {
  const found: UnderWay[] = [];
  let seen = 0;
  for (const PK of LISTS.waiting)
    for await (const places of table.pages({ PK, index: true })) {
      const mine = places.map(listedDelivery).filter(({ target }) => (query.target ?? target) === target);
      const held = (await records.getAll(mine.map(({ id }) => id))).filter(
        ({ holder, delivery: { rule } }) => holder !== undefined && (query.rule ?? rule) === rule,
      );
      found.push(
        ...held.map(({ delivery: { id, event, rule, target, dueAt } }) => ({
          ...{ delivery: id, rule, target, since: dueAt },
          event: { id: event.id, source: event.source, type: event.type },
        })),
      );
      if ((seen += places.length) >= LOOKED_AT) break;
    }
  return found.sort((a, b) => a.since - b.since);
}
