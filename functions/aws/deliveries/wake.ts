import { breakerPhase, breakerWait } from "../../core/deliveries/breaker.ts";
import type { Delivery } from "../../core/delivery.ts";
import { padded } from "../attributes.ts";
import { type DeliveryRecord, listedDelivery, LISTS } from "./delivery-records.ts";
import { type KeptTargetState, keptTargetStates, woken } from "./kept-target-states.ts";
import { numberAt } from "../events/sequence.ts";
import { queueRecords, type SweepOptions } from "./sweep.ts";
import type { Table } from "../table.ts";

export interface WakeOptions extends SweepOptions {
  readonly table: Table;
}

/** A process may put a delivery aside so long after a target was resumed, before it knows of that. */
const LATE_MS = 10_000;

/**
 * Queues all that waits for targets that were resumed or whose breakers have closed, whenever it was to be tried again; and one
 * delivery of each target whose breaker wants a probe, should nothing new come that could be it. What waits for a time of its
 * own or behind others of its key waits on. Answers how many were queued.
 */
export async function wakeWaiting(options: WakeOptions): Promise<number> {
  const { table, clock } = options;
  let queued = 0;
  for (const [target, { wake, ...kept }] of await keptTargetStates(table)) {
    if (wake) {
      const wholly = clock() - wake.at >= LATE_MS;
      queued += await wakeAll(target, options, wake.begun ? wake.at : 0);
      await woken(table, target, { wake, wholly });
    } else if (wantsProbe(kept, clock())) queued += await wakeFirst(target, options);
  }
  return queued;
}

function wantsProbe({ paused, breaker }: KeptTargetState, now: number): boolean {
  if (paused || !breaker || breakerPhase(breaker, now) !== "half-open") return false;
  return breakerWait(breaker, now) === 0;
}

async function wakeAll(target: string, options: WakeOptions, since: number): Promise<number> {
  let queued = 0;
  for await (const idle of idleFor(target, options, since)) {
    await queueNow(idle, options);
    queued += idle.length;
  }
  return queued;
}

async function wakeFirst(target: string, options: WakeOptions): Promise<number> {
  for await (const [first] of idleFor(target, options, 0)) {
    if (!first) continue;
    await queueNow([first], options);
    return 1;
  }
  return 0;
}

/**
 * What waits for a target since a time and is not under way, a page at a time. A record that was queued already gives itself
 * to one message all the same.
 */
async function* idleFor(
  target: string,
  { table, records }: WakeOptions,
  since: number,
): AsyncGenerator<readonly Delivery[]> {
  for (const PK of LISTS.waiting)
    for await (const places of table.pages({ PK, index: true, from: padded(numberAt(since)) })) {
      const mine = places.map(listedDelivery).filter((listed) => listed.target === target);
      const found = await records.getAll(mine.map(({ id }) => id));
      yield found.filter(waitsForTarget).map(({ delivery }) => delivery);
    }
}

/** What was never tried and has no reason to wait but its time was not handed back by its target. */
function waitsForTarget({ state, holder, reason, delivery }: DeliveryRecord): boolean {
  if (state !== "waiting" || holder !== undefined || ELSEWHERE.has(reason?.code ?? "")) return false;
  return reason !== undefined || delivery.attempts.length > 0;
}

/** What waits behind others of its key, or for consumers, is called by those. */
const ELSEWHERE: ReadonlySet<string> = new Set(["order-waits", "waits-for-consumer", "received"]);

function queueNow(deliveries: readonly Delivery[], options: WakeOptions): Promise<void> {
  const dueAt = options.clock();
  return queueRecords(
    deliveries.map((delivery) => ({ ...delivery, dueAt })),
    options,
  );
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
