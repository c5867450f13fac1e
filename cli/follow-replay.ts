import { setTimeout as rest } from "node:timers/promises";
import type { Client } from "./client.ts";
import { paintError } from "./paint.ts";
import { note } from "./print.ts";
import { progressBar, rateMeter } from "./progress.ts";
import type { Replay } from "./replay-lines.ts";

/** So often a replay's progress is asked for, in ms. */
const EVERY = 250;

/** Shows a replay's progress until it runs no more, and gives it as it is then. Ctrl+C leaves it running. */
export async function followReplay(client: Client, begun: Replay): Promise<Replay> {
  const bar = progressBar();
  const rate = rateMeter();
  const leave = (): void => {
    bar.end();
    note(paintError.dim(`The replay goes on without us. See it: signalbox replay show ${begun.id}`));
    process.exit(0);
  };
  process.once("SIGINT", leave);
  let replay = begun;
  while (replay.status === "running") {
    const { scanned, total } = replay.progress;
    bar.show({ done: scanned, total, unit: "events", rate: rate(scanned, performance.now()) });
    await rest(EVERY);
    replay = await client.get<Replay>(`/api/replays/${encodeURIComponent(begun.id)}`);
  }
  bar.end();
  process.removeListener("SIGINT", leave);
  return replay;
}
