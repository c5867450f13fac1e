import {
  CreateStreamCommand,
  DescribeStreamCommand,
  KinesisClient,
  MergeShardsCommand,
  PutRecordsCommand,
  SplitShardCommand,
} from "@aws-sdk/client-kinesis";
import { describe, expect, test } from "vitest";
import type { Tap } from "../../functions/core/tap.ts";
import type { TapSession } from "../../functions/sources/taps/open-tap.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
import { aggregated } from "../support/kinesis-aggregated.ts";
import { anAws } from "../support/aws-targets.ts";
import { memorySecrets } from "../support/ports.ts";
import { memoryTapPlaces } from "../support/taps.ts";
import { until } from "../support/until.ts";
import { tapSuite } from "./tap.suite.ts";

const aws = await anAws();

describe.skipIf(!aws)("Kinesis", () => {
  const kinesis = new KinesisClient({ ...aws?.client });
  const signal = new AbortController().signal;
  let names = 0;
  const tapOf = async (ShardCount: number, more: object = {}) => {
    const stream = `tap-${++names}`;
    await kinesis.send(new CreateStreamCommand({ StreamName: stream, ShardCount }));
    await until(async () => {
      const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamName: stream }));
      return StreamDescription?.StreamStatus === "ACTIVE";
    });
    return {
      ...{
        id: "orders",
        kind: "tap",
        broker: "kinesis",
        stream,
        endpoint: aws!.endpoint,
        region: "us-east-1",
      },
      ...{ credentials: { accessKeyId: "000000000000", secretAccessKey: { secret: "AWS_KEY" } } },
      ...{ allowPrivateNetwork: true, ...more },
    };
  };
  const put = (stream: string, bodies: readonly (string | Uint8Array)[], keys: readonly string[] = []) =>
    kinesis.send(
      new PutRecordsCommand({
        StreamName: stream,
        Records: bodies.map((body, n) => ({ Data: Buffer.from(body), PartitionKey: keys[n] ?? "one" })),
      }),
    );

  tapSuite("Kinesis", { lag: false, deadLetters: false, credentials: false, binary: false }, async () => ({
    tap: () => tapOf(1),
    async put(tap, messages) {
      await put(
        (tap as { stream: string }).stream,
        messages.map(({ body }) => body),
      );
    },
    away: { endpoint: "http://127.0.0.1:1" },
    secrets: { AWS_KEY: "test" },
    close: async () => {},
  }));

  const openTap = (tap: object, places = memoryTapPlaces()) =>
    createOpen({ secrets: memorySecrets({ AWS_KEY: "test" }), now: Date.now, places })(tap as Tap);

  test("is taken from all its shards, with the keys of records", async () => {
    const tap = await tapOf(3);
    const keys = Array.from({ length: 12 }, (_, n) => `key-${n}`);
    await put(tap.stream, keys, keys);
    const session = await openTap(tap);
    const got: string[] = [];
    while (got.length < 12)
      for (const message of await session.receive({ most: 5, waitMs: 5_000, signal })) {
        got.push(`${Buffer.from(message.body).toString()} ${message.plain.key}`);
        await session.settle([{ message, verdict: "taken" }]);
      }
    expect(got.toSorted()).toEqual(keys.map((key) => `${key} ${key}`).toSorted());
    await session.close();
  });

  test("that begins with what comes next has its place at once", async () => {
    const tap = await tapOf(1, { from: "latest" });
    await put(tap.stream, ["before"]);
    const [places, sent] = [memoryTapPlaces(), Date.now()];
    await until(() => Date.now() > sent);
    await (await openTap(tap, places)).close();
    await put(tap.stream, ["after"]);
    const session = await openTap(tap, places);
    const messages = await session.receive({ most: 10, waitMs: 5_000, signal });
    expect(messages.map(({ body }) => Buffer.from(body).toString())).toEqual(["after"]);
    await session.close();
  });

  /** All bodies that there are, however many calls they take; each is settled. */
  const takeAll = async (sessions: readonly TapSession[], count: number) => {
    const got: string[] = [];
    for (const end = Date.now() + 60_000; got.length < count && Date.now() < end; )
      for (const session of sessions) {
        const messages = await session.receive({ most: 10, waitMs: 200, signal });
        got.push(...messages.map(({ body }) => Buffer.from(body).toString()));
        await session.settle(messages.map((message) => ({ message, verdict: "taken" as const })));
      }
    return got;
  };

  test("is taken on when its shards are split and merged, by two workers, each record once", async () => {
    const tap = await tapOf(1);
    const StreamName = tap.stream;
    const shards = async () => {
      const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamName }));
      return StreamDescription!.Shards!.map(({ ShardId }) => ShardId);
    };
    const places = memoryTapPlaces();
    // The emulator takes away a shard that is split with all that is in it: what it has is taken before.
    const takeEight = async (name: string) => {
      const bodies = Array.from({ length: 8 }, (_, n) => `${name}-${n}`);
      await put(tap.stream, bodies, bodies);
      const sessions = [await openTap(tap, places), await openTap(tap, places)];
      expect((await takeAll(sessions, 8)).toSorted()).toEqual(bodies);
      for (const session of sessions) {
        expect(await session.receive({ most: 10, waitMs: 1, signal })).toEqual([]);
        await session.close();
      }
    };
    await takeEight("before");
    const [parent] = await shards();
    const NewStartingHashKey = String(2n ** 127n);
    await kinesis.send(new SplitShardCommand({ StreamName, ShardToSplit: parent, NewStartingHashKey }));
    await takeEight("between");
    const [left, right] = await shards();
    await kinesis.send(
      new MergeShardsCommand({ StreamName, ShardToMerge: left, AdjacentShardToMerge: right }),
    );
    await takeEight("merged");
  });

  test("is unpacked where a producer has put records together, and goes on behind all of them", async () => {
    const tap = await tapOf(1);
    const event = (id: string) => `{"specversion":"1.0","id":"${id}","source":"/s","type":"t"}`;
    await put(tap.stream, [
      aggregated([
        ["c-1", event("1")],
        ["c-2", "plain"],
        ["c-1", event("3")],
      ]),
    ]);
    const places = memoryTapPlaces();
    const first = await openTap(tap, places);
    const messages = await first.receive({ most: 2, waitMs: 5_000, signal });
    expect(messages.map(({ body, plain }) => [Buffer.from(body).toString(), plain.key])).toEqual([
      [event("1"), "c-1"],
      ["plain", "c-2"],
    ]);
    await first.settle(messages.map((message) => ({ message, verdict: "taken" as const })));
    await first.close();
    const again = await openTap(tap, places);
    expect(await takeAll([again], 3)).toHaveLength(3);
    await again.close();
    const last = await openTap(tap, places);
    expect(await last.receive({ most: 10, waitMs: 1, signal })).toEqual([]);
    await last.close();
  });

  test("that there is not is refused", async () => {
    const tap = { ...(await tapOf(1)), stream: "none" };
    await expect(openTap(tap)).rejects.toMatchObject({
      code: "tap-invalid",
      message: expect.stringContaining("ResourceNotFoundException"),
    });
  });
});
