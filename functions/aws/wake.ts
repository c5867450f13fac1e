import { listedDelivery, LISTS } from "./delivery-records.ts";
import { queueRecords, type SweepOptions } from "./sweep.ts";
import { targetsToWake, woken } from "./kept-target-states.ts";
import type { Table } from "./table.ts";

export interface WakeOptions extends SweepOptions {
  readonly table: Table;
}

/** Queues what waits for targets that were resumed; not what waits for a time of its own. Answers how many were queued. */
export async function wakeResumed(options: WakeOptions): Promise<number> {
  let queued = 0;
  for (const target of await targetsToWake(options.table)) {
    for (const PK of LISTS.waiting) queued += await wakePart(PK, target, options);
    await woken(options.table, target);
  }
  return queued;
}

/** Why a delivery waits that was not tried: the target would not take it. */
const HANDED_BACK: ReadonlySet<string> = new Set(["target-paused", "breaker-open", "too-many-requests"]);

/** A record that was queued already gives itself to one message all the same. */
async function wakePart(PK: string, target: string, options: WakeOptions): Promise<number> {
  const { table, records, clock } = options;
  let queued = 0;
  for await (const places of table.pages({ PK, index: true })) {
    const mine = places.map(listedDelivery).filter((listed) => listed.target === target);
    const found = await records.getAll(mine.map(({ id }) => id));
    const idle = found.filter(
      ({ state, holder, reason }) =>
        state === "waiting" && holder === undefined && HANDED_BACK.has(reason?.code ?? ""),
    );
    await queueRecords(
      idle.map(({ delivery }) => ({ ...delivery, dueAt: clock() })),
      options,
    );
    queued += idle.length;
  }
  return queued;
}

/** What waits for a target, as far as it waits for a time. */
export interface Waiting {
  readonly count: number;
  /** When the oldest of them was made, epoch ms. */
  readonly since: number;
}

export async function waitingByTarget(table: Table): Promise<ReadonlyMap<string, Waiting>> {
  const waiting = new Map<string, Waiting>();
  const parts = LISTS.waiting.map(async (PK) => {
    for await (const places of table.pages({ PK, index: true }))
      for (const { target, createdAt } of places.map(listedDelivery)) {
        const { count, since } = waiting.get(target) ?? { count: 0, since: createdAt };
        waiting.set(target, { count: count + 1, since: Math.min(since, createdAt) });
      }
  });
  await Promise.all(parts);
  return waiting;
}
