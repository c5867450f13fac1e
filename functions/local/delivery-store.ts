import type { DatabaseSync } from "node:sqlite";
import type { Delivery, Reason } from "../core/delivery.ts";
import { deliveryOrigin } from "../core/delivery-id.ts";
import type { DeliveryQuery, DeliveryStore, DeliveryView } from "../core/ports.ts";
import { idHash } from "../core/segment.ts";
import type { DeliveryReader } from "./delivery-reader.ts";
import { createEndedDeliveries, fitsQuery } from "./ended-deliveries.ts";
import type { Incarnations } from "./incarnations.ts";
import { cancelledLine } from "./journal-lines.ts";
import type { Lanes } from "./lanes.ts";
import { createOrderedKeys } from "./ordered-keys.ts";
import { pageOf, startOf } from "../core/pages.ts";
import { redrive, type RedriveOptions } from "./redrive.ts";
import { deliveryOf, type Row } from "./store/rows.ts";

export interface DeliveryStoreOptions extends RedriveOptions {
  readonly reader: DatabaseSync;
  readonly deliveries: DeliveryReader;
  readonly incarnations: Incarnations;
  readonly lanes: Pick<Lanes, "wake" | "withhold" | "settled">;
}

/**
 * Waiting and dead deliveries are rows; those that ended are read out of the journal. A list of all has the rows first,
 * the newest of each kind first.
 */
export function createDeliveryStore(options: DeliveryStoreOptions): DeliveryStore {
  const { reader, writer, deliveries, incarnations, lanes } = options;
  const byPosition = reader.prepare("SELECT * FROM delivery WHERE position=? AND id=?");
  const atPosition = reader.prepare("SELECT * FROM delivery WHERE position=? ORDER BY n");
  const ended = createEndedDeliveries(reader, deliveries, incarnations);
  const queued = createQueuedList(reader);
  const { keys, release, reasonOf: orderReason } = createOrderedKeys(options);
  const viewOf = ({ row, delivery }: Queued) => viewWith({ row, delivery }, orderReason(row));
  const wholeOf = (row: Row): Queued => ({
    row,
    delivery: deliveries.whole(row),
  });
  const find = async (id: string): Promise<Queued[]> => {
    const origin = deliveryOrigin(id);
    const events = origin ? await incarnations(origin) : [];
    return events.flatMap(({ position }) => byPosition.all(position!, id)).map(wholeOf);
  };
  const ofEvent = async (eventId: string, query: DeliveryQuery): Promise<DeliveryView[]> => {
    const events = (await incarnations({ idHash: idHash(eventId) })).filter(({ id }) => id === eventId);
    const views = events.flatMap((event) => [
      ...atPosition.all(event.position!).map((row) => viewOf({ row, delivery: deliveryOf(row, event) })),
      ...ended.of(event),
    ]);
    return views.filter((view) => fitsQuery(view, query)).slice(0, query.limit);
  };
  const findAll = async (ids: readonly string[]) => (await Promise.all(ids.map(find))).flat();
  return {
    ...{ keys, release },
    async list(query) {
      if (query.eventId !== undefined) return { items: await ofEvent(query.eventId, query) };
      if (query.status === "delivered" || query.status === "cancelled") return ended.list(query);
      if (query.status === undefined && query.cursor?.includes("-")) return ended.list(query);
      const page = pageOf(queued(query), query.limit, ({ n }) => String(n));
      const items = page.items.map(wholeOf).map(viewOf);
      if (page.next !== undefined || query.status !== undefined) return { ...page, items };
      const { cursor: _, ...fresh } = query;
      const rest = await ended.list({ ...fresh, limit: query.limit - items.length });
      return { ...rest, items: [...items, ...rest.items] };
    },
    async get(id) {
      const [first] = await find(id);
      return first ? viewOf(first) : ended.get(id);
    },
    async redrive(ids, now) {
      const dead = (await findAll(ids)).filter(({ row }) => row.due_at === null);
      const letters = dead.map(({ row, delivery }) => ({ delivery, reason: reasonOf(row) }));
      const requeued = await redrive(letters, now, options);
      for (const target of new Set(requeued.map((delivery) => delivery.target))) lanes.wake(target);
      return requeued.map(({ id }) => id);
    },
    async cancel(ids, by, now) {
      const found = (await findAll(ids)).map(({ delivery }) => delivery).filter(lanes.withhold);
      try {
        const cancelled = await writer.write("cancel", {
          receipts: found.map(({ receipt }) => receipt!),
          lines: found.map((delivery) => [delivery.event.position!, cancelledLine(delivery, by, now)]),
        });
        return found.filter(({ receipt }) => cancelled.includes(receipt!)).map(({ id }) => id);
      } finally {
        found.forEach(lanes.settled);
        for (const target of new Set(found.map((delivery) => delivery.target))) lanes.wake(target);
      }
    },
  };
}

interface Queued {
  readonly row: Row;
  readonly delivery: Delivery;
}

/** Waiting and dead ones, the newest first. */
function createQueuedList(reader: DatabaseSync): (query: DeliveryQuery) => Row[] {
  const list = reader.prepare(
    `SELECT * FROM delivery WHERE n<:below AND (:status IS NULL OR (due_at IS NULL)=(:status='dead'))
     AND (:target IS NULL OR target=:target) AND (:rule IS NULL OR rule=:rule)
     AND created_at>=:from AND created_at<:until ORDER BY n DESC LIMIT :limit`,
  );
  return ({ status, target, rule, from, until, limit, cursor }) =>
    list.all({
      below: startOf(cursor),
      status: status ?? null,
      target: target ?? null,
      rule: rule ?? null,
      from: from ?? 0,
      until: until ?? Number.MAX_SAFE_INTEGER,
      limit: limit + 1,
    });
}

function viewWith({ row, delivery }: Queued, orderReason: Reason | undefined): DeliveryView {
  const { id, event, rule, ruleVersion, target, createdAt, attempts, replay } = delivery;
  const reason = orderReason ?? reasonOf(row);
  return {
    id,
    status: row.due_at === null ? "dead" : "waiting",
    bus: event.bus,
    rule,
    ruleVersion,
    target,
    event: { id: event.id, source: event.source, type: event.type },
    createdAt,
    ...(row.due_at !== null && { dueAt: row.due_at as number }),
    ...(row.ended_at !== null && { endedAt: row.ended_at as number }),
    attempts,
    ...(reason && { reason }),
    ...(replay !== undefined && { replay }),
  };
}

function reasonOf(row: Row): Reason | undefined {
  return row.reason == null ? undefined : ((JSON.parse(row.reason as string) as Reason | null) ?? undefined);
}
