import type { Clock } from "../../core/ports.ts";
import { MINUTE_MS } from "../../core/stats/delta.ts";

/** Work that is done once a minute. */
export interface Minutely {
  start(): void;
  stop(): Promise<void>;
}

export interface MinutelyOptions {
  readonly clock: Clock;
  /** Tests do not wait for a minute. */
  readonly everyMs?: number | undefined;
  readonly onTrouble: (error: unknown) => void;
}

/** So long after a minute is over what belongs to it has been written. */
const AFTER_MS = 2_000;

/** Runs `work` shortly after each minute, one run at a time. Its failures are reported, and the next minute comes all the same. */
export function createMinutely(
  work: () => Promise<unknown>,
  { clock, everyMs = MINUTE_MS, onTrouble }: MinutelyOptions,
): Minutely {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const next = () => {
    const left = everyMs - (clock() % everyMs) + Math.min(AFTER_MS, everyMs);
    timer = setTimeout(run, left).unref();
  };
  const run = () => {
    running = work().then(() => {}, onTrouble);
    void running.finally(next);
  };
  return {
    start: next,
    async stop() {
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}
