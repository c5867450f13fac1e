import type { Delivery } from "../../core/delivery.ts";
import { deliveryOrigin } from "../../core/deliveries/delivery-id.ts";
import { fitsQuery, viewOfDelivery } from "../../core/deliveries/delivery-view.ts";
import { type Made } from "../../core/deliveries/delivery-body.ts";
import { RouterError } from "../../core/errors.ts";
import type { Clock, DeliveryQuery, DeliveryStore, DeliveryView, Page } from "../../core/ports.ts";
import { lacksBody, madeAnew } from "../../core/deliveries/redrive.ts";
import type { Rule } from "../../core/rule.ts";
import { idHash } from "../../core/archive/segment.ts";
import type { OutputCheck } from "../../core/transform/output.ts";
import type { Claims } from "../claims.ts";
import { handLine, orderedMessageOf, recalledLine } from "./deliveries.ts";
import { type DeliveryRecord, type DeliveryRecords, listedDelivery, LISTS } from "./delivery-records.ts";
import type { JournalReader } from "../events/journal.ts";
import { leaveDigest } from "./digests.ts";
import { newestFirst } from "../newest-first.ts";
import type { Order } from "./order.ts";
import { createOrderedKeys } from "./ordered-keys.ts";
import type { Packs } from "../archive/packs.ts";
import type { Queue } from "../queue.ts";
import { keepSkip, skipRecords } from "./skip.ts";
import { queueRecords } from "./sweep.ts";
import type { Table } from "../table.ts";
import { recordsUnderWay } from "./under-way.ts";

export interface DeliveryStoreOptions {
  readonly table: Table;
  readonly records: DeliveryRecords;
  readonly journal: JournalReader;
  readonly queue: Queue;
  /** The FIFO queue of ordered deliveries, and what keeps their order. */
  readonly ordered: Queue;
  readonly order: Order;
  readonly packs: Packs;
  readonly claims: Claims;
  readonly clock: Clock;
  /** A rule as it is now, switched on or off. */
  readonly ruleOf: (id: string) => Rule | undefined;
  readonly checkOutput: OutputCheck;
}

/**
 * Deliveries that wait for a time, dead and skipped ones are records; those that ended are read out of the journal. A list of all has
 * the records first. What is in a queue to be tried now is in no list.
 */
export function createDeliveryStore(options: DeliveryStoreOptions): DeliveryStore {
  const { table, records, journal, packs, order } = options;
  const recorded = (query: DeliveryQuery): Promise<Page<DeliveryView>> =>
    newestFirst(table, {
      partitions: query.status
        ? LISTS[query.status as keyof typeof LISTS]
        : [...LISTS.waiting, ...LISTS.dead, ...LISTS.skipped],
      index: true,
      limit: query.limit,
      below: placeOf(query.cursor),
      async open(places) {
        const wanted = places.map(listedDelivery);
        const asked = wanted.filter(({ target }) => (query.target ?? target) === target);
        const views = (await records.getAll(asked.map(({ id }) => id))).map(viewOf);
        const byId = new Map(views.filter((view) => fitsQuery(view, query)).map((view) => [view.id, view]));
        return wanted.map(({ id }) => byId.get(id));
      },
    });
  const ofEvent = async (eventId: string, query: DeliveryQuery): Promise<DeliveryView[]> => {
    const kept = (await records.ofEvents(idHash(eventId))).map(viewOf);
    const ended = await journal.ended(idHash(eventId));
    const views = [...kept, ...ended].filter(({ event }) => event.id === eventId);
    return views.filter((view) => fitsQuery(view, query)).slice(0, query.limit);
  };
  const found = async (ids: readonly string[], waiting: boolean) => {
    const all = new Map((await records.getAll(ids)).map((record) => [record.delivery.id, record]));
    const each = [...new Set(ids)].flatMap((id) => all.get(id) ?? []);
    return each.filter(({ state }) => (state === "waiting") === waiting);
  };
  return {
    ...createOrderedKeys(table, order),
    async list(query) {
      const { status, cursor, limit } = query;
      if (query.eventId !== undefined) return { items: await ofEvent(query.eventId, query) };
      if (status === "delivered" || status === "cancelled" || (!status && isJournalCursor(cursor)))
        return journal.list(query, (view) => fitsQuery(view, query));
      const page = await recorded(query);
      if (page.next !== undefined || status !== undefined) return page;
      const { cursor: _, ...fresh } = query;
      const rest = await journal.list({ ...fresh, limit: limit - page.items.length }, (view) =>
        fitsQuery(view, query),
      );
      return { ...rest, items: [...page.items, ...rest.items] };
    },
    async get(id) {
      const record = await records.get(id);
      if (record) return viewOf(record);
      const origin = deliveryOrigin(id);
      return origin && (await journal.ended(origin.idHash)).findLast((view) => view.id === id);
    },
    async redrive(ids, by, now) {
      const letters = await found(ids, false);
      const queued = await Promise.all(letters.map((letter) => redrive(letter, now, options)));
      const going = queued.filter((delivery) => delivery !== undefined);
      await packs.send({ lines: going.map((delivery) => handLine(delivery, "redriven", { by, at: now })) });
      await callAgain(going, options);
      return going.map(({ id }) => id);
    },
    underWay: (query) => recordsUnderWay(table, records, query),
    async skip(backlog, by, now) {
      await keepSkip(table, backlog, { by, at: now });
      await leaveDigest(backlog.target, () => true, table);
      return skipRecords(backlog, { by, at: now }, { ...options, untilMs: options.clock() + SKIP_MS });
    },
    recalled: (id, by, now) => recalled(id, { by, at: now }, options),
    async cancel(ids, by, now) {
      const waiting = (await found(ids, true)).map(({ delivery }) => delivery);
      for (const target of new Set(waiting.map((delivery) => delivery.target)))
        await leaveDigest(target, (bringer) => ids.includes(bringer), table);
      const removed = await Promise.all(waiting.map((delivery) => records.remove(delivery, "idle")));
      const cancelled = waiting.filter((_, i) => removed[i]);
      for (const delivery of cancelled) if (delivery.order) await order.ends(delivery, "otherwise");
      await packs.send({
        lines: cancelled.map((delivery) => handLine(delivery, "cancelled", { by, at: now })),
      });
      return cancelled.map(({ id }) => id);
    },
  };
}

