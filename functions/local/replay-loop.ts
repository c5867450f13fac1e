import { setTimeout as sleep } from "node:timers/promises";
import { createRunner, type Runner } from "./runner.ts";

/** Calls the replay function while a replay runs, and not at all while none does. */
export interface ReplayLoop {
  /** A replay may have to run. */
  signal(): void;
  stop(): Promise<void>;
}

/** Between calls: what went wrong with the storage has time to pass, and a pause takes hold. */
const PAUSE_MS = 20;

export function createReplayLoop(
  advance: () => Promise<{ readonly running: boolean }>,
  onTrouble: (error: unknown) => void,
): ReplayLoop {
  const runner: Runner = createRunner(async () => {
    const { running } = await advance();
    if (running) runner.signal();
    await sleep(PAUSE_MS);
  }, onTrouble);
  return runner;
}
