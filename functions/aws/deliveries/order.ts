import type { Delivery, Settlement } from "../../core/delivery.ts";
import type { GroupName } from "../../core/deliveries/order.ts";
import { waitsInOrder } from "../../core/deliveries/order-reason.ts";
import type { DeliveryRecord, DeliveryRecords } from "./delivery-records.ts";
import type { Group, Groups } from "./groups.ts";
import type { Write } from "../table.ts";

/**
 * The order of deliveries by key. Messages of a key share a group of the FIFO queue, so one is in hand at a time; while all goes
 * well, nothing is written. When one has to wait or is dead, its group gets an item: from then on what comes out of the queue for
 * it is kept in the table, and called one after the other. So the queue is emptied, whatever stands still.
 */
export interface Order {
  /** Whether its turn has come; one that has to wait is kept. */
  isNext(delivery: Delivery, arrival: Arrival): Promise<boolean>;
  /** Before what became of a delivery is written: its group begins when it has to wait, and stops when it is dead. */
  begins(settlement: Settlement): Promise<void>;
  /**
   * A delivery has ended or is dead: the next of its group is called, unless that is stopped. `fetched`: by a consumer who
   * received it from somebody else.
   */
  ends(delivery: Delivery, how: "delivered" | "fetched" | "otherwise"): Promise<void>;
  /** A dead letter is queued anew. True when its group waits for it: then it need not wait for its turn in the queue. */
  restarts(delivery: Delivery): Promise<boolean>;
  /** Lets a group go on without what it waits for; false when it waits for nothing. */
  release(name: GroupName): Promise<boolean>;
}

/** How a delivery came. */
export interface Arrival {
  /** SQS's number of its message; absent when it did not come out of the FIFO queue. */
  readonly number?: string;
  /** It was a dead letter. */
  readonly isRedriven: boolean;
  /** It came before, and whoever had it did not say what became of it. */
  readonly isRepeated: boolean;
}

export interface OrderOptions {
  readonly groups: Groups;
  readonly records: DeliveryRecords;
  /** Queues deliveries that have a record, as far as they are due soon. */
  readonly call: (deliveries: readonly Delivery[]) => Promise<void>;
}

export function createOrder(options: OrderOptions): Order {
  const { groups, records } = options;
  /** Deliveries in hand, with the numbers of their messages, and those of them that have a group. */
  const numbers = new Map<string, string>();
  const grouped = new Set<string>();
  return {
    isNext(delivery, arrival) {
      const { id } = delivery;
      if (arrival.number !== undefined) numbers.set(id, arrival.number);
      const name = nameOf(delivery);
      return untilChanged(async () => {
        const group = await groups.get(name);
        if (group) grouped.add(id);
        if (!group || group.head === id) return true;
        const { number } = arrival;
        if (number === undefined || hasBeen(group, arrival)) return false;
        return takesPlace(delivery, { group, arrival: { ...arrival, number } }, options);
      });
    },
    async begins({ delivery, attempt, outcome }) {
      if (outcome.status === "delivered") return;
      const { id } = delivery;
      const { poison } = delivery.order!;
      const stops = outcome.status === "dead" && poison !== "park-event";
      const name = nameOf(delivery);
      await untilChanged(async () => {
        const group = await groups.get(name);
        if (group ? group.head !== id || !stops : outcome.status === "dead" && !stops) return true;
        const number = numbers.get(id);
        const to: Group = {
          ...(group ?? { ...name, v: 0, ...(number !== undefined && { headNumber: number }) }),
          head: id,
          ...(stops && {
            state: poison === "block" ? "blocked" : "parked",
            since: Math.round(attempt ? attempt.at + attempt.latencyMs : delivery.dueAt),
          }),
        };
        return (await groups.change(name, { from: group, to })) ? true : AGAIN;
      });
      numbers.delete(id);
    },
    async ends(delivery, how) {
      const { id } = delivery;
      numbers.delete(id);
      const isGrouped = grouped.delete(id);
      if (how === "delivered" && !isGrouped) return;
      const beside = how === "otherwise" ? [] : [records.end(id)];
      await advance(nameOf(delivery), { head: id, beside }, options);
    },
    restarts(delivery) {
      const name = nameOf(delivery);
      return untilChanged(async () => {
        const group = await groups.get(name);
        if (group?.head !== delivery.id) return false;
        if (group.state !== "blocked") return true;
        return (await groups.change(name, { from: group, to: goingOn(group) })) ? true : AGAIN;
      });
    },
    release: (name) =>
      untilChanged(async () => {
        const group = await groups.get(name);
        if (!group?.state) return false;
        const head = group.head === undefined ? undefined : await records.get(group.head);
        if (!(await groups.change(name, { from: group, to: goingOn(group) }))) return AGAIN;
        if (head?.state !== "waiting") await advance(name, { head: group.head }, options);
        return true;
      }),
  };
}

