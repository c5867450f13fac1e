import { setTimeout as sleep } from "node:timers/promises";
import type { AcceptedEvent } from "../../core/event.ts";
import type { Feed } from "./feed.ts";
import { createRunner } from "../runner.ts";

/** Runs route over the feed, a batch at a time, and sets the mark behind it. */
export interface RouteLoop {
  /** There may be something to route. */
  signal(): void;
  /** Takes no more; resolves when the batch under way is done. */
  stop(): Promise<void>;
  /** The position up to which all is routed and its deliveries are durable. */
  routed(): number;
}

export interface RouteLoopOptions {
  readonly feed: Feed;
  /** Resolves when the deliveries of these events are durable. */
  readonly route: (events: readonly AcceptedEvent[]) => Promise<void>;
  /** Keeps how far it is. */
  readonly mark: (position: number) => void;
  readonly routed: number;
  readonly onTrouble: (error: unknown) => void;
}

const LARGEST_BATCH = 500;
/** After a failure of the storage the same batch is tried again so much later. */
const PAUSE_MS = 500;

export function createRouteLoop({
  feed,
  route,
  mark,
  routed: start,
  onTrouble,
}: RouteLoopOptions): RouteLoop {
  let routed = start;
  let stopped = false;
  const untilRouted = async (events: readonly AcceptedEvent[]) => {
    while (!stopped) {
      try {
        await route(events);
        routed = events.at(-1)!.position!;
        return mark(routed);
      } catch (error) {
        onTrouble(error);
        await sleep(PAUSE_MS);
      }
    }
  };
  const runner = createRunner(async () => {
    while (!stopped) {
      const events = feed.take(LARGEST_BATCH);
      if (events.length === 0) return;
      await untilRouted(events);
    }
  }, onTrouble);
  return {
    signal: runner.signal,
    stop() {
      stopped = true;
      return runner.stop();
    },
    routed: () => routed,
  };
}
