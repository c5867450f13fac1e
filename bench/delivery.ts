import { setTimeout as sleep } from "node:timers/promises";
import { bytesIn, makeFolders } from "./support/folders.ts";
import { load, startSignalbox, startSink } from "./support/processes.ts";
import type { Report } from "./support/report.ts";

const BYTES = 1_024;
const SECONDS = 8;

/** HTTP in, durable, rule, HTTP out: how many events a second come out, and what that costs. */
export async function measureDelivery(report: Report): Promise<void> {
  for (const { rules, batch, connections } of [
    { rules: 1, batch: 1, connections: 64 },
    { rules: 100, batch: 1, connections: 64 },
    { rules: 1, batch: 10, connections: 8 },
  ]) {
    const sink = await startSink();
    const folders = makeFolders({ rules, sink: sink.url });
    const signalbox = await startSignalbox(folders.data, folders.config);
    await load({ port: signalbox.port, path: "/events", batch, connections, bytes: BYTES, seconds: 2 });
    await drained(sink);

    const before = (await sink.ask()).count;
    const cpu = signalbox.cpuSeconds();
    const begun = performance.now();
    const { events } = await load({
      port: signalbox.port,
      path: "/events",
      batch,
      connections,
      bytes: BYTES,
      seconds: SECONDS,
    });
    await drained(sink);
    const delivered = (await sink.ask()).count - before;
    const seconds = (performance.now() - begun) / 1_000;
    if (delivered !== events) throw new Error(`${events} events were accepted and ${delivered} delivered`);

    const how = `${rules} rule${rules > 1 ? "s" : ""}, 1 KB, ${batch === 1 ? "single events" : `batches of ${batch}`}`;
    report.add({
      name: `HTTP in → durable → rule → HTTP out, ${how}`,
      value: delivered / seconds,
      unit: "events/s",
      goal: { at: "least", value: 8_000 },
    });
    report.add({
      name: "  CPU for 1,000 delivered events",
      value: ((signalbox.cpuSeconds() - cpu) / delivered) * 1_000,
      unit: "s",
    });
    await signalbox.stop();
    report.add({
      name: "  on disk for each event (1,024 B come in)",
      value: bytesIn(folders.data) / (delivered + before),
      unit: "B",
    });
    sink.close();
    folders.remove();
  }
}

/** Resolves when nothing more comes in. */
export async function drained(sink: Awaited<ReturnType<typeof startSink>>): Promise<void> {
  for (let last = -1, now = (await sink.ask()).count; now !== last; ) {
    last = now;
    await sleep(100);
    now = (await sink.ask()).count;
  }
}
