import type { Clock } from "../../core/ports.ts";
import { createAlarm } from "../watch/alarm.ts";
import type { ArchiveAnswer } from "./archive-thread.ts";
import { createRunner } from "../runner.ts";

/** Moves what is routed from the log into segments: when there is a segment's worth, or when the oldest has waited long enough. */
export interface ArchiveLoop {
  /** More was routed, up to this position. */
  signal(routed: number): void;
  stop(): Promise<void>;
}

export interface ArchiveLoopOptions {
  /** Writes the segments of the oldest routed events, if it is time. */
  readonly archive: (routed: number) => Promise<ArchiveAnswer>;
  /** Puts what was written into the index. */
  readonly keep: (written: Extract<ArchiveAnswer, { kind: "written" }>) => Promise<void>;
  readonly clock: Clock;
  readonly onTrouble: (error: unknown) => void;
  /** The first position in the log; undefined when it is empty. */
  readonly oldest: number | undefined;
  readonly segmentEvents: number;
  readonly segmentAgeMs: number;
}

/** After a failure, however much waits meanwhile. */
const RETRY_MS = 10_000;

export function createArchiveLoop(options: ArchiveLoopOptions): ArchiveLoop {
  const { archive, keep, clock, onTrouble, segmentEvents, segmentAgeMs } = options;
  let { oldest } = options;
  let routed = 0;
  let resting = false;
  let stopped = false;
  const work = async () => {
    while (!stopped) {
      const answer = await archive(routed);
      if (answer.kind === "failed") throw new Error(`Cannot archive: ${answer.detail}`);
      if (answer.kind === "waiting") {
        oldest = answer.oldest;
        if (answer.waitMs !== undefined) alarm.set(clock() + answer.waitMs);
        return;
      }
      await keep(answer);
      oldest = answer.last + 1;
    }
  };
  const runner = createRunner(work, (error) => {
    onTrouble(error);
    resting = true;
    alarm.set(clock() + RETRY_MS);
  });
  const alarm = createAlarm(clock, () => {
    resting = false;
    runner.signal();
  });
  return {
    signal(position) {
      routed = position;
      oldest ??= position;
      if (routed - oldest < segmentEvents) alarm.set(clock() + segmentAgeMs);
      else if (!resting) runner.signal();
    },
    async stop() {
      stopped = true;
      alarm.stop();
      await runner.stop();
      alarm.stop();
    },
  };
}
