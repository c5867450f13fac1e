import type { Delivery, Reason } from "../../core/delivery.ts";
import { deliveryOrigin } from "../../core/deliveries/delivery-id.ts";
import type { Clock } from "../../core/ports.ts";
import { type Item, type Key, padded } from "../attributes.ts";
import type { Claims } from "../claims.ts";
import { KEPT } from "../names.ts";
import { numberAt } from "../events/sequence.ts";
import type { Condition, Table, Write } from "../table.ts";

/** A delivery that waits for a time, is dead or was skipped, as the table `hot` keeps it. */
export interface DeliveryRecord {
  /** Its receipt is the record's version. */
  readonly delivery: Delivery;
  readonly state: "waiting" | "dead" | "skipped";
  readonly reason?: Reason;
  /** Epoch ms. */
  readonly endedAt?: number;
  /** The message that an attempt is under way with. */
  readonly holder?: string;
}

/** What a record is to be from now on. */
export type NextState =
  /** `isKept`: for its turn among others of its key, or for a consumer who fetches it; then the sweep does not look at it. */
  | {
      readonly state: "waiting";
      readonly dueAt: number;
      readonly reason?: Reason;
      readonly isKept?: "in-order" | "to-be-fetched";
    }
  | { readonly state: "dead" | "skipped"; readonly endedAt: number; readonly reason: Reason };

/** When the sweep looks at a record, and whether it is still the one that was meant. */
export interface Pointer extends Item {
  readonly id: string;
  readonly v: number;
}

/** Where consumers find a record, and whether it is still the one that was meant. */
export interface FetchPointer extends Pointer {
  /** When it was made, epoch ms. */
  readonly at: number;
  /** A consumer has it until then. */
  readonly held?: 1;
}

/**
 * The records of deliveries. Each change names the version that it follows, so that of two only one takes hold: those that
 * answer a boolean or undefined say by that that another was faster.
 */
export interface DeliveryRecords {
  get(id: string): Promise<DeliveryRecord | undefined>;
  /** Those that there are, in any order. */
  getAll(ids: readonly string[]): Promise<DeliveryRecord[]>;
  /** Those of all events whose id has that hash. */
  ofEvents(idHash: number): Promise<DeliveryRecord[]>;
  /** Writes a delivery in its new state. One without record gets one, unless another is waiting for it already. */
  write(delivery: Delivery, next: NextState): Promise<Delivery | undefined>;
  /** Gives an attempt to a message; again to the same one. */
  hold(delivery: Delivery, message: string): Promise<boolean>;
  /** Takes a record away; `idle`: only while no attempt is under way. */
  remove(delivery: Delivery, idle?: "idle"): Promise<boolean>;
  /** What the sweep is to look at, the longest due first. */
  due(now: number): AsyncGenerator<Pointer[]>;
  /** The sweep looks at them again, each so long after its time. */
  pointPast(deliveries: readonly Delivery[]): Promise<void>;
  unpoint(pointers: readonly Pointer[]): Promise<void>;
  /** The sweep looks at one that was kept, from now on. */
  point(delivery: Delivery): Promise<void>;
  /** Where consumers of a target find what they could have at that time, a part of it after the other; `later`: what is hidden then. */
  fetchable(target: string, now: number, later?: "later"): readonly AsyncGenerator<FetchPointer[]>[];
  unfetch(delivery: Delivery): Promise<void>;
  /** The end of a record as a part of what is written together. */
  end(id: string): Write;
}

/**
 * Whether a pointer that belongs to no record may go: it is written before its record is, so that one that was made just now may
 * still be of a record that is on its way.
 */
export function isAbandoned({ v }: Pointer, now: number): boolean {
  return v < numberAt(now - LONGEST_WRITE_MS);
}

/** No function of Lambda works longer. */
const LONGEST_WRITE_MS = 900_000;

