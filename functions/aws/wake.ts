import { listedDelivery, LISTS } from "./delivery-records.ts";
import { queueRecords, type SweepOptions } from "./sweep.ts";
import { targetsToWake, woken } from "./kept-target-states.ts";
import type { Table } from "./table.ts";

export interface WakeOptions extends SweepOptions {
  readonly table: Table;
}

/** Queues all that waits for targets that were resumed, whatever time it waits for. Answers how many were queued. */
export async function wakeResumed(options: WakeOptions): Promise<number> {
  let queued = 0;
  for (const target of await targetsToWake(options.table)) {
    for (const PK of LISTS.waiting) queued += await wakePart(PK, target, options);
    await woken(options.table, target);
  }
  return queued;
}

/** A record that was queued already gives itself to one message all the same. */
async function wakePart(PK: string, target: string, options: WakeOptions): Promise<number> {
  const { table, records, clock } = options;
  let queued = 0;
  for await (const places of table.pages({ PK, index: true })) {
    const mine = places.map(listedDelivery).filter((listed) => listed.target === target);
    const found = await records.getAll(mine.map(({ id }) => id));
    const idle = found.filter(({ state, holder }) => state === "waiting" && holder === undefined);
    await queueRecords(
      idle.map(({ delivery }) => ({ ...delivery, dueAt: clock() })),
      options,
    );
    queued += idle.length;
  }
  return queued;
}

/** How many deliveries wait for each target, as far as they wait for a time. */
export async function waitingByTarget(table: Table): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const parts = LISTS.waiting.map(async (PK) => {
    for await (const places of table.pages({ PK, index: true }))
      for (const { target } of places.map(listedDelivery)) counts.set(target, (counts.get(target) ?? 0) + 1);
  });
  await Promise.all(parts);
  return counts;
}
