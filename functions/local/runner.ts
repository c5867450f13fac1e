/** Work that is done one run at a time, when there may be some. */
export interface Runner {
  /** There may be work: a run begins, or one more follows the run under way. */
  signal(): void;
  /** Begins no more runs; resolves when the run under way has ended. */
  stop(): Promise<void>;
}

/** `work` answers for its own failures; one that it throws all the same is reported and ends that run. */
export function createRunner(work: () => Promise<void>, onTrouble: (error: unknown) => void): Runner {
  let signalled = false;
  let stopped = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    await Promise.resolve();
    while (signalled && !stopped) {
      signalled = false;
      await work().catch(onTrouble);
    }
    running = undefined;
  };
  return {
    signal() {
      signalled = true;
      if (!stopped) running ??= run();
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
