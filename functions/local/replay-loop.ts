import { setTimeout as sleep } from "node:timers/promises";

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
  let stopped = false;
  let again = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    do {
      again = false;
      const { running: more } = await advance();
      again ||= more;
      await sleep(PAUSE_MS);
    } while (again && !stopped);
  };
  return {
    signal() {
      again = true;
      if (!stopped)
        running ??= run()
          .catch(onTrouble)
          .finally(() => (running = undefined));
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
