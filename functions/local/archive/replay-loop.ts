import { setTimeout as sleep } from "node:timers/promises";
import { createRunner, type Runner } from "../runner.ts";

/** Calls the replay function while a replay runs, and not at all while none does. */
export interface ReplayLoop {
  /** A replay may have to run. */
  signal(): void;
  stop(): Promise<void>;
}

/** Between calls: what went wrong with the storage has time to pass, and a pause takes hold. */
const PAUSE_MS = 20;
/** After a call that failed as a whole. */
const RETRY_MS = 1_000;

export function createReplayLoop(
  advance: () => Promise<{ readonly running: boolean }>,
  onTrouble: (error: unknown) => void,
): ReplayLoop {
  const runner: Runner = createRunner(async () => {
    const { running, pauseMs } = await advance().then(
      ({ running }) => ({ running, pauseMs: PAUSE_MS }),
      (error: unknown) => {
        onTrouble(error);
        return { running: true, pauseMs: RETRY_MS };
      },
    );
    if (running) runner.signal();
    await sleep(pauseMs);
  }, onTrouble);
  return runner;
}