async function recalled(
  id: string,
  hand: Parameters<typeof recalledLine>[1],
  { journal, packs }: DeliveryStoreOptions,
): Promise<void> {
  const end = await journal.endOf(id);
  if (end?.delivery?.status === "delivered") await packs.send({ lines: [recalledLine(end, hand)] });
}

/** So long a request ends what waits; the sweep of the next minutes goes on. */
const SKIP_MS = 10_000;

/** The dead letter as it waits from now on; undefined when it stays dead, or another was faster. */
async function redrive(
  { delivery, reason }: DeliveryRecord,
  now: number,
  { records, ruleOf, checkOutput }: DeliveryStoreOptions,
): Promise<Delivery | undefined> {
  const made: Made = lacksBody(delivery, reason)
    ? await madeAnew(delivery, ruleOf(delivery.rule), checkOutput)
    : { delivery };
  if (made.failure) {
    await records.write(made.delivery, { state: "dead", endedAt: now, reason: made.failure });
    return undefined;
  }
  const { redrives = 0 } = delivery;
  const anew = { ...made.delivery, attempts: [], createdAt: now, redrives: redrives + 1 };
  return records.write(anew, { state: "waiting", dueAt: now });
}

/** Those in the order of a key go before the others of it, in the FIFO queue; but not those that it waits for. */
async function callAgain(
  deliveries: readonly Delivery[],
  options: Pick<DeliveryStoreOptions, "order" | "ordered" | "queue" | "claims" | "clock">,
): Promise<void> {
  const { order, ordered, claims } = options;
  const waited: Delivery[] = [];
  for (const delivery of deliveries.toSorted((one, other) => one.event.position! - other.event.position!))
    if (!delivery.order || (await order.restarts(delivery))) waited.push(delivery);
    else await ordered.send([await orderedMessageOf(delivery, claims)]);
  await queueRecords(waited, options);
}

function viewOf({ delivery, state, reason, endedAt }: DeliveryRecord): DeliveryView {
  const dueAt = state === "waiting" ? delivery.dueAt : undefined;
  return viewOfDelivery(delivery, { status: state, dueAt, endedAt, reason });
}

function isJournalCursor(cursor: string | undefined): boolean {
  return cursor !== undefined && /^\d{16}-\d+$/.test(cursor);
}

/** Cursors go through addresses: their parts are told apart by blanks in the table. */
function placeOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined || /^\d{16} \S+ \d+ \S+$/.test(cursor)) return cursor;
  throw new RouterError("cursor-invalid", `Cannot go on from cursor "${cursor}": it is none of this list`);
}
