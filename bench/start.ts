import { setTimeout as sleep } from "node:timers/promises";
import { startSignalbox } from "./support/processes.ts";
import { makeFolders } from "./support/folders.ts";
import type { Report } from "./support/report.ts";
import { summaryOf } from "./support/summary.ts";

const STARTS = 7;
const IDLE_SECONDS = 10;

/** From the command to the ready line, and what an idle process costs. */
export async function measureStart(report: Report): Promise<void> {
  const folders = makeFolders({ rules: 10 });
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const signalbox = await startSignalbox(folders.data, folders.config);
    times.push(signalbox.startMs);
    await signalbox.stop();
  }
  report.add({
    name: "start to ready, median",
    value: summaryOf(times).p50,
    unit: "ms",
    goal: { at: "most", value: 500 },
  });

  const signalbox = await startSignalbox(folders.data, folders.config);
  await sleep(2_000);
  const cpu = signalbox.cpuSeconds();
  await sleep(IDLE_SECONDS * 1_000);
  report.add({ name: "idle: CPU", value: ((signalbox.cpuSeconds() - cpu) / IDLE_SECONDS) * 100, unit: "%" });
  report.add({ name: "idle: memory", value: signalbox.residentMegabytes(), unit: "MB" });
  await signalbox.stop();
  folders.remove();
}