/** Somebody was faster: look again. */
const AGAIN = "again";

async function untilChanged<Answer>(step: () => Promise<Answer | typeof AGAIN>): Promise<Answer> {
  for (;;) {
    const answer = await step();
    if (answer !== AGAIN) return answer;
  }
}

function nameOf({ rule, target, order }: Delivery): GroupName {
  return { rule, target, key: order!.key };
}

function goingOn({ state: _, since: __, ...group }: Group): Group {
  return group;
}

/** Whether a head has ended, and whoever ended it was stopped before the next was called. */
function hasEnded({ state }: Group, head: DeliveryRecord | undefined): boolean {
  return state === undefined && head?.state !== "waiting";
}

/** Whether a delivery that came again has ended before. */
function hasBeen({ done = "" }: Group, { isRepeated, number }: Arrival): boolean {
  return isRepeated && number !== undefined && done >= number;
}

/** Whether a delivery becomes the head of its group, which has none that is under way; otherwise it is kept. */
async function takesPlace(
  delivery: Delivery,
  { group, arrival }: Kept,
  options: OrderOptions,
): Promise<boolean | typeof AGAIN> {
  const { groups, records } = options;
  const name = nameOf(delivery);
  const { head } = group;
  if (head === undefined && arrival.isRedriven)
    return (await groups.change(name, { from: group, to: { ...group, head: delivery.id } })) ? true : AGAIN;
  if (head !== undefined && hasEnded(group, await records.get(head))) {
    await advance(name, { head }, options);
    return AGAIN;
  }
  return (await keep(delivery, { group, arrival }, options)) ? false : AGAIN;
}

interface Kept {
  readonly group: Group;
  readonly arrival: Arrival & { readonly number: string };
}

/** Keeps a delivery behind the others of its group: first its record, then its place. False when the group has changed. */
async function keep(
  delivery: Delivery,
  { group, arrival }: Kept,
  { groups, records }: OrderOptions,
): Promise<boolean> {
  const name = nameOf(delivery);
  const reason = waitsInOrder({ ...name, state: "waiting", waiting: 0, delivery: group.head ?? "" });
  // One that has a record already was kept by who was stopped before its place was written.
  await records.write(delivery, { state: "waiting", dueAt: delivery.dueAt, isKept: "in-order", reason });
  return groups.change(name, {
    from: group,
    to: group,
    beside: [{ item: groups.follower(name, delivery, arrival) }],
  });
}

interface Ending {
  /** What has ended; it is done only while the group waits for that. */
  readonly head: string | undefined;
  /** What ends with it. */
  readonly beside?: readonly Write[];
}

/** The next of a group stands in the place of its head, which has ended; without one the group ends. */
function advance(name: GroupName, { head, beside = [] }: Ending, options: OrderOptions): Promise<void> {
  const { groups, records, call } = options;
  return untilChanged(async () => {
    const group = await groups.get(name);
    if (!group || group.head !== head) return undefined;
    const { head: _, headNumber, ...rest } = group;
    const ended: Group = { ...rest, ...(headNumber !== undefined && { done: headNumber }) };
    if (group.state === "parked")
      return (await groups.change(name, { from: group, to: ended, beside })) ? undefined : AGAIN;
    const follower = await groups.next(name);
    if (!follower)
      return (await groups.change(name, { from: group, to: undefined, beside })) ? undefined : AGAIN;
    const next = await records.get(follower.id);
    const gone: Write = { gone: { PK: follower.PK, SK: follower.SK } };
    if (next?.state !== "waiting") {
      await groups.change(name, { from: group, to: group, beside: [gone] });
      return AGAIN;
    }
    await records.point(next.delivery);
    const to: Group = { ...goingOn(ended), head: follower.id, headNumber: follower.number };
    if (!(await groups.change(name, { from: group, to, beside: [gone, ...beside] }))) return AGAIN;
    return call([next.delivery]);
  });
}