/** Records and pointers are spread over so many partitions, as an outage writes many. */
const SHARDS = 8;
const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
/** So many records are swept at a time. */
const POINTERS = 250;
/** Where lists of records are, in the index; SK is a number that grows, the target, when it was made, and the id. */
export const LISTS = {
  waiting: shards.map((shard) => `WAITING#${shard}`),
  dead: shards.map((shard) => `DEAD#${shard}`),
  skipped: shards.map((shard) => `SKIPPED#${shard}`),
} as const;

export interface DeliveryRecordsOptions {
  readonly claims: Claims;
  readonly clock: Clock;
  readonly next: () => number;
  /** The sweep looks at a record that is due so much before its time, or so much later when a message is under way already. */
  readonly horizonMs: number;
  readonly backstopMs: number;
}

export function createDeliveryRecords(table: Table, options: DeliveryRecordsOptions): DeliveryRecords {
  const { claims, clock, next, horizonMs, backstopMs } = options;
  const read = (item: Item) => recordOf(item, claims);
  const pointerAt = (at: number, id: string, v: number): Pointer => ({ ...pointerKey(at, id), id, v });
  const point = (dueAt: number, id: string, v: number) => {
    const near = dueAt - clock() <= horizonMs;
    return table.put(pointerAt(near ? Math.max(clock(), dueAt) + backstopMs : dueAt - horizonMs, id, v));
  };
  return {
    async get(id) {
      const item = await table.get(recordKey(id));
      return item && read(item);
    },
    async getAll(ids) {
      const items = await table.getAll([...new Set(ids)].map(recordKey));
      return Promise.all(items.map(read));
    },
    async ofEvents(idHash) {
      const items: Item[] = [];
      for await (const page of table.pages({ PK: partitionOf(idHash) })) items.push(...page);
      return Promise.all(items.map(read));
    },
    async write(delivery, to) {
      const { receipt: _, ...whole } = delivery;
      const v = next();
      if (to.state === "waiting" && !to.isKept) await point(to.dueAt, delivery.id, v);
      if (to.state === "waiting" && to.isKept === "to-be-fetched")
        await table.put(fetchPointer(delivery, to, v));
      const dueAt = to.state === "waiting" ? to.dueAt : delivery.dueAt;
      const text = JSON.stringify({ ...whole, dueAt });
      const body = await claims.check(text, keptAt(delivery.id, v));
      const item = { ...recordKey(delivery.id), ...placeOf(delivery, to.state, v), v, body, ...endOf(to) };
      const written = await table.put(item, followsOn(delivery));
      const replaced = written ? delivery.receipt : v;
      if (replaced) await claims.forget(text, keptAt(delivery.id, replaced));
      return written ? { ...whole, dueAt, receipt: v } : undefined;
    },
    async hold({ id, receipt }, message) {
      const condition = {
        expression: "v = :v AND (attribute_not_exists(holder) OR holder = :holder)",
        values: { ":v": receipt!, ":holder": message },
      };
      return (await table.set(recordKey(id), { holder: message }, condition)) !== undefined;
    },
    async remove(delivery, idle) {
      const { id, receipt } = delivery;
      const expression = idle ? "v = :v AND attribute_not_exists(holder)" : "v = :v";
      const removed = await table.remove(recordKey(id), { expression, values: { ":v": receipt! } });
      // Where it is another one now, or was taken away with its place in an order, nothing refers to this one's text.
      if (removed || !idle) await claims.forget(JSON.stringify(delivery), keptAt(id, receipt!));
      return removed;
    },
    async *due(now) {
      for (const shard of shards)
        for await (const page of table.pages({ PK: `DUE#${shard}`, to: padded(now + 1), page: POINTERS }))
          if (page.length > 0) yield page as unknown as Pointer[];
    },
    async pointPast(deliveries) {
      await table.putAll(
        deliveries.map(({ id, receipt, dueAt }) =>
          pointerAt(Math.max(clock(), dueAt) + backstopMs, id, receipt!),
        ),
      );
    },
    unpoint: (pointers) => table.removeAll(pointers),
    point: async ({ dueAt, id, receipt }) => void (await point(dueAt, id, receipt!)),
    fetchable: (target, now, later) =>
      fetchShards.map(
        (shard) =>
          table.pages({
            ...{ PK: fetchPartition(target, shard), page: POINTERS },
            ...(later ? { from: padded(now + 1) } : { to: padded(now + 1) }),
          }) as AsyncGenerator<FetchPointer[]>,
      ),
    async unfetch({ id, target, dueAt, receipt }) {
      const own = { expression: "v = :v", values: { ":v": receipt! } };
      await table.remove(fetchKey(target, dueAt, id), own);
    },
    end: (id) => ({ gone: recordKey(id) }),
  };
}

