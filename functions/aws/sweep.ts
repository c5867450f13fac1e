import type { Delivery } from "../core/delivery.ts";
import type { Clock } from "../core/ports.ts";
import type { Claims } from "./claims.ts";
import { messageOf } from "./deliveries.ts";
import type { DeliveryRecords, Pointer } from "./delivery-records.ts";
import type { Queue } from "./queue.ts";

export interface SweepOptions {
  readonly queue: Queue;
  readonly records: DeliveryRecords;
  readonly claims: Claims;
  readonly clock: Clock;
  readonly backstopMs: number;
}

/**
 * Queues the records that are due, or soon: their messages are delayed to the second. A record whose message was not heard of
 * is queued anew. Whatever this is interrupted at, the next run does again, and a message too many is none: a record gives
 * itself to one. Answers how many were queued.
 */
export async function sweep(options: SweepOptions): Promise<number> {
  let queued = 0;
  for await (const pointers of options.records.due(options.clock())) {
    const done = await Promise.all(pointers.map((pointer) => sweepOne(pointer, options)));
    const wake = done.filter((delivery) => delivery !== undefined);
    await queueRecords(wake, options);
    queued += wake.length;
    await options.records.unpoint(pointers);
  }
  return queued;
}

/** The delivery that is to be queued, if it is one still. The next look is written before the message is sent. */
async function sweepOne({ id, v }: Pointer, options: SweepOptions): Promise<Delivery | undefined> {
  const { records, backstopMs, clock } = options;
  const record = await records.get(id);
  if (record?.state !== "waiting" || record.delivery.receipt !== v) return undefined;
  const { delivery, holder, reason } = record;
  // A new version: whoever holds the old one has not been heard of for too long.
  if (holder !== undefined)
    return records.write(delivery, { state: "waiting", dueAt: delivery.dueAt, ...(reason && { reason }) });
  await records.pointTo(delivery, Math.max(clock(), delivery.dueAt) + backstopMs);
  return delivery;
}

/** Queues deliveries that have a record. */
export async function queueRecords(
  deliveries: readonly Delivery[],
  { queue, claims, clock }: Pick<SweepOptions, "queue" | "claims" | "clock">,
): Promise<void> {
  await queue.send(await Promise.all(deliveries.map((delivery) => messageOf(delivery, claims, clock()))));
}
