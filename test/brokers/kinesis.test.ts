import {
  CreateStreamCommand,
  DescribeStreamCommand,
  KinesisClient,
  PutRecordsCommand,
} from "@aws-sdk/client-kinesis";
import { describe, expect, test } from "vitest";
import type { Tap } from "../../functions/core/tap.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
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

  test("that there is not is refused", async () => {
    const tap = { ...(await tapOf(1)), stream: "none" };
    await expect(openTap(tap)).rejects.toMatchObject({
      code: "tap-invalid",
      message: expect.stringContaining("ResourceNotFoundException"),
    });
  });
});
