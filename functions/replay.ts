import middy from "@middy/core";
import type { ScheduledEvent } from "aws-lambda";
import { RouterError } from "./core/errors.ts";
import type { AcceptedEvent } from "./core/event.ts";
import type { RuleSet } from "./core/match.ts";
import type { Archive, Clock, Events, Replay, Replays } from "./core/ports.ts";
import { dryRun, eventFilter, remainingRange, replayed } from "./core/replay.ts";

export interface ReplayPorts {
  readonly replays: Replays;
  readonly archive: Pick<Archive, "scan">;
  readonly events: Events;
  readonly rules: (bus: string) => RuleSet;
  readonly clock: Clock;
  /** Resolves when live traffic leaves room for more. */
  readonly room: () => Promise<void>;
  readonly sleep: (ms: number) => Promise<void>;
  /** How long one call may work, in ms: what is left is done by the next. */
  readonly budgetMs: number;
}

/** Publishes the next part of each running replay. Answers whether anything is left to run. */
export function replayFunction(ports: ReplayPorts) {
  return middy<ScheduledEvent, { readonly running: boolean }>({ timeoutEarlyInMillis: 0 }).handler(
    async () => {
      const deadline = ports.clock() + ports.budgetMs;
      const { items } = await ports.replays.list({ limit: MOST_REPLAYS });
      const running = items.filter(({ status }) => status === "running");
      const left = await Promise.all(running.map((replay) => advance(replay, ports, deadline)));
      return { running: left.some(({ status }) => status === "running") };
    },
  );
}

/** Running replays are among the newest so many. */
const MOST_REPLAYS = 1_000;

/** Publishes block by block until the deadline, the end, or somebody's hand. A failure of ours ends the replay with its reason. */
async function advance(replay: Replay, ports: ReplayPorts, deadline: number): Promise<Replay> {
  try {
    return await run(replay, ports, deadline);
  } catch (error) {
    if (error instanceof RouterError && RETRIED.has(error.code)) return replay;
    return keep(replay, { status: "failed", endedAt: ports.clock(), error: (error as Error).message }, ports);
  }
}

/** What passes by itself: the next call goes on from the checkpoint. */
const RETRIED: ReadonlySet<string> = new Set(["storage-full", "storage-failed", "too-many-requests"]);

async function run(start: Replay, ports: ReplayPorts, deadline: number): Promise<Replay> {
  const wanted = eventFilter(start.match);
  const pace = createPace(start.eventsPerSecond, ports);
  let replay = start;
  for await (const block of ports.archive.scan(remainingRange(start))) {
    const kept = block.filter(wanted);
    const done = await publish(replay, kept, { ports, pace });
    const progress = { ...done, scanned: replay.scanned + block.length, checkpoint: block.at(-1)!.position! };
    replay = await keep(replay, progress, ports);
    if (replay.status !== "running" || ports.clock() >= deadline) return replay;
  }
  return keep(replay, { status: "done", endedAt: ports.clock() }, ports);
}

/** Writes what was achieved; when somebody paused or cancelled meanwhile, onto what they wrote. */
async function keep(replay: Replay, progress: Partial<Replay>, { replays }: ReplayPorts): Promise<Replay> {
  for (let base: Replay | undefined = replay; base; base = await replays.get(replay.id)) {
    const { status = base.status } = base.status === "running" ? progress : base;
    const next = { ...base, ...progress, status };
    if (await replays.update(next)) return { ...next, version: next.version + 1 };
  }
  throw new RouterError("not-found", `Cannot go on with replay "${replay.id}": there is no such replay`);
}

type Pace = (count: number) => Promise<void>;

async function publish(
  replay: Replay,
  kept: readonly AcceptedEvent[],
  { ports, pace }: { ports: ReplayPorts; pace: Pace },
): Promise<Partial<Replay>> {
  if (replay.dryRun) return { dry: dryRun(replay.dry, kept, { to: replay.to, ruleSetOf: ports.rules }) };
  if (kept.length === 0) return {};
  await ports.room();
  await pace(kept.length);
  const now = ports.clock();
  await ports.events.accept(kept.map((event) => replayed(event, replay, now)));
  return { published: replay.published + kept.length };
}

/** Waits so long that no more than so many events a second go out over the whole call. */
function createPace(perSecond: number | undefined, { clock, sleep }: ReplayPorts): Pace {
  if (perSecond === undefined) return async () => {};
  let nextAt = clock();
  return async (count) => {
    const wait = nextAt - clock();
    if (wait > 0) await sleep(wait);
    nextAt = Math.max(nextAt, clock()) + (count / perSecond) * 1_000;
  };
}
