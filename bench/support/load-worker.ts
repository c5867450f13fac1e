import { createHmac } from "node:crypto";
import { batchOf, eventMaker } from "./events.ts";
import { openConnection, postOf } from "./http-connection.ts";
import { type AccessKey, putEventsMaker } from "./put-events.ts";
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
  /** Posts webhooks, signed with it as GitHub signs, in place of CloudEvents. */
  readonly secret?: string;
  /** Calls PutEvents, signed with it, in place of CloudEvents; refused entries do not count as failed. */
  readonly accessKey?: AccessKey;
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
  const wanted = order.accessKey ? 200 : 202;
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
      if (status !== wanted) failed++;
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

function createRequests(order: LoadOrder): (number: number) => string {
  const { path, batch, bytes, secret, accessKey } = order;
  if (accessKey !== undefined) return putEventsMaker(accessKey, order);
  const make = eventMaker(bytes);
  const idOf = (number: number) => `${RUN}-${process.pid}-${number}`;
  if (secret !== undefined) {
    return (number) => {
      const id = idOf(number);
      const body = make(id);
      return postOf(path, signedHeaders(id, secret, body), body);
    };
  }
  return batch === 1
    ? (number) => postOf(path, SINGLE, make(idOf(number)))
    : (number) => postOf(path, BATCH, batchOf(make, idOf(number), batch));
}

const SINGLE = { "Content-Type": "application/cloudevents+json" };
const BATCH = { "Content-Type": "application/cloudevents-batch+json" };

/** As GitHub sends a push. */
function signedHeaders(id: string, secret: string, body: string): Record<string, string> {
  return {
    "Content-Type": "application/json",
    "X-GitHub-Event": "push",
    "X-GitHub-Delivery": id,
    "X-Hub-Signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  };
}
