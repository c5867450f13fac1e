import type { Attempt, Delivery, Settlement } from "../../core/delivery.ts";
import { handReason } from "../../core/deliveries/hand.ts";
import type { Clock, Deliveries, DeliveryView, HandOutcome, JournalEntry } from "../../core/ports.ts";
import { createCounting } from "../../core/stats/counting.ts";
import type { Claims } from "../claims.ts";
import { deltasOf } from "../watch/counts.ts";
import type { DeliveryRecords, NextState } from "./delivery-records.ts";
import { CLAIMS } from "../names.ts";
import { groupId } from "./groups.ts";
import type { Order } from "./order.ts";
import type { JournalLine, Packs } from "../archive/packs.ts";
import type { Message, Queue } from "../queue.ts";

export interface AwsDeliveries extends Deliveries {
  /**
   * Makes durable what `settle` has gathered of deliveries that were queued: first the lines of the journal, in one message,
   * then the records. Until then their messages are on the queue, and nothing has ended. Answers the ids of those whose
   * records could not be written: they are to come again.
   */
  flush(): Promise<ReadonlySet<string>>;
}

export interface DeliveriesOptions {
  readonly queue: Queue;
  /** The FIFO queue of those that are in the order of a key, and what keeps it. */
  readonly ordered: Queue;
  readonly order: Order;
  readonly records: DeliveryRecords;
  readonly claims: Claims;
  readonly packs: Packs;
  readonly clock: Clock;
  /** What is due within that is queued at once, delayed; SQS delays by 15 minutes at most. */
  readonly horizonMs: number;
  /** The state of the definitions that is worked with. */
  readonly revision?: () => number;
}

/** What the sweep of a minute does not wait for: it runs each 60 s, and may be late. */
export const HORIZON_MS = 100_000;
/** A record whose message was not heard of for so long after its time gets another one. */
export const BACKSTOP_MS = 900_000;

/** The deliveries queue on SQS; what waits for a time is a record. */
export function createDeliveries(options: DeliveriesOptions): AwsDeliveries {
  const { queue, ordered, order, records, claims, packs, clock, horizonMs } = options;
  const counting = createCounting(options.revision);
  let settled: Settlement[] = [];
  const queueSoon = async (deliveries: readonly Delivery[]) => {
    const near = deliveries.filter(({ dueAt }) => dueAt - clock() <= horizonMs);
    await queue.send(await Promise.all(near.map((delivery) => messageOf(delivery, claims, clock()))));
  };
  const write = async ({ delivery, attempt, outcome }: Settlement): Promise<void> => {
    if (outcome.status === "delivered")
      return delivery.receipt ? void (await records.remove(delivery)) : undefined;
    const attempts = attempt ? [...delivery.attempts, attempt] : delivery.attempts;
    const next = nextOf({ delivery, outcome, ...(attempt && { attempt }) });
    const written = await records.write({ ...delivery, attempts }, next);
    if (written && next.state === "waiting" && !next.isKept) await queueSoon([written]);
  };
  const keep = async (settlement: Settlement): Promise<void> => {
    const { delivery, outcome } = settlement;
    // What was never queued stands in no order.
    if (!delivery.order || delivery.receipt === undefined) return write(settlement);
    await order.begins(settlement);
    if (outcome.status === "delivered") await order.ends(delivery, "delivered");
    await write(settlement);
    const goesOn = outcome.status === "dead" && delivery.order.poison === "park-event";
    if (goesOn) await order.ends(delivery, "otherwise");
  };
  return {
    async send(all) {
      const now = clock();
      const inOrder = all.filter((delivery) => delivery.order !== undefined);
      await ordered.send(await Promise.all(inOrder.map((delivery) => orderedMessageOf(delivery, claims))));
      const deliveries = inOrder.length === 0 ? all : all.filter((delivery) => delivery.order === undefined);
      const later = deliveries.filter(({ dueAt }) => dueAt > now);
      const written = await Promise.all(
        later.map((delivery) => records.write(delivery, { state: "waiting", dueAt: delivery.dueAt })),
      );
      await queueSoon([
        ...deliveries.filter(({ dueAt }) => dueAt <= now),
        ...written.filter((delivery) => delivery !== undefined),
      ]);
    },
    async settle(settlements) {
      // What was never queued is told by the line of its routing.
      const unqueued = settlements.filter(({ delivery }) => delivery.receipt === undefined);
      settled.push(...settlements.filter(({ delivery }) => delivery.receipt !== undefined));
      await Promise.all(unqueued.map(keep));
    },
    async flush() {
      const gathered = settled;
      settled = [];
      const lines = gathered
        .filter(({ attempt, outcome }) => attempt || outcome.status !== "retrying")
        .map(lineOf);
      gathered.forEach(counting.settled);
      const deltas = deltasOf(counting, clock());
      if (lines.length > 0 || deltas.length > 0) await packs.send({ lines, deltas });
      const kept = await Promise.allSettled(gathered.map(keep));
      return new Set(
        gathered.filter((_, i) => kept[i]!.status === "rejected").map(({ delivery }) => delivery.id),
      );
    },
  };
}

