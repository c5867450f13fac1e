import { randomUUID } from "node:crypto";
import type { Delivery } from "../../core/delivery.ts";
import { handReason } from "../../core/deliveries/hand.ts";
import type { Backlog, Clock, Skipped } from "../../core/ports.ts";
import { createCounting } from "../../core/stats/counting.ts";
import { minuteOf } from "../../core/stats/delta.ts";
import { handLine } from "./deliveries.ts";
import { type DeliveryRecords, listedDelivery, LISTS } from "./delivery-records.ts";
import { changeKept, type KeptSkip, keptTargetStates } from "./kept-target-states.ts";
import type { Order } from "./order.ts";
import type { Packs } from "../archive/packs.ts";
import type { Table } from "../table.ts";

export interface SkipPorts {
  readonly table: Table;
  readonly records: DeliveryRecords;
  readonly packs: Packs;
  readonly order: Order;
  readonly clock: Clock;
}
interface Hand {
  readonly by: string;
  readonly at: number;
}

/** No message waits longer in a queue: then nothing of the backlog can come any more. */
const KEPT_MS = 15 * 86_400_000;

/** Says to all functions that a backlog is skipped: what lies in a queue is ended when it comes out. */
export async function keepSkip(table: Table, { target, rule, before }: Backlog, hand: Hand): Promise<void> {
  const skip: KeptSkip = { ...(rule !== undefined && { rule }), before, ...hand, open: true };
  await changeKept(table, target, ({ skips = [], ...kept }) => ({
    ...kept,
    skips: [...skips.filter((one) => one.rule !== rule && hand.at - one.at < KEPT_MS), skip],
  }));
}

/** Whether a delivery belongs to a backlog that was skipped. */
export function covers({ rule, before }: KeptSkip, delivery: Delivery): boolean {
  return delivery.createdAt < before && (rule === undefined || rule === delivery.rule);
}

/** Ends the records of a backlog that wait, until a time is up: then there are more. */
export async function skipRecords(
  backlog: Backlog,
  hand: Hand,
  ports: SkipPorts & { readonly untilMs: number },
): Promise<Skipped> {
  const { table, records, clock, untilMs } = ports;
  let skipped = 0;
  for (const PK of LISTS.waiting)
    for await (const places of table.pages({ PK, index: true })) {
      if (clock() > untilMs) return { skipped, more: true };
      const mine = places
        .map(listedDelivery)
        .filter(({ target, createdAt }) => target === backlog.target && createdAt < backlog.before);
      const found = await records.getAll(mine.map(({ id }) => id));
      const idle = found.filter(({ state, holder }) => state === "waiting" && holder === undefined);
      const deliveries = idle
        .map(({ delivery }) => delivery)
        .filter((one) => covers(backlogOf(backlog, hand), one));
      skipped += await skipAll(deliveries, hand, ports);
    }
  await closeSkip(table, backlog);
  // What lies in a queue is ended when it comes.
  return { skipped, more: false };
}

function backlogOf({ rule, before }: Backlog, hand: Hand): KeptSkip {
  return { ...(rule !== undefined && { rule }), before, ...hand };
}

async function closeSkip(table: Table, { target, rule }: Backlog): Promise<void> {
  await changeKept(table, target, ({ skips = [], ...kept }) => ({
    ...kept,
    skips: skips.map(({ open, ...one }) => (one.rule === rule || !open ? one : { ...one, open })),
  }));
}

/** Ends deliveries as skipped; another may have been faster with some. Answers how many. */
export async function skipAll(
  deliveries: readonly Delivery[],
  { by, at }: Hand,
  { records, packs, order, clock }: Omit<SkipPorts, "table">,
): Promise<number> {
  const reason = handReason("skipped", by);
  const ended = await Promise.all(
    deliveries.map((delivery) => records.write(delivery, { state: "skipped", endedAt: at, reason })),
  );
  const gone = ended.filter((delivery) => delivery !== undefined);
  if (gone.length === 0) return 0;
  for (const delivery of gone) if (delivery.order) await order.ends(delivery, "otherwise");
  const counting = createCounting();
  for (const { target, rule } of gone) counting.skipped({ target, rule }, 1);
  const lines = gone.map((delivery) => handLine(delivery, "skipped", { by, at }));
  await packs.send({
    lines,
    deltas: [{ id: randomUUID(), minute: minuteOf(clock()), rows: counting.take() }],
  });
  return gone.length;
}

/** Goes on with what requests could not end in their time. Answers how many deliveries were ended. */
export async function skipOpen(ports: SkipPorts, budgetMs: number): Promise<number> {
  let skipped = 0;
  for (const [target, { skips = [] }] of await keptTargetStates(ports.table))
    for (const { rule, before, by, at } of skips.filter(({ open }) => open)) {
      const backlog = { target, before, ...(rule !== undefined && { rule }) };
      const untilMs = ports.clock() + budgetMs;
      skipped += (await skipRecords(backlog, { by, at }, { ...ports, untilMs })).skipped;
    }
  return skipped;
}
