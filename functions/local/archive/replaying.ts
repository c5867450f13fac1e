import { setTimeout as sleep } from "node:timers/promises";
import type { ScheduledEvent } from "aws-lambda";
import type { AcceptedEvent } from "../../core/event.ts";
import type { Archive, Clock, Events, Replays } from "../../core/ports.ts";
import { replayFunction } from "../../replay.ts";
import type { Feed } from "../events/feed.ts";
import { contextOf } from "../events/records.ts";
import { createReplayLoop, type ReplayLoop } from "./replay-loop.ts";
import type { RuleSets } from "../../core/definitions/rule-sets.ts";

export interface ReplayingOptions {
  readonly replays: Replays;
  readonly archive: Archive;
  readonly events: Events;
  readonly rules: RuleSets;
  readonly feed: Feed;
  /** Whether an event is being erased. */
  readonly erased: (event: AcceptedEvent) => boolean;
  readonly clock: Clock;
  readonly onTrouble: (error: unknown) => void;
}

/** One call works so long: then whoever paused or cancelled is heard. */
const BUDGET_MS = 1_000;
/** Replays publish while no more than so many events wait for route: live ones find the way nearly free. */
const ROOM = 1_000;

/** The replay function at work. */
export function createReplaying({ feed, rules, onTrouble, ...ports }: ReplayingOptions): ReplayLoop {
  const handler = replayFunction({
    ...ports,
    rules: (bus) => rules.of(bus).ruleSet,
    hasRoom: () => feed.waiting() <= ROOM,
    sleep: (ms) => sleep(ms),
    budgetMs: BUDGET_MS,
  });
  const tick = { "detail-type": "Scheduled Event" } as ScheduledEvent;
  return createReplayLoop(() => handler(tick, contextOf("replay", "replay")), onTrouble);
}
