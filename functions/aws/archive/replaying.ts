import { setTimeout as sleep } from "node:timers/promises";
import type { Context, ScheduledEvent } from "aws-lambda";
import type { AcceptedEvent } from "../../core/event.ts";
import type { Archive, Clock, Events, Replays } from "../../core/ports.ts";
import type { RuleSets } from "../../core/definitions/rule-sets.ts";
import { replayFunction } from "../../replay.ts";

export interface ReplayingPorts {
  readonly refresh: () => Promise<void>;
  readonly rules: Pick<RuleSets, "of">;
  readonly replays: Replays;
  readonly archive: Pick<Archive, "scan">;
  readonly events: Events;
  /** Whether an event is being erased, as of the last refresh. */
  readonly erased: (event: AcceptedEvent) => boolean;
  /** How many events wait for route, about. */
  readonly waiting: () => Promise<number>;
  readonly clock: Clock;
}

/** A call works until shortly before the next one begins. */
const BUDGET_MS = 50_000;
/** Replays publish while no more than so many events wait for route: live ones find the way nearly free. */
const ROOM = 10_000;
/** How old an answer may be of how many wait. */
const LOOK_MS = 1_000;

/** The replay function as a schedule calls it. */
export function replayingFunction({ refresh, rules, waiting, ...ports }: ReplayingPorts) {
  const room = createRoom(waiting, ports.clock);
  const handler = replayFunction({
    ...ports,
    events: {
      async accept(events) {
        await room.look();
        return ports.events.accept(events);
      },
    },
    rules: (bus) => rules.of(bus).ruleSet,
    hasRoom: room.is,
    async sleep(ms) {
      await sleep(Math.max(ms, WAIT_MS));
      await room.look();
    },
    budgetMs: BUDGET_MS,
  });
  return async (event: ScheduledEvent): Promise<{ readonly running: boolean }> => {
    await refresh();
    await room.look();
    return handler(event, {} as Context);
  };
}

/** There is no hurry when there is no room. */
const WAIT_MS = 20;

function createRoom(waiting: () => Promise<number>, clock: Clock) {
  let isRoom = true;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    is: () => isRoom,
    async look() {
      if (clock() - lookedAt < LOOK_MS) return;
      lookedAt = clock();
      isRoom = (await waiting()) <= ROOM;
    },
  };
}
