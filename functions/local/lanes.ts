import type { Delivery } from "../core/delivery.ts";
import { createLane, type Lane, type LaneOptions } from "./lane.ts";

/** One lane a target: a slow, paused or broken target fills its own lane and no other. */
export interface Lanes {
  /** Takes deliveries that are durable. */
  push(deliveries: readonly Delivery[]): void;
  later(target: string, dueAt: number): void;
  attempted(delivery: Delivery): void;
  settled(delivery: Delivery): void;
  wake(target: string): void;
  /** How many deliveries are under way, to one target or to all. */
  inFlight(target?: string): number;
  /** Starts no more; resolves when nothing is under way. */
  drain(): Promise<void>;
}

export function createLanes(options: LaneOptions): Lanes {
  const lanes = new Map<string, Lane>();
  let drained: (() => void) | undefined;
  const laneOf = (target: string): Lane => {
    const lane = lanes.get(target) ?? createLane(target, options);
    lanes.set(target, lane);
    return lane;
  };
  const inFlight = (target?: string) =>
    target === undefined
      ? [...lanes.values()].reduce((sum, lane) => sum + lane.inFlight(), 0)
      : (lanes.get(target)?.inFlight() ?? 0);
  return {
    push(deliveries) {
      const touched = new Set<Lane>();
      for (const delivery of deliveries) {
        const lane = laneOf(delivery.target);
        lane.push(delivery);
        touched.add(lane);
      }
      for (const lane of touched) lane.pump();
    },
    later: (target, dueAt) => laneOf(target).later(dueAt),
    attempted(delivery) {
      laneOf(delivery.target).attempted();
      if (drained && inFlight() === 0) drained();
    },
    settled: (delivery) => laneOf(delivery.target).settled(delivery.receipt!),
    wake: (target) => laneOf(target).wake(),
    inFlight,
    async drain() {
      for (const lane of lanes.values()) lane.stop();
      if (inFlight() > 0) await new Promise<void>((resolve) => (drained = resolve));
    },
  };
}
