import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolders } from "./support/folders.ts";
import { load, type Signalbox, startSignalbox } from "./support/processes.ts";
import type { AccessKey } from "./support/put-events.ts";
import type { Report } from "./support/report.ts";

const SECONDS = 6;
const BYTES = 1_000;
const SECRET = "a secret of the bench";
const ONE = { batch: 1, connections: 64 };
const TEN = { batch: 10, connections: 8 };

/** Slack's and Discord's deadline, the shortest of all providers', is 3 s. */
const DEADLINE_MS = 1_000;

type Order = Omit<Parameters<typeof load>[0], "port" | "bytes" | "seconds">;

/** How many signed webhooks and entries of PutEvents a second are made durable and acknowledged, beside plain CloudEvents of the same size. */
export async function measurePublishers(report: Report): Promise<void> {
  const folders = makeFolders({ rules: 1 });
  mkdirSync(join(folders.config, "rules", "sources"), { recursive: true });
  const source = { kind: "webhook", preset: "github", secrets: [{ secret: "SIGNALBOX_BENCH_SECRET" }] };
  writeFileSync(join(folders.config, "rules", "sources", "bench.json"), JSON.stringify(source));
  process.env["SIGNALBOX_BENCH_SECRET"] = SECRET;
  const signalbox = await startSignalbox(folders.data, folders.config);
  const wanted = { kind: "access-key", name: "bench", role: "publisher" };
  const accessKey = await signalbox.api<AccessKey>("/api/tokens", wanted);
  const run = (order: Order) => measured(signalbox, order);
  const plain = await run({ ...ONE, path: "/events" });
  const batches = await run({ ...TEN, path: "/events" });
  const signed = await run({ ...ONE, path: "/hooks/bench", secret: SECRET });
  const entries = await run({ ...ONE, path: "/", accessKey });
  const calls = await run({ ...TEN, path: "/", accessKey });
  await signalbox.stop();
  folders.remove();
  tell(report, { name: "signed webhooks, 1 KB", unit: "webhooks/s", ...signed }, plain);
  tell(report, { name: "PutEvents by SigV4, single entries, 1 KB", unit: "events/s", ...entries }, plain);
  tell(report, { name: "PutEvents by SigV4, batches of 10, 1 KB", unit: "events/s", ...calls }, batches);
}

interface Measured {
  readonly perSecond: number;
  /** CPU seconds of Signalbox, not of the publisher, for 1,000 events. */
  readonly cpu: number;
  /** Of acknowledgements, ms. */
  readonly p99: number;
}

async function measured(signalbox: Signalbox, order: Order): Promise<Measured> {
  const whole = { ...order, port: signalbox.port, bytes: BYTES };
  await load({ ...whole, seconds: 2 });
  const before = await accepted(signalbox);
  const cpu = signalbox.cpuSeconds();
  const { failed, events, seconds, latency } = await load({ ...whole, seconds: SECONDS });
  const spent = signalbox.cpuSeconds() - cpu;
  if (failed > 0) throw new Error(`${failed} requests to ${order.path} were refused`);
  const taken = (await accepted(signalbox)) - before;
  if (taken !== events)
    throw new Error(`${events} events were sent to ${order.path}, ${taken} were accepted`);
  return { perSecond: events / seconds, cpu: (spent / events) * 1_000, p99: latency.p99 };
}

async function accepted({ port }: Signalbox): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^signalbox_events_total\{[^}]*"accepted"\} (\d+)$/m.exec(text)?.[1]);
}

type Publisher = Measured & { readonly name: string; readonly unit: string };

function tell(report: Report, { name, unit, perSecond, cpu, p99 }: Publisher, plain: Measured): void {
  const baseline = "plain CloudEvents";
  report.add({ name, value: perSecond, unit, baseline: { name: baseline, value: plain.perSecond } });
  report.add({
    name: "  CPU for 1,000 of them",
    value: cpu,
    unit: "s",
    baseline: { name: baseline, value: plain.cpu },
  });
  report.add({
    name: "  acknowledgement when nothing more can be taken, p99",
    value: p99,
    unit: "ms",
    goal: { at: "most", value: DEADLINE_MS },
    baseline: { name: baseline, value: plain.p99 },
  });
}
