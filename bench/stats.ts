import { setTimeout as sleep } from "node:timers/promises";
import { drained } from "./delivery.ts";
import { makeFolders } from "./support/folders.ts";
import { load, startSignalbox, startSink } from "./support/processes.ts";
import type { Report } from "./support/report.ts";

const SECONDS = 5;
const ROUNDS = 3;
const LOAD = { path: "/events", batch: 1, connections: 64, bytes: 1_024 };
const WITHOUT = new URL("support/without-stats.ts", import.meta.url);

/** Delivery with stats on and off in turns, the best round of each: what is counted of an event costs a tenth at most. */
export async function measureStats(report: Report): Promise<void> {
  const counted: Round[] = [];
  const silent: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    silent.push(await deliver(WITHOUT));
    counted.push(await deliver());
  }
  const [on, off] = [best(counted), best(silent)];
  report.add({ name: "HTTP in → durable → rule → HTTP out, counted", value: on.rate, unit: "events/s" });
  report.add({ name: "  the same, nothing counted", value: off.rate, unit: "events/s" });
  report.add({ name: "  CPU for 1,000 delivered events, counted", value: on.cpu, unit: "s" });
  report.add({ name: "  the same, nothing counted", value: off.cpu, unit: "s" });
  report.add({
    name: "  what counting costs",
    value: (on.cpu / off.cpu - 1) * 100,
    unit: "%",
    goal: { at: "most", value: 10 },
  });
}

interface Round {
  /** Events a second. */
  readonly rate: number;
  /** Seconds for 1,000 events. */
  readonly cpu: number;
}

function best(rounds: readonly Round[]): Round {
  return {
    rate: Math.max(...rounds.map(({ rate }) => rate)),
    cpu: Math.min(...rounds.map(({ cpu }) => cpu)),
  };
}

async function deliver(preload?: URL): Promise<Round> {
  const sink = await startSink();
  const folders = makeFolders({ rules: 1, sink: sink.url });
  const signalbox = await startSignalbox(folders.data, folders.config, preload);
  try {
    await load({ ...LOAD, port: signalbox.port, seconds: 2 });
    await drained(sink);
    const before = (await sink.ask()).count;
    const cpu = signalbox.cpuSeconds();
    const begun = performance.now();
    await load({ ...LOAD, port: signalbox.port, seconds: SECONDS });
    await drained(sink);
    const delivered = (await sink.ask()).count - before;
    const rate = delivered / ((performance.now() - begun) / 1_000);
    await refuseWrongSwitch(signalbox, preload === undefined);
    return { rate, cpu: ((signalbox.cpuSeconds() - cpu) / delivered) * 1_000 };
  } finally {
    await signalbox.stop();
    sink.close();
    folders.remove();
  }
}

/** A comparison of the same with the same would say that counting is free. */
async function refuseWrongSwitch(
  signalbox: Awaited<ReturnType<typeof startSignalbox>>,
  isCounted: boolean,
): Promise<void> {
  await sleep(1_100);
  const { items } = await signalbox.api<{ items: unknown[] }>("/api/stats/top?kind=target");
  if (items.length > 0 !== isCounted)
    throw new Error(`Stats are ${isCounted ? "off" : "on"} and should not be`);
}
