import { batchOf, eventMaker } from "./events.ts";
import { openConnection, postOf } from "./http-connection.ts";
import { summaryOf } from "./summary.ts";

/** A process of its own that publishes: as fast as it is answered, or at a rate. */
export interface LoadOrder {
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  /** Events a request: 1 is a single structured event. */
  readonly batch: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Requests a second over all connections; absent: closed loop. */
  readonly perSecond?: number;
  /** Stops after so many events. */
  readonly events?: number;
}
export interface LoadResult {
  readonly seconds: number;
  readonly requests: number;
  readonly events: number;
  readonly failed: number;
  /** Milliseconds from when a request was due to its answer. */
  readonly latency: ReturnType<typeof summaryOf>;
}

process.once("message", async (order: LoadOrder) => {
  process.send!(await run(order));
  process.disconnect();
});

async function run(order: LoadOrder): Promise<LoadResult> {
  const requestOf = createRequests(order);
  const begun = performance.now();
  const end = begun + order.seconds * 1_000;
  const latencies: number[] = [];
  let requests = 0;
  let failed = 0;
  const one = async () => {
    const connection = await openConnection(order.port);
    for (;;) {
      const number = requests++;
      const due =
        order.perSecond === undefined ? performance.now() : begun + (number / order.perSecond) * 1_000;
      if (due >= end || number * order.batch >= (order.events ?? Number.POSITIVE_INFINITY)) break;
      if (due > performance.now() + 1)
        await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      const status = await connection.send(requestOf(number));
      latencies.push(performance.now() - due);
      if (status !== 202) failed++;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: order.connections }, one));
  const seconds = (performance.now() - begun) / 1_000;
  return {
    seconds,
    requests: latencies.length,
    events: latencies.length * order.batch,
    failed,
    latency: summaryOf(latencies),
  };
}

/** Ids are new in every run: a data folder may have seen others. */
const RUN = Date.now().toString(36);

function createRequests({ path, batch, bytes }: LoadOrder): (number: number) => string {
  const make = eventMaker(bytes);
  const idOf = (number: number) => `${RUN}-${process.pid}-${number}`;
  return batch === 1
    ? (number) => postOf(path, "application/cloudevents+json", make(idOf(number)))
    : (number) => postOf(path, "application/cloudevents-batch+json", batchOf(make, idOf(number), batch));
}
