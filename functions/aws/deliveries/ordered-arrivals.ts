import type { SQSRecord } from "aws-lambda";
import type { Delivery } from "../../core/delivery.ts";
import type { DeliveryRecords } from "./delivery-records.ts";
import { numberOf } from "./groups.ts";
import type { Order } from "./order.ts";

export interface ArrivalPorts {
  readonly order: Order;
  readonly records: DeliveryRecords;
}

/**
 * Records of a FIFO queue in rounds, each with at most one of a group: the next of a group is not begun before what became of
 * the one before it is written. Those of another queue are one round.
 */
export function roundsOf(records: readonly SQSRecord[]): SQSRecord[][] {
  const rounds: SQSRecord[][] = [];
  for (const group of Map.groupBy(records, inOrderWith).values())
    for (const [round, record] of group.entries()) (rounds[round] ??= []).push(record);
  return rounds;
}

/** What a record is in order with: its group on a FIFO queue, else nothing but itself. */
export function inOrderWith({ messageId, attributes }: SQSRecord): string {
  const { SequenceNumber, MessageGroupId } = attributes;
  return SequenceNumber === undefined || MessageGroupId === undefined ? messageId : MessageGroupId;
}

/**
 * An ordered delivery whose turn has come, with its record where it has one; undefined when it waits for others or was brought.
 */
export async function arrived(
  delivery: Delivery,
  record: SQSRecord,
  ports: ArrivalPorts,
): Promise<Delivery | undefined> {
  const { order, records } = ports;
  const number = numberOf(record.attributes.SequenceNumber);
  const isRepeated = Number(record.attributes.ApproximateReceiveCount) > 1;
  const known = isRepeated && !delivery.receipt ? await records.get(delivery.id) : undefined;
  const isKnown = known?.delivery.event.receivedAt === delivery.event.receivedAt;
  // Whoever had it before was stopped behind its attempt.
  if (isKnown && known.state !== "waiting") return undefined;
  const mine = isKnown ? known.delivery : delivery;
  const isRedriven = Boolean(delivery.receipt);
  const arrival = { isRedriven, isRepeated, ...(number !== undefined && { number }) };
  if (!(await order.isNext(mine, arrival))) return undefined;
  if (mine.receipt && !(await records.hold(mine, record.messageId))) return undefined;
  return mine;
}

/** Whether a delivery stands at the head of its key and waits for its time there. */
export function isEarly({ order, dueAt }: Delivery, now: number): boolean {
  return order !== undefined && dueAt > now + EARLY_MS;
}

/** Clocks of several machines are that far apart. */
const EARLY_MS = 1_000;
