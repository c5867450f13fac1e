import { setTimeout as sleep } from "node:timers/promises";
import { bytesIn, makeFolders } from "./support/folders.ts";
import { load, type Signalbox, startSignalbox } from "./support/processes.ts";
import type { Report } from "./support/report.ts";

interface ReplayAnswer {
  readonly id: string;
  readonly status: string;
  readonly progress?: { readonly published: number };
  readonly published?: number;
}

/** Fills an archive, then publishes all of it again: archive → events queue → route. */
export async function measureReplay(
  report: Report,
  { replayEvents }: { replayEvents: number },
): Promise<void> {
  const folders = makeFolders({ rules: 1 });
  const signalbox = await startSignalbox(folders.data, folders.config);
  const order = { port: signalbox.port, path: "/events", batch: 100, connections: 8, bytes: 1_024 };
  await load({ ...order, seconds: 3_600, events: replayEvents });
  await sleep(5_000);
  report.add({
    name: `archive of ${replayEvents.toLocaleString("en")} events: on disk for each`,
    value: bytesIn(folders.data) / replayEvents,
    unit: "B",
  });

  const begun = performance.now();
  const { id } = await signalbox.api<ReplayAnswer>("/api/replays", {
    name: "bench",
    from: "2020-01-01T00:00:00Z",
    until: "2100-01-01T00:00:00Z",
    to: {},
  });
  const peak = await untilDone(signalbox, id);
  const seconds = (performance.now() - begun) / 1_000;
  report.add({
    name: "replay",
    value: replayEvents / seconds,
    unit: "events/s",
    goal: { at: "least", value: 20_000 },
  });
  report.add({ name: "  memory while replaying, greatest", value: peak, unit: "MB" });
  await signalbox.stop();

  const again = await startSignalbox(folders.data, folders.config);
  report.add({ name: "  start on that data folder", value: again.startMs, unit: "ms" });
  await again.stop();
  folders.remove();
}

async function untilDone(signalbox: Signalbox, id: string): Promise<number> {
  let peak = 0;
  for (;;) {
    const { status } = await signalbox.api<ReplayAnswer>(`/api/replays/${id}`);
    peak = Math.max(peak, signalbox.residentMegabytes());
    if (status === "done") return peak;
    if (status !== "running") throw new Error(`the replay is ${status}`);
    await sleep(200);
  }
}
