import { setTimeout as sleep } from "node:timers/promises";
import type { Tap, TapStates } from "../../core/tap.ts";
import { createDiary, type Diary, type DiaryPorts, isBusy } from "./diary.ts";
import type { TapSession } from "./open-tap.ts";
import { takeIn, type TakingPorts } from "./take-in.ts";

export interface WorkPorts extends TakingPorts, DiaryPorts {
  readonly open: (tap: Tap) => Promise<TapSession>;
  readonly states: Pick<TapStates, "get" | "report">;
  readonly random: () => number;
}

/** Until when a tap is worked at. */
export interface Until {
  /** Epoch ms. */
  readonly deadline: number;
  /** Ends the work: what is in hand is settled first. */
  readonly signal: AbortSignal;
  /** Whether it is over when the broker has nothing. */
  readonly stopsWhenEmpty: boolean;
}

/** A receive waits so long at most; so often a pause is looked for, and what waits on the broker. */
const WAIT_MS = 10_000;
/** Who stops when there is nothing pays for the waiting. */
const SHORT_WAIT_MS = 1_000;
/** Whether a broker answers is known soon. */
const FIRST_WAIT_MS = 200;
const BATCH = 100;

/**
 * Takes from a broker until the time is over: receive, make durable, acknowledge. When the broker is away or the storage
 * busy it waits and tries again, longer each time. Never rejects for either. Resolves to how many messages were taken.
 */
export async function workAt(tap: Tap, until: Until, ports: WorkPorts): Promise<number> {
  const { report } = await ports.states.get(tap.id);
  const diary = createDiary(tap.id, report, ports);
  const work: Work = { tap, until, ports, diary, session: undefined };
  let failures = 0;
  while (!isOver(work) && !(await ports.states.get(tap.id)).paused) {
    try {
      const got = await turn(work);
      failures = 0;
      if (got === 0 && until.stopsWhenEmpty) break;
    } catch (error) {
      if (until.signal.aborted) break;
      await diary.failed(error);
      if (!isBusy(error)) await closed(work);
      await pause(backOff(failures++, ports.random), until);
    }
  }
  await closed(work);
  await diary.ended();
  return diary.messages();
}

interface Work {
  readonly tap: Tap;
  readonly until: Until;
  readonly ports: WorkPorts;
  readonly diary: Diary;
  session: TapSession | undefined;
}

function isOver({ until: { deadline, signal }, ports }: Work): boolean {
  return signal.aborted || ports.clock() >= deadline;
}

/** One batch. */
async function turn(work: Work): Promise<number> {
  const { tap, until, ports, diary } = work;
  const openWaitMs = work.session ? WAIT_MS : FIRST_WAIT_MS;
  work.session ??= await ports.open(tap);
  const longest = until.stopsWhenEmpty ? SHORT_WAIT_MS : openWaitMs;
  const waitMs = Math.max(1, Math.min(longest, until.deadline - ports.clock()));
  const messages = await work.session.receive({ most: tap.batch ?? BATCH, waitMs, signal: until.signal });
  if (messages.length > 0) {
    const { settled, refused } = await takeIn(messages, tap, ports).catch(async (error: unknown) => {
      await work.session?.settle(messages.map((message) => ({ message, verdict: "later" as const })));
      throw error;
    });
    await work.session.settle(settled);
    await diary.took(settled.length, refused);
  }
  await diary.looked(work.session);
  return messages.length;
}

async function closed(work: Work): Promise<void> {
  const { session } = work;
  work.session = undefined;
  // What cannot be closed is gone already.
  await session?.close().catch(() => {});
}

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** Twice as long each time, and by chance half of it less, so that taps do not come all at once. */
function backOff(failures: number, random: () => number): number {
  return Math.min(FIRST_MS * 2 ** failures, LONGEST_MS) * (0.5 + random() / 2);
}

async function pause(ms: number, { signal }: Until): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
