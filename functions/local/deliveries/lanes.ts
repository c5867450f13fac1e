import type { Delivery } from "../../core/delivery.ts";
import type { Clock } from "../../core/ports.ts";
import { createLane, type Lane, type Loaded, type Wanted } from "./lane.ts";
import { laneOf, replayLane } from "../store/rows.ts";

/**
 * Two lanes a target: a slow, paused or broken target fills its own lanes and no other; replays of a target wait while
 * anything live may go to it.
 */
export interface Lanes {
  /** Takes deliveries that are durable. */
  push(deliveries: readonly Delivery[]): void;
  /** The delivery is due at another time. */
  later(delivery: Delivery, dueAt: number): void;
  attempted(delivery: Delivery): void;
  settled(delivery: LaneItem): void;
  /** Keeps a delivery that waits from going until it is `settled`; false when it is under way. */
  withhold(delivery: LaneItem): boolean;
  /** Something about the target changed, or deliveries to it were queued anew. */
  wake(target: string): void;
  /** How many deliveries are under way, to one target or to all. */
  inFlight(target?: string): number;
  /** Starts no more; resolves when nothing is under way. */
  drain(): Promise<void>;
}

/** What tells which lane holds a delivery, and as what. */
export type LaneItem = Pick<Delivery, "target" | "replay" | "receipt">;

export interface LanesOptions {
  readonly clock: Clock;
  readonly load: (lane: string, now: number, wanted: Wanted) => Loaded;
  readonly nextDue: (lane: string, now: number) => number | undefined;
  readonly admit: (target: string, now: number) => "go" | { readonly waitMs?: number };
  readonly dispatch: (deliveries: readonly Delivery[]) => void;
  /** Whether consumers fetch from a target; then `onDue` is told when there may be something for them. */
  readonly isFetched: (target: string) => boolean;
  readonly onDue: (target: string) => void;
}

interface Pair {
  readonly live: Lane;
  readonly replay: Lane;
}

export function createLanes(options: LanesOptions): Lanes {
  const pairs = new Map<string, Pair>();
  let drained: (() => void) | undefined;
  const pairOf = (target: string): Pair => {
    const pair = pairs.get(target) ?? createPair(target, options);
    pairs.set(target, pair);
    return pair;
  };
  const laneFor = ({ target, replay }: Pick<Delivery, "target" | "replay">) =>
    pairOf(target)[replay === undefined ? "live" : "replay"];
  const inFlight = (target?: string) => {
    const counted =
      target === undefined ? [...pairs.values()] : [pairs.get(target)].filter((pair) => pair !== undefined);
    return counted.reduce((sum, { live, replay }) => sum + live.inFlight() + replay.inFlight(), 0);
  };
  return {
    push(deliveries) {
      const touched = new Set<string>();
      for (const delivery of deliveries) {
        laneFor(delivery).push(delivery);
        touched.add(delivery.target);
      }
      for (const target of touched) pump(pairOf(target));
    },
    later: (delivery, dueAt) => laneFor(delivery).later(dueAt),
    attempted(delivery) {
      laneFor(delivery).attempted();
      pump(pairOf(delivery.target));
      if (drained && inFlight() === 0) drained();
    },
    settled(delivery) {
      laneFor(delivery).settled(delivery.receipt!);
      pump(pairOf(delivery.target));
    },
    withhold: (delivery) => laneFor(delivery).withhold(delivery.receipt!),
    wake(target) {
      const { live, replay } = pairOf(target);
      live.wake();
      replay.wake();
    },
    inFlight,
    async drain() {
      for (const { live, replay } of pairs.values()) {
        live.stop();
        replay.stop();
      }
      if (inFlight() > 0) await new Promise<void>((resolve) => (drained = resolve));
    },
  };
}

function pump({ live, replay }: Pair): void {
  live.pump();
  replay.pump();
}

function createPair(target: string, options: LanesOptions): Pair {
  const { clock, load, nextDue, admit, dispatch, isFetched, onDue } = options;
  const laneNamed = (name: string, mayGo: (now: number) => ReturnType<typeof admit>) =>
    createLane({
      clock,
      load: (now, wanted) => load(name, now, wanted),
      nextDue: (now) => nextDue(name, now),
      admit: mayGo,
      dispatch,
      isFetched: () => isFetched(target),
      onDue: () => onDue(target),
    });
  const live = laneNamed(laneOf({ target }), (now) => admit(target, now));
  const replay = laneNamed(replayLane(target), (now) => (live.idle() ? admit(target, now) : {}));
  return { live, replay };
}
