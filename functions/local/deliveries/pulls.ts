import type { DatabaseSync } from "node:sqlite";
import type { Delivery, Settlement } from "../../core/delivery.ts";
import { isHeldBy } from "../../core/deliveries/pull.ts";
import { LARGEST_TAKE } from "../../core/deliveries/pulls.ts";
import type { Clock, Deliveries, PullBacklog, Pulls } from "../../core/ports.ts";
import type { DeliveryReader } from "./delivery-reader.ts";
import type { Lanes } from "./lanes.ts";
import { laneOf, replayLane } from "../store/rows.ts";
import { createTurns } from "./turns.ts";
import { createWaiters } from "./waiters.ts";

export interface PullsOptions {
  readonly reader: DatabaseSync;
  readonly store: Pick<DeliveryReader, "due" | "nextDue" | "waiting" | "whole">;
  readonly deliveries: Pick<Deliveries, "settle">;
  readonly lanes: Pick<Lanes, "wake">;
  readonly isPaused: (target: string) => boolean;
  readonly clock: Clock;
  /** Hears of each settlement but of those by which a consumer has a delivery, for the counters. */
  readonly onSettled: (settlement: Settlement) => void;
}

export interface LocalPulls extends Pulls {
  /** There may be something for consumers of a target. */
  onDue(target: string): void;
  /** Lets nobody wait any longer. */
  stop(): void;
}

/** What consumers fetch is the rows of `delivery`. One at a time is served of a target. */
export function createPulls(options: PullsOptions): LocalPulls {
  const { clock } = options;
  const inTurn = createTurns();
  const waiters = createWaiters();
  const { due, next, find, backlog } = createReading(options);
  return {
    take: (target, most, decide) =>
      inTurn(target, async () => {
        const steps = due(target, most).map(decide);
        await settle(steps.flat(), options);
        return steps.flatMap((each) => each.at(-1) ?? []);
      }),
    settle: (target, named, decide) =>
      inTurn(target, async () => {
        const settled = named.map((handle) => {
          const found = find(handle.position, handle.id);
          return found?.target === target && isHeldBy(found, handle) ? decide(found, handle) : undefined;
        });
        await settle(
          settled.filter((settlement) => settlement !== undefined),
          options,
        );
        return settled;
      }),
    async wait(target, until) {
      const woken = waiters.wait(target);
      const at = due(target, 1).length > 0 ? clock() : Math.min(until, next(target));
      return woken(at - clock());
    },
    backlog: async (target) => backlog(target),
    onDue: waiters.wake,
    stop: waiters.stop,
  };
}

const NONE: ReadonlySet<number> = new Set();

/** The rows of a target: live ones before those of replays. */
function createReading({ reader, store, isPaused, clock }: PullsOptions) {
  const row = reader.prepare("SELECT * FROM delivery WHERE position=? AND id=? AND due_at IS NOT NULL");
  const count = reader.prepare(
    "SELECT count(*) AS count, min(created_at) AS since FROM delivery WHERE lane IN (?, ?) AND due_at<=?",
  );
  const received = reader.prepare(
    `SELECT count(*) AS count FROM delivery WHERE lane IN (?, ?) AND due_at>? AND reason LIKE '{"code":"received"%'`,
  );
  return {
    due(target: string, most: number): readonly Delivery[] {
      if (isPaused(target)) return [];
      const wanted = { most, characters: LARGEST_TAKE, held: NONE };
      const live = store.due(laneOf({ target }), clock(), wanted);
      const room = most - live.deliveries.length;
      if (room === 0 || live.more) return live.deliveries;
      const replayed = store.due(replayLane(target), clock(), { ...wanted, most: room });
      return [...live.deliveries, ...replayed.deliveries];
    },
    next(target: string): number {
      const times = lanesOf(target).map((lane) => store.nextDue(lane, clock()) ?? Infinity);
      return Math.min(...times);
    },
    find(position: number, id: string): Delivery | undefined {
      const found = row.get(position, id);
      return found && store.whole(found);
    },
    backlog(target: string): PullBacklog {
      const [lanes, now] = [lanesOf(target), clock()];
      const due = count.get(...lanes, now)!;
      const held = Number(received.get(...lanes, now)!.count);
      const later = store.waiting(target) - Number(due.count) - held;
      return {
        ...{ due: Number(due.count), received: held, later },
        ...(due.since != null && { since: Number(due.since) }),
      };
    },
  };
}

function lanesOf(target: string): readonly [string, string] {
  return [laneOf({ target }), replayLane(target)];
}

async function settle(
  settlements: readonly Settlement[],
  { deliveries, lanes, onSettled }: PullsOptions,
): Promise<void> {
  if (settlements.length === 0) return;
  await deliveries.settle(settlements);
  for (const settlement of settlements)
    if (settlement.attempt || settlement.outcome.status === "dead") onSettled(settlement);
  // The next of a key stands in the lane now.
  const target = settlements.find(isEndInOrder)?.delivery.target;
  if (target !== undefined) lanes.wake(target);
}

function isEndInOrder({ delivery, outcome }: Settlement): boolean {
  return delivery.order !== undefined && outcome.status !== "retrying";
}