/** What a record is to be after what became of its delivery. */
export function nextOf({ delivery, attempt, outcome }: Settlement): NextState {
  if (outcome.status === "retrying") {
    const { dueAt, reason } = outcome;
    const isKept = reason?.code === "waits-for-consumer" && ({ isKept: "to-be-fetched" } as const);
    return { state: "waiting", dueAt, ...(reason && { reason }), ...isKept };
  }
  const { reason } = outcome as Extract<Settlement["outcome"], { status: "dead" }>;
  return { state: "dead", endedAt: attempt ? attempt.at + attempt.latencyMs : delivery.dueAt, reason };
}

/** A delivery as a message; its receipt is 0 while it has no record. */
export async function messageOf(delivery: Delivery, claims: Claims, now: number): Promise<Message> {
  const body = await claims.check(JSON.stringify({ ...delivery, receipt: delivery.receipt ?? 0 }), CLAIMS);
  const delaySeconds = Math.max(0, Math.ceil((delivery.dueAt - now) / 1000));
  return { body, group: groupOf(delivery), ...(delaySeconds > 0 && { delaySeconds }) };
}

/** A delivery as a message of the FIFO queue: those of a key come out in the order in which they went in, once in five minutes. */
export async function orderedMessageOf(delivery: Delivery, claims: Claims): Promise<Message> {
  const { id, rule, target, order, receipt, event } = delivery;
  const { body } = await messageOf(delivery, claims, delivery.dueAt);
  const dedupId = receipt ? `${id}.r${receipt}` : `${id}.${event.position}`;
  return { body, group: groupId({ rule, target, key: order!.key }), dedupId };
}

/** The delivery of a message's body. */
export async function deliveryOfBody(body: string, claims: Claims): Promise<Delivery> {
  return JSON.parse(await claims.open(body)) as Delivery;
}

/** A target's replays are a tenant of their own beside its live deliveries. At most 128 characters that SQS takes. */
function groupOf({ target, replay }: Delivery): string {
  const lane = encodeURIComponent(target).slice(0, 120);
  return replay === undefined ? lane : `${lane}(replay)`;
}

/** An end without attempt (no such target) has number 0 and its reason as error. */
export function lineOf({ delivery, attempt, outcome }: Settlement): JournalLine {
  const { id, event, rule, target, dueAt } = delivery;
  const made: Attempt = attempt ?? {
    ...{ number: 0, at: dueAt, latencyMs: 0 },
    ...(outcome.status === "dead" && { error: outcome.reason }),
  };
  const entry = { kind: "attempt", at: made.at, event: refOf(delivery), delivery: id, rule, target } as const;
  const whole: JournalEntry = { ...entry, attempt: made, outcome: outcome.status };
  if (outcome.status !== "delivered") return { key: event.key, entry: whole };
  const attempts = [...delivery.attempts, ...(attempt ? [attempt] : [])];
  const view = endedView({ ...delivery, attempts }, "delivered", made.at + made.latencyMs);
  return { key: event.key, entry: whole, delivery: view };
}

/** What somebody did to a delivery by hand. A cancelled one is told by its line alone. */
export function handLine(
  delivery: Delivery,
  outcome: HandOutcome,
  { by, at }: { readonly by: string; readonly at: number },
): JournalLine {
  const reason = handReason(outcome, by);
  const { id, event, rule, target } = delivery;
  const attempt = { number: 0, at, latencyMs: 0, error: reason };
  const entry = { kind: "attempt", at, event: refOf(delivery), delivery: id, rule, target } as const;
  return {
    key: event.key,
    entry: { ...entry, attempt, outcome },
    ...(outcome === "cancelled" && { delivery: { ...endedView(delivery, outcome, at), reason } }),
  };
}

/** A delivered one was taken back by its target, as the line of its end told it. */
export function recalledLine(
  { key, entry, delivery }: JournalLine,
  { by, at }: { readonly by: string; readonly at: number },
): JournalLine {
  const error = handReason("recalled", by);
  const attempt = { number: 0, at, latencyMs: 0, error };
  return {
    key,
    entry: { ...entry, kind: "attempt", at, attempt, outcome: "recalled" } as JournalEntry,
    delivery: { ...delivery!, status: "cancelled", endedAt: at, reason: error },
  };
}

function refOf({ event: { position, id, source } }: Delivery) {
  return { position: position!, id, source };
}

function endedView(delivery: Delivery, status: "delivered" | "cancelled", endedAt: number): DeliveryView {
  const { id, event, rule, ruleVersion, target, createdAt, attempts, replay } = delivery;
  return {
    ...{ id, status, bus: event.bus, rule, ruleVersion, target },
    event: { id: event.id, source: event.source, type: event.type },
    ...{ createdAt, endedAt, attempts },
    ...(replay !== undefined && { replay }),
  };
}
