import { setTimeout as sleep } from "node:timers/promises";
import type { SendDelivery } from "../../core/deliver.ts";
import type { Delivery, Settlement } from "../../core/delivery.ts";
import type { Clock, Deliveries } from "../../core/ports.ts";
import type { Target } from "../../core/rule.ts";
import { deliverFunction } from "../../deliver.ts";
import { createDeliveries } from "./deliveries.ts";
import type { DeliveryReader } from "./delivery-reader.ts";
import { createLanes, type Lanes } from "./lanes.ts";
import { createBatches } from "../events/records.ts";
import type { Writer } from "../store/writer.ts";
import type { LocalTargetStates } from "./target-states.ts";
import { type AttemptsUnderWay, createUnderWay } from "./under-way.ts";

/** The deliveries queue and what works it off. */
export interface Delivering {
  readonly deliveries: Deliveries;
  readonly lanes: Lanes;
  readonly underWay: AttemptsUnderWay["list"];
  /** Takes up what waits in the store. */
  start(): void;
  /** Lets what is under way end and be kept. */
  stop(): Promise<void>;
}

export interface DeliveringOptions {
  readonly writer: Writer;
  readonly store: Pick<DeliveryReader, "due" | "nextDue" | "targetsWaiting">;
  readonly states: LocalTargetStates;
  readonly targetOf: (id: string) => Target | undefined;
  readonly send: SendDelivery;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onTrouble: (error: unknown) => void;
  /** Hears of each settlement, for the counters. */
  readonly onSettled: (settlement: Settlement) => void;
  /** Hears that there may be something for consumers of a target. */
  readonly onDue: (target: string) => void;
}

export function createDelivering(options: DeliveringOptions): Delivering {
  const { writer, store, states, targetOf, send, clock, random } = options;
  const batches = createBatches<Delivery>("deliver", "deliveries");
  const lanes = createLanes({
    clock,
    load: store.due,
    nextDue: store.nextDue,
    admit: states.admit,
    dispatch,
    isFetched: (target) => targetOf(target)?.kind === "pull",
    onDue: options.onDue,
  });
  const deliveries = createDeliveries(writer, { onQueued: lanes.push, onLater: lanes.later });
  const unsettled = new Set<Promise<void>>();
  const underWay = createUnderWay(clock);
  const handler = deliverFunction({
    send,
    now: clock,
    random,
    deliveryOf: batches.of,
    targetOf,
    // The lanes have asked already, before they handed it over.
    admit: () => ({ ok: true }),
    ended: ({ delivery, attempt }) => states.ended(delivery.target, attempt, clock()),
    deliveries: { settle: keep },
    log: () => {},
  });

  /** The place of an attempt is free when it is over; the next one does not wait until this one's outcome is on the disk. */
  async function keep(settlements: readonly Settlement[]): Promise<void> {
    const kept = settleInTime(deliveries, settlements, options.onTrouble);
    unsettled.add(kept);
    for (const { delivery } of settlements) lanes.attempted(delivery);
    await kept;
    unsettled.delete(kept);
    for (const settlement of settlements) {
      lanes.settled(settlement.delivery);
      underWay.end(settlement.delivery);
      // The next of its key stands in the lane now, where only a look into the store finds it.
      if (settlement.delivery.order) lanes.wake(settlement.delivery.target);
      options.onSettled(settlement);
    }
  }
  function dispatch(due: readonly Delivery[]): void {
    underWay.begin(due);
    batches.call(handler, due).catch(options.onTrouble);
  }
  return {
    deliveries,
    lanes,
    underWay: underWay.list,
    start() {
      store.targetsWaiting().forEach(lanes.wake);
    },
    async stop() {
      await Promise.race([lanes.drain(), sleep(LAST_ATTEMPT_MS, undefined, { ref: false })]);
      await Promise.race([Promise.allSettled(unsettled), sleep(LAST_WAIT_MS, undefined, { ref: false })]);
    },
  };
}

/** An attempt that takes longer is cut off by the end of the process, and made again by the next: its row is still due. */
const LAST_ATTEMPT_MS = 15_000;
/** A storage that takes nothing does not keep the process from ending. */
const LAST_WAIT_MS = 5_000;
const PAUSE_MS = 1_000;
/** A disk that is full for longer than that loses the outcomes of what was sent: after a restart it is sent again. */
const PATIENCE = 3_600;

/** Tries until the outcome is kept: a delivery that was made and is not written down would be made again. */
async function settleInTime(
  deliveries: Deliveries,
  settlements: readonly Settlement[],
  onTrouble: (error: unknown) => void,
): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await deliveries.settle(settlements);
    } catch (error) {
      onTrouble(error);
      if (tries === PATIENCE) throw error;
      await sleep(PAUSE_MS, undefined, { ref: false });
    }
  }
}
