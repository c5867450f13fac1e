import type { Delivery } from "../../core/delivery.ts";
import type { Clock } from "../../core/ports.ts";
import type { Claims } from "../claims.ts";
import { messageOf } from "./deliveries.ts";
import { type DeliveryRecord, type DeliveryRecords, isAbandoned, type Pointer } from "./delivery-records.ts";
import type { Queue } from "../queue.ts";

export interface SweepOptions {
  readonly queue: Queue;
  readonly records: DeliveryRecords;
  readonly claims: Claims;
  readonly clock: Clock;
}

/**
 * Queues the records that are due, or soon: their messages are delayed to the second. A record whose message was not heard of
 * is queued anew. Whatever this is interrupted at, the next run does again, and a message too many is none: a record gives
 * itself to one. Answers how many were queued.
 */
export async function sweep(options: SweepOptions): Promise<number> {
  const { records, clock } = options;
  let queued = 0;
  for await (const pointers of records.due(clock())) {
    const due = await meantBy(pointers, records);
    const meant = new Set(due.map(({ delivery }) => delivery.id));
    const idle = due.filter(({ holder }) => holder === undefined).map(({ delivery }) => delivery);
    const anew = await Promise.all(
      due.filter(({ holder }) => holder !== undefined).map((one) => renewed(one, records)),
    );
    // The next look is written before the messages are sent, and the last one goes when they are.
    await records.pointPast(idle);
    const going = [...idle, ...anew.filter((delivery) => delivery !== undefined)];
    await queueRecords(going, options);
    queued += going.length;
    await records.unpoint(pointers.filter((one) => meant.has(one.id) || isAbandoned(one, clock())));
  }
  return queued;
}

/** What waits still as it did when it was pointed to. */
async function meantBy(
  pointers: readonly Pointer[],
  records: DeliveryRecords,
): Promise<readonly DeliveryRecord[]> {
  const versions = new Set(pointers.map(({ id, v }) => `${id} ${v}`));
  const found = await records.getAll(pointers.map(({ id }) => id));
  return found.filter(
    ({ state, delivery: { id, receipt } }) => state === "waiting" && versions.has(`${id} ${receipt}`),
  );
}

/** A new version: the message that holds the old one has not been heard of for too long. */
function renewed(
  { delivery, reason }: DeliveryRecord,
  records: DeliveryRecords,
): Promise<Delivery | undefined> {
  return records.write(delivery, { state: "waiting", dueAt: delivery.dueAt, ...(reason && { reason }) });
}

/** Queues deliveries that have a record. */
export async function queueRecords(
  deliveries: readonly Delivery[],
  { queue, claims, clock }: Pick<SweepOptions, "queue" | "claims" | "clock">,
): Promise<void> {
  await queue.send(await Promise.all(deliveries.map((delivery) => messageOf(delivery, claims, clock()))));
}
