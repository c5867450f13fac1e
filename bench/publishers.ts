import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolders } from "./support/folders.ts";
import { load, startSignalbox } from "./support/processes.ts";
import type { Report } from "./support/report.ts";

const SECONDS = 6;
const SECRET = "a secret of the bench";

/** How many signed webhooks a second are made durable and acknowledged, beside plain CloudEvents of the same size. */
export async function measurePublishers(report: Report): Promise<void> {
  const folders = makeFolders({ rules: 1 });
  mkdirSync(join(folders.config, "rules", "sources"), { recursive: true });
  const source = { kind: "webhook", preset: "github", secrets: [{ secret: "SIGNALBOX_BENCH_SECRET" }] };
  writeFileSync(join(folders.config, "rules", "sources", "bench.json"), JSON.stringify(source));
  process.env["SIGNALBOX_BENCH_SECRET"] = SECRET;
  const signalbox = await startSignalbox(folders.data, folders.config);
  const order = { port: signalbox.port, connections: 64, batch: 1, bytes: 1_000, seconds: SECONDS };
  const plain = await measured({ ...order, path: "/events" });
  const signed = await measured({ ...order, path: "/hooks/bench", secret: SECRET });
  await signalbox.stop();
  folders.remove();
  report.add({
    name: "signed webhooks, 1 KB",
    value: signed,
    unit: "webhooks/s",
    baseline: { name: "plain CloudEvents", value: plain },
  });
}

async function measured(order: Parameters<typeof load>[0]): Promise<number> {
  await load({ ...order, seconds: 2 });
  const { failed, events, seconds } = await load(order);
  if (failed > 0) throw new Error(`${failed} requests to ${order.path} were not answered 202`);
  return events / seconds;
}
