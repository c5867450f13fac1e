import type { Replays } from "../ports.ts";
import type { ReplayReading } from "./readings.ts";

/** Running replays are among the newest so many. */
const MOST_REPLAYS = 1_000;

/** The running replays, look by look. One has got on when it has looked at more events than at the last look. */
export function createReplayProgress(
  replays: Pick<Replays, "list">,
): (now: number) => Promise<readonly ReplayReading[]> {
  const progress = new Map<string, { readonly scanned: number; readonly at: number }>();
  return async (now) => {
    const { items } = await replays.list({ limit: MOST_REPLAYS });
    const running = items.filter(({ status }) => status === "running");
    for (const id of progress.keys()) if (!running.some((replay) => replay.id === id)) progress.delete(id);
    return running.map(({ id, name, scanned }) => {
      if (progress.get(id)?.scanned !== scanned) progress.set(id, { scanned, at: now });
      return { id, name, progressAt: progress.get(id)!.at };
    });
  };
}
