import middy from "@middy/core";
import type { ScheduledEvent } from "aws-lambda";
import { RouterError } from "./core/errors.ts";
import type { AcceptedEvent } from "./core/event.ts";
import type { RuleSet } from "./core/match.ts";
import type { Archive, Clock, Events, Replay, Replays } from "./core/ports.ts";
import { compileRedaction } from "./core/archive/redaction.ts";
import { dryRun, eventFilter, partsOf, remainingRange, replayed, type ReplayPart } from "./core/replay.ts";

export interface ReplayPorts {
  readonly replays: Replays;
  readonly archive: Pick<Archive, "scan">;
  readonly events: Events;
  readonly rules: (bus: string) => RuleSet;
  readonly clock: Clock;
  /** Whether live traffic leaves room for more. */
  readonly hasRoom: () => boolean;
  /** Whether an event is being erased just now: what was read of it before is not published. */
  readonly erased?: (event: AcceptedEvent) => boolean;
  readonly sleep: (ms: number) => Promise<void>;
  /** How long one call may work, in ms: what is left is done by the next. */
  readonly budgetMs: number;
}

/** Publishes the next part of each running replay. Answers whether anything is left to run. */
export function replayFunction(ports: ReplayPorts) {
  const turns = new Map<string, number>();
  return middy<ScheduledEvent, { readonly running: boolean }>({ timeoutEarlyInMillis: 0 }).handler(
    async () => {
      const call = { ...ports, turns, deadline: ports.clock() + ports.budgetMs };
      const { items } = await ports.replays.list({ limit: MOST_REPLAYS });
      const running = items.filter(({ status }) => status === "running");
      const left = await Promise.all(running.map((replay) => advance(replay, call)));
      for (const { id, status } of left) if (status !== "running") turns.delete(id);
      return { running: left.some(({ status }) => status === "running") };
    },
  );
}

interface Call extends ReplayPorts {
  /** Epoch ms. */
  readonly deadline: number;
  /** When a replay with a rate may publish again, epoch ms by its id: kept from call to call, so that the rate holds over all. */
  readonly turns: Map<string, number>;
}

/** Running replays are among the newest so many. */
const MOST_REPLAYS = 1_000;

/** Publishes part by part until the deadline, the end, or somebody's hand. A failure of ours ends the replay with its reason. */
async function advance(replay: Replay, call: Call): Promise<Replay> {
  try {
    return await run(replay, call);
  } catch (error) {
    if (error instanceof RouterError && RETRIED.has(error.code)) {
      await call.sleep(RETRY_MS);
      return replay;
    }
    return keep(replay, { status: "failed", endedAt: call.clock(), error: (error as Error).message }, call);
  }
}

/** What passes by itself: the next call goes on from the checkpoint. */
const RETRY_MS = 1_000;
const RETRIED: ReadonlySet<string> = new Set(["storage-full", "storage-failed", "too-many-requests"]);

/** A part's checkpoint is written while so many others are published. With a rate there is time to wait for each. */
function mostUnderWay({ eventsPerSecond }: Replay): number {
  return eventsPerSecond === undefined ? 4 : 1;
}

async function run(start: Replay, call: Call): Promise<Replay> {
  const wanted = eventFilter(start.match, start.hidden?.map(compileRedaction));
  const underWay: Promise<Replay>[] = [];
  let kept = Promise.resolve(start);
  for await (const block of call.archive.scan(remainingRange(start))) {
    for (const part of partsOf(block, wanted, partSize(start))) {
      if (!(await comesToTurn(start, part, call))) return kept;
      kept = checkpointed(part, { published: publish(start, part, call), before: kept }, call);
      if (underWay.push(kept) >= mostUnderWay(start) && (await underWay.shift()!).status !== "running")
        return kept;
      if (call.clock() >= call.deadline) return kept;
    }
  }
  const last = await kept;
  return last.status === "running" ? keep(last, { status: "done", endedAt: call.clock() }, call) : last;
}

/** Writes how far a part has come when it and all before it are durable: a crash publishes some again, and misses none. */
function checkpointed(
  { scanned, last }: ReplayPart,
  { published, before }: { published: Promise<Progress>; before: Promise<Replay> },
  call: Call,
): Promise<Replay> {
  const kept = Promise.all([before, published]).then(([replay, progressOf]) =>
    keep(replay, { ...progressOf(replay), scanned: replay.scanned + scanned, checkpoint: last }, call),
  );
  // Whoever waits for it hears of its failure; until then it is nobody's unhandled one.
  kept.catch(() => {});
  return kept;
}

/** With a rate, events go out in so many parts a second, so that none of them is a burst. */
const PARTS_PER_SECOND = 10;

function partSize({ eventsPerSecond, dryRun }: Replay): number {
  if (eventsPerSecond === undefined || dryRun) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor(eventsPerSecond / PARTS_PER_SECOND));
}

/**
 * Waits until live traffic leaves room and the rate allows it. False when that is not within this call, which then ends:
 * whoever paused or cancelled is heard.
 */
async function comesToTurn({ id, dryRun }: Replay, { kept }: ReplayPart, call: Call): Promise<boolean> {
  if (dryRun || kept.length === 0) return true;
  for (;;) {
    const now = call.clock();
    const wait = Math.max((call.turns.get(id) ?? 0) - now, call.hasRoom() ? 0 : ROOM_MS);
    if (wait <= 0) return true;
    if (now >= call.deadline) return false;
    await call.sleep(Math.min(wait, call.deadline - now));
  }
}

/** Room is looked for as often as that. */
const ROOM_MS = 5;

/** What a part adds to what the replay has achieved before it. */
type Progress = (before: Replay) => Partial<Replay>;

/** Resolves when the part is durable on the events queue. */
async function publish(replay: Replay, part: ReplayPart, call: Call): Promise<Progress> {
  const kept = call.erased ? part.kept.filter((event) => !call.erased!(event)) : part.kept;
  const { id, to, eventsPerSecond } = replay;
  if (replay.dryRun) return ({ dry }) => ({ dry: dryRun(dry, kept, { to, ruleSetOf: call.rules }) });
  if (kept.length === 0) return () => ({});
  const now = call.clock();
  if (eventsPerSecond !== undefined) call.turns.set(id, now + (kept.length / eventsPerSecond) * 1_000);
  await call.events.accept(kept.map((event) => replayed(event, replay, now)));
  return ({ published }) => ({ published: published + kept.length });
}

/** Writes what was achieved; when somebody paused or cancelled meanwhile, the counters onto what they wrote. */
async function keep(replay: Replay, progress: Partial<Replay>, { replays }: Call): Promise<Replay> {
  const { status: _, endedAt: __, error: ___, ...counters } = progress;
  for (let base: Replay | undefined = replay; base; base = await replays.get(replay.id)) {
    const next = { ...base, ...(base.status === "running" ? progress : counters) };
    if (await replays.update(next)) return { ...next, version: next.version + 1 };
  }
  throw new RouterError("not-found", `Cannot go on with replay "${replay.id}": there is no such replay`);
}
