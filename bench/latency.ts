import { makeFolders } from "./support/folders.ts";
import { load, startSignalbox, startSink } from "./support/processes.ts";
import type { Report } from "./support/report.ts";

const SECONDS = 15;
const PER_SECOND = 1_000;

/** At 1,000 single events a second, sent when they are due and not when the last one was answered. */
export async function measureLatency(report: Report): Promise<void> {
  const sink = await startSink();
  const folders = makeFolders({ rules: 1, sink: sink.url });
  const signalbox = await startSignalbox(folders.data, folders.config);
  const order = {
    port: signalbox.port,
    path: "/events",
    batch: 1,
    connections: 32,
    bytes: 1_024,
    perSecond: PER_SECOND,
  };
  await load({ ...order, seconds: 3 });
  await sink.ask();
  const { latency } = await load({ ...order, seconds: SECONDS });
  const through = (await sink.ask()).latency;
  report.add({
    name: "acknowledgement at 1,000/s, mean",
    value: latency.mean,
    unit: "ms",
    goal: { at: "most", value: 3 },
  });
  report.add({
    name: "acknowledgement at 1,000/s, p99",
    value: latency.p99,
    unit: "ms",
    goal: { at: "most", value: 20 },
  });
  report.add({ name: "end to end at 1,000/s, p50", value: through.p50, unit: "ms" });
  report.add({ name: "end to end at 1,000/s, p99", value: through.p99, unit: "ms" });
  await signalbox.stop();
  sink.close();
  folders.remove();
}
