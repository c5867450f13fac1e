import { deliveryOrigin } from "../../core/deliveries/delivery-id.ts";
import { fitsQuery } from "../../core/deliveries/delivery-view.ts";
import type { DeliveryQuery, DeliveryStore, DeliveryView } from "../../core/ports.ts";
import { idHash } from "../../core/archive/segment.ts";
import type { DeliveryReader } from "./delivery-reader.ts";
import { leaveDigest } from "./digests.ts";
import { createEndedDeliveries } from "./ended-deliveries.ts";
import type { Incarnations } from "../incarnations.ts";
import { handLine } from "../events/journal-lines.ts";
import { createKeptDeliveries } from "./kept-deliveries.ts";
import { createOrderedKeys } from "./ordered-keys.ts";
import { redrive, type RedriveOptions } from "./redrive.ts";
import { skip, type SkipOptions } from "./skip.ts";
import { deliveryOf } from "../store/rows.ts";
import type { AttemptsUnderWay } from "./under-way.ts";

export interface DeliveryStoreOptions extends RedriveOptions, SkipOptions {
  readonly deliveries: DeliveryReader;
  readonly incarnations: Incarnations;
  readonly underWay: AttemptsUnderWay["list"];
}

/**
 * Waiting, dead and skipped deliveries are rows; those that ended otherwise are read out of the journal. A list of all has
 * the rows first, the newest of each kind first.
 */
export function createDeliveryStore(options: DeliveryStoreOptions): DeliveryStore {
  const { reader, writer, deliveries, incarnations, lanes } = options;
  const ended = createEndedDeliveries(reader, deliveries, incarnations);
  const { keys, release, reasonOf } = createOrderedKeys(options);
  const kept = createKeptDeliveries(reader, { deliveries, orderReason: reasonOf });
  const find = async (id: string) => {
    const origin = deliveryOrigin(id);
    const events = origin ? await incarnations(origin) : [];
    return events.flatMap(({ position }) => kept.find(position!, id));
  };
  const ofEvent = async (eventId: string, query: DeliveryQuery): Promise<DeliveryView[]> => {
    const events = (await incarnations({ idHash: idHash(eventId) })).filter(({ id }) => id === eventId);
    const views = events.flatMap((event) => [
      ...kept
        .at(event.position!)
        .map(({ row, status }) => kept.view({ row, status, delivery: deliveryOf(row, event) })),
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
      const page = kept.list(query);
      if (page.next !== undefined || query.status !== undefined) return page;
      const { cursor: _, ...fresh } = query;
      const rest = await ended.list({ ...fresh, limit: query.limit - page.items.length });
      return { ...rest, items: [...page.items, ...rest.items] };
    },
    async get(id) {
      const [first] = await find(id);
      return first ? kept.view(first) : ended.get(id);
    },
    async redrive(ids, by, now) {
      const letters = (await findAll(ids)).filter(({ status }) => status !== "waiting");
      const requeued = await redrive(letters, { by, now }, options);
      for (const target of new Set(requeued.map((delivery) => delivery.target))) lanes.wake(target);
      return requeued.map(({ id }) => id);
    },
    underWay: async (query) => options.underWay(query),
    skip: (backlog, by, now) => skip(backlog, { by, now }, options),
    async recalled(id, by, now) {
      const [position, view] = [await ended.positionOf(id), await ended.get(id)];
      if (position === undefined || !view) return;
      const { rule, target } = view;
      const line = handLine({ position, id, rule, target }, "recalled", { by, at: now });
      await writer.write("journal", [[position, line]]);
    },
    async cancel(ids, by, now) {
      const found = (await findAll(ids)).map(({ delivery }) => delivery).filter(lanes.withhold);
      const lines = found.map((delivery) => {
        const position = delivery.event.position!;
        return [position, handLine({ ...delivery, position }, "cancelled", { by, at: now })] as const;
      });
      try {
        for (const target of new Set(found.map((delivery) => delivery.target)))
          await leaveDigest(target, (bringer) => ids.includes(bringer), options);
        const receipts = found.map(({ receipt }) => receipt!);
        const cancelled = await writer.write("cancel", { receipts, lines });
        return found.filter(({ receipt }) => cancelled.includes(receipt!)).map(({ id }) => id);
      } finally {
        found.forEach(lanes.settled);
        for (const target of new Set(found.map((delivery) => delivery.target))) lanes.wake(target);
      }
    },
  };
}
