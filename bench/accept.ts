import { mkdirSync } from "node:fs";
import { rawHttp, rawSqlite } from "./support/baselines.ts";
import { makeFolders } from "./support/folders.ts";
import { load, startSignalbox } from "./support/processes.ts";
import type { Report } from "./support/report.ts";

const SECONDS = 6;
const BYTES = 400;

/** How many events a second are acknowledged, each acknowledgement being a promise that they are on the disk. */
export async function measureAccept(report: Report): Promise<void> {
  const folders = makeFolders({ rules: 1 });
  mkdirSync(folders.data, { recursive: true });
  const cases = [
    {
      name: "durable accept, batches of 100, 400 B",
      batch: 100,
      connections: 8,
      goal: { at: "least", value: 50_000 } as const,
    },
    { name: "durable accept, single events, 400 B", batch: 1, connections: 64 },
  ];
  for (const { name, batch, connections, goal } of cases) {
    const order = { batch, connections, bytes: BYTES, seconds: SECONDS };
    const sqlite = rawSqlite(folders.data, { batch: 1_000, bytes: BYTES });
    const http = await rawHttp({ ...order, seconds: 3 });
    const signalbox = await startSignalbox(folders.data, folders.config);
    await load({ ...order, port: signalbox.port, path: "/events", seconds: 2 });
    const result = await load({ ...order, port: signalbox.port, path: "/events" });
    await signalbox.stop();
    if (result.failed > 0) throw new Error(`${result.failed} requests were not answered 202`);
    report.add({
      name,
      value: result.events / result.seconds,
      unit: "events/s",
      ...(goal && { goal }),
      baseline: { name: "bare node:http", value: http },
    });
    report.add({ name: "  bare SQLite, transactions of 1,000, one thread", value: sqlite, unit: "events/s" });
    report.add({ name: "  acknowledgement, p99", value: result.latency.p99, unit: "ms" });
  }
  folders.remove();
}
