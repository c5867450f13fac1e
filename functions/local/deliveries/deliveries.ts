import type { Delivery, Settlement } from "../../core/delivery.ts";
import type { Deliveries } from "../../core/ports.ts";
import { attemptLine } from "../events/journal-lines.ts";
import type { DeliveryRow, JournalLine, SettleRow } from "../store/operations.ts";
import { attemptsColumn, deliveryRow, orderingColumn } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";

export interface DeliveriesOptions {
  /** Takes deliveries that have become durable. */
  readonly onQueued: (deliveries: readonly Delivery[]) => void;
  /** Hears of deliveries that wait for another time. */
  readonly onLater: (delivery: Delivery, dueAt: number) => void;
}

/** The deliveries queue on SQLite. */
export function createDeliveries(writer: Writer, { onQueued, onLater }: DeliveriesOptions): Deliveries {
  return {
    async send(deliveries) {
      if (deliveries.length === 0) return;
      const receipts = await writer.write("send", deliveries.map(deliveryRow));
      const queued = deliveries.map((delivery, i) => ({ ...delivery, receipt: receipts[i]! }));
      onQueued(receipts.some((receipt) => receipt <= 0) ? queued.filter(isForNow) : queued);
    },
    async settle(settlements) {
      const unqueued = settlements.filter(({ delivery }) => delivery.receipt === undefined);
      if (unqueued.length > 0) await bury(writer, unqueued);
      const queued = settlements.filter(({ delivery }) => delivery.receipt !== undefined);
      if (queued.length > 0) await writer.write("settle", queued.map(settleRow));
      for (const { delivery, outcome } of queued) {
        if (outcome.status === "retrying") onLater(delivery, outcome.dueAt);
      }
    },
  };
}

/** Whether it waits behind no other of its key. */
function isForNow({ receipt }: Delivery): boolean {
  return receipt! > 0;
}

/** What never was queued and is dead already: its transform failed. It is kept with its reason like any other dead letter. */
async function bury(writer: Writer, settlements: readonly Settlement[]): Promise<void> {
  await writer.write("send", settlements.map(deadRow));
}

/** due_at, ended_at, attempts, reason, ordering: what a row ends with. */
const ENDING = 5;
type DeliveryRowStart = DeliveryRow extends readonly [
  ...infer Start,
  unknown,
  unknown,
  unknown,
  unknown,
  unknown,
]
  ? Start
  : never;

/** A row of `delivery` that is dead from the start. */
function deadRow({ delivery, outcome }: Settlement): DeliveryRow {
  const reason = outcome.status === "dead" ? JSON.stringify(outcome.reason) : null;
  const row = deliveryRow(delivery).slice(0, -ENDING) as unknown as DeliveryRowStart;
  return [...row, null, delivery.createdAt, null, reason, orderingColumn(delivery)];
}

/** What became of a queued delivery as the writer keeps it. */
export function settleRow({ delivery, attempt, outcome }: Settlement): SettleRow {
  const receipt = delivery.receipt!;
  const attempts = attemptsColumn(attempt ? [...delivery.attempts, attempt] : delivery.attempts);
  if (outcome.status === "retrying") {
    const reason = attempt ? null : JSON.stringify(outcome.reason ?? null);
    const line = attempt && lineOf({ delivery, attempt, outcome });
    return { kind: "later", receipt, dueAt: outcome.dueAt, attempts, reason, ...(line && { line }) };
  }
  const line = lineOf({ delivery, ...(attempt && { attempt }), outcome });
  const ordered = delivery.order && ({ ordered: true } as const);
  if (outcome.status === "delivered") return { kind: "done", receipt, line, ...ordered };
  const endedAt = attempt ? attempt.at + attempt.latencyMs : delivery.dueAt;
  return {
    kind: "dead",
    receipt,
    endedAt,
    attempts,
    reason: JSON.stringify(outcome.reason),
    line,
    ...ordered,
  };
}

function lineOf({ delivery, attempt, outcome }: Settlement): JournalLine {
  return [delivery.event.position!, attemptLine(delivery, attempt, outcome)];
}
