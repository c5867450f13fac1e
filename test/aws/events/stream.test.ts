import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import {
  CreateStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  type _Record as StreamRecord,
} from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Context, KinesisStreamRecord, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEvents } from "../../../functions/aws/events/events.ts";
import { createSeenKeys } from "../../../functions/aws/events/seen-keys.ts";
import { createStream } from "../../../functions/aws/events/stream.ts";
import { streamRoutingFunction } from "../../../functions/aws/events/stream-routing.ts";
import { anEvent } from "../../support/build.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor, drained, eventsIn, type Floor } from "../floor.ts";

const MINUTES = 60_000;
const aKey = () => randomUUID().replaceAll("-", "").slice(0, 22);

onMiniStack(() => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await aFloor();
  });
  afterEach(() => floor.close());

  describe("a stream", () => {
    let [way, kinesis]: [Way, KinesisClient] = [] as never;
    beforeAll(async () => {
      const endpoint = process.env["AWS_ENDPOINT_URL"]!;
      way = await aWay(endpoint);
      process.env["AWS_ENDPOINT_URL_KINESIS"] = way.url;
      // Over HTTP/2, which it would speak, MiniStack closes a session now and then in the middle of an answer.
      kinesis = new KinesisClient({ endpoint, requestHandler: new NodeHttpHandler() });
    });
    afterAll(async () => {
      delete process.env["AWS_ENDPOINT_URL_KINESIS"];
      kinesis.destroy();
      await way.close();
    });
    const aStream = async () => {
      const StreamName = `stream-${randomUUID()}`;
      await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
      return StreamName;
    };

    test("takes any number of events of any size, each by its key, to the letter", async () => {
      const StreamName = await aStream();
      const { claims, clock, next } = floor;
      const events = Array.from({ length: 620 }, (_, i) =>
        anEvent({ id: String(i), key: aKey(), text: "ü\u0000😀".repeat(i === 7 ? 30_000 : 5) }),
      );
      await createEvents({ queue: createStream(StreamName), claims, clock, next }).accept(events, {});
      const records = await recordsOf(kinesis, StreamName);
      const bodies = records.map(({ Data }) => ({ Body: Buffer.from(Data!).toString("utf8") }));
      const came = (await eventsIn(bodies, claims)).sort((a, b) => a.position! - b.position!);
      expect(came.map(({ text }) => text)).toEqual(events.map(({ text }) => text));
      expect(new Set(records.map(({ PartitionKey }) => PartitionKey))).toEqual(
        new Set(events.map(({ key }) => key)),
      );
    });

    test("is sent to again when the connection ends in the middle of its answer", async () => {
      const StreamName = await aStream();
      const keys = [aKey(), aKey()];
      way.cutNext();
      await createStream(StreamName).send(keys.map((key) => ({ body: key, group: key })));
      expect(way.cut()).toBe(1);
      const records = await recordsOf(kinesis, StreamName);
      expect(new Set(records.map(({ PartitionKey }) => PartitionKey))).toEqual(new Set(keys));
    });
  });

  describe("of a shard of the stream", () => {
    /** A process that follows a shard, and what it has routed; of some it says that they failed. */
    const aProcess = (failing: readonly string[] = []) => {
      const routed: string[] = [];
      const { hot, clock, next, events } = floor;
      const route = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
        routed.push(...Records.map(({ body }) => body));
        const failed = Records.filter(({ body }) => failing.includes(body));
        return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      };
      const take = streamRoutingFunction({
        route,
        seen: createSeenKeys(hot, { clock, next }),
        queue: events,
      });
      return {
        routed,
        take: (...keys: readonly string[]) =>
          take({ Records: keys.map((key) => aRecord(key)) }, {} as Context),
      };
    };

    test("an event is routed once in five minutes, whichever process gets it", async () => {
      const [one, other] = [aProcess(), aProcess()];
      const [a, b, c] = [aKey(), aKey(), aKey()];
      await one.take(a, b, a);
      await other.take(b, c);
      await one.take(c, a);
      expect([one.routed, other.routed]).toEqual([[a, b], [c]]);
      floor.clock.advance(4 * MINUTES);
      const fresh = aProcess();
      await fresh.take(a, b, c);
      expect(fresh.routed).toEqual([]);
      floor.clock.advance(2 * MINUTES);
      await fresh.take(a, b);
      expect(fresh.routed).toEqual([a, b]);
    });

    test("what could not be routed goes into the queue, and holds up none of the others", async () => {
      const [a, b] = [aKey(), aKey()];
      const process = aProcess([a]);
      expect(await process.take(a, b)).toEqual({ batchItemFailures: [] });
      expect((await drained(floor.events)).map(({ Body }) => Body)).toEqual([a]);
      await process.take(a, b);
      expect(process.routed).toEqual([a, b]);
    });

    test("what was routed by a process that died before it could say so is routed again", async () => {
      const { hot, clock, next, events } = floor;
      const [a, routed] = [aKey(), [] as string[]];
      const seen = createSeenKeys(hot, { clock, next });
      const take = streamRoutingFunction({
        async route({ Records }) {
          routed.push(...Records.map(({ body }) => body));
          return { batchItemFailures: [] };
        },
        seen: { ...seen, add: () => Promise.reject(new Error("The process died")) },
        queue: events,
      });
      await expect(take({ Records: [aRecord(a)] }, {} as Context)).rejects.toThrow("The process died");
      const after = aProcess();
      await after.take(a);
      expect([routed, after.routed]).toEqual([[a], [a]]);
    });
  });
});

/** A way to the emulator on which an answer may get lost. */
interface Way {
  readonly url: string;
  /** Of the next answer the head alone arrives. */
  cutNext(): void;
  /** How many were cut. */
  cut(): number;
  close(): Promise<void>;
}

async function aWay(endpoint: string): Promise<Way> {
  const { hostname, port } = new URL(endpoint);
  let [isCutNext, cuts] = [false, 0];
  const server = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      if (isCutNext) {
        outgoing.flushHeaders();
        answer.resume().once("end", () => outgoing.destroy());
        cuts++;
      } else answer.pipe(outgoing);
      isCutNext = false;
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutNext: () => void (isCutNext = true),
    cut: () => cuts,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A record whose event's text is its key. */
function aRecord(key: string): KinesisStreamRecord {
  const data = Buffer.from(key).toString("base64");
  return {
    eventID: `shardId-000000000000:${randomUUID()}`,
    kinesis: { partitionKey: key, data, approximateArrivalTimestamp: 1_790_000_000.5 },
  } as KinesisStreamRecord;
}

async function recordsOf(client: KinesisClient, StreamName: string): Promise<StreamRecord[]> {
  const from = { ShardId: "shardId-000000000000", ShardIteratorType: "TRIM_HORIZON" } as const;
  let { ShardIterator } = await client.send(new GetShardIteratorCommand({ StreamName, ...from }));
  const all: StreamRecord[] = [];
  for (;;) {
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator, Limit: 100 }),
    );
    if (Records.length === 0) return all;
    all.push(...Records);
    ShardIterator = NextShardIterator;
  }
}
