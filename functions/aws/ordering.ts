import type { Claims } from "./claims.ts";
import type { DeliveryRecords } from "./deliveries/delivery-records.ts";
import { createGroups } from "./deliveries/groups.ts";
import { createOrder, type Order } from "./deliveries/order.ts";
import type { Queue } from "./queue.ts";
import { queueRecords } from "./deliveries/sweep.ts";
import type { Table } from "./table.ts";

export interface OrderingOptions {
  readonly records: DeliveryRecords;
  /** The deliveries queue. */
  readonly queue: Queue;
  readonly claims: Claims;
  readonly clock: () => number;
  readonly horizonMs: number;
}

/** The order of deliveries, whose next ones are called by the deliveries queue. */
export function createOrdering(table: Table, options: OrderingOptions): Order {
  const { records, clock, horizonMs } = options;
  return createOrder({
    records,
    groups: createGroups(table),
    call: (deliveries) =>
      queueRecords(
        deliveries.filter(({ dueAt }) => dueAt - clock() <= horizonMs),
        options,
      ),
  });
}