/** What waits for the consumers of a target is spread over so many partitions: each takes a thousand writes a second. */
const fetchShards = Array.from({ length: 4 }, (_, shard) => shard);

function fetchPartition(target: string, shard: number): string {
  return `PULL#${encodeURIComponent(target)}#${shard}`;
}

function fetchKey(target: string, at: number, id: string): Key {
  const shard = id.charCodeAt(id.length - 1) % fetchShards.length;
  return { PK: fetchPartition(target, shard), SK: `${padded(Math.max(0, Math.floor(at)))}#${id}` };
}

function fetchPointer(
  { id, target, createdAt }: Delivery,
  { dueAt, reason }: Extract<NextState, { readonly state: "waiting" }>,
  v: number,
): FetchPointer {
  const held = reason?.code === "received" && ({ held: 1 } as const);
  return { ...fetchKey(target, dueAt, id), id, v, at: createdAt, ...held };
}

/** What the place of a delivery in a list tells of it. */
export interface ListedDelivery {
  readonly id: string;
  readonly target: string;
  /** Epoch ms. */
  readonly createdAt: number;
}

export function listedDelivery({ GSI1SK }: Item): ListedDelivery {
  const [, target = "", createdAt, id = ""] = (GSI1SK as string).split(" ");
  return { id, target: decodeURIComponent(target), createdAt: Number(createdAt) };
}

function recordKey(id: string): Key {
  const origin = deliveryOrigin(id);
  return { PK: origin ? partitionOf(origin.idHash) : "DELIVERIES#", SK: id };
}

/** A record as it was read. */
async function recordOf(item: Item, claims: Claims): Promise<DeliveryRecord> {
  const { v, body, reason, ended, skipped, holder } = item;
  const delivery = JSON.parse(await claims.open(body as string)) as Delivery;
  return {
    delivery: { ...delivery, receipt: v as number },
    state: ended === undefined ? "waiting" : skipped === undefined ? "dead" : "skipped",
    ...(reason !== undefined && { reason: JSON.parse(reason as string) as Reason }),
    ...(ended !== undefined && { endedAt: ended as number }),
    ...(holder !== undefined && { holder: holder as string }),
  };
}

function partitionOf(idHash: number): string {
  return `DELIVERIES#${idHash}`;
}

function keptAt(id: string, v: number): string {
  return `${KEPT}${id}/${v}`;
}

function pointerKey(at: number, id: string): Key {
  return { PK: `DUE#${shardOf(id)}`, SK: `${padded(Math.max(0, Math.floor(at)))}#${id}` };
}

function placeOf({ id, target, createdAt }: Delivery, state: NextState["state"], n: number) {
  return {
    GSI1PK: LISTS[state][shardOf(id)]!,
    GSI1SK: `${padded(n)} ${encodeURIComponent(target)} ${createdAt} ${id}`,
  };
}

function shardOf(id: string): number {
  return id.charCodeAt(id.length - 1) % SHARDS;
}

function endOf(to: NextState) {
  return {
    reason: to.reason && JSON.stringify(to.reason),
    ...(to.state !== "waiting" && { ended: to.endedAt }),
    ...(to.state === "skipped" && { skipped: 1 }),
  };
}

/** Of a delivery that has no record yet, there is none, or one of the same event accepted before that has ended. */
function followsOn({ receipt }: Delivery): Condition {
  if (receipt) return { expression: "v = :v", values: { ":v": receipt } };
  return { expression: "attribute_not_exists(PK) OR attribute_exists(ended)" };
}
