import {
  CreateStreamCommand,
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
} from "@aws-sdk/client-kinesis";
import { describe, expect, test } from "vitest";
import { aDelivery, anEvent } from "../support/build.ts";
import { anAws } from "../support/aws-targets.ts";
import { until } from "../support/until.ts";

const aws = await anAws();

describe.skipIf(!aws)("a stream of Kinesis", () => {
  const kinesis = new KinesisClient({ ...aws?.client });

  async function aStream(StreamName: string) {
    await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 2 }));
    const { StreamARN, Shards = [] } = await until(async () => {
      const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamName }));
      return StreamDescription?.StreamStatus === "ACTIVE" ? StreamDescription : undefined;
    });
    const recordsOf = async (ShardId: string | undefined) => {
      const from = { StreamName, ShardId, ShardIteratorType: "TRIM_HORIZON" } as const;
      const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(from));
      return (await kinesis.send(new GetRecordsCommand({ ShardIterator }))).Records ?? [];
    };
    const records = async () => {
      const all = await Promise.all(Shards.map(({ ShardId }) => recordsOf(ShardId)));
      return all.flat().map(({ Data, PartitionKey }) => [PartitionKey, Buffer.from(Data!).toString()]);
    };
    return { arn: StreamARN!, records };
  }

  test("gets the event whole, by its id", async () => {
    const { records } = await aStream("by-id");
    const delivery = aDelivery();
    expect(await aws!.send({ kind: "kinesis", stream: "by-id" }, delivery)).toEqual({ ok: true });
    expect(await records()).toEqual([["42", delivery.event.text]]);
  });

  test("is named by its ARN as well; keys are places of the event or its partition key", async () => {
    const { arn, records } = await aStream("by-key");
    const keyed = anEvent({ extensions: { partitionkey: "p-7" } });
    const stream = { kind: "kinesis", stream: arn };
    await aws!.send({ ...stream, partitionKey: "to-<$.data.country>" }, aDelivery());
    await aws!.send({ ...stream, partitionKey: "<$.data.nothing>" }, aDelivery({ event: keyed }));
    await aws!.send(
      { ...stream, partitionKey: "<$.data>" },
      aDelivery({ event: anEvent({ data: "x".repeat(300) }) }),
    );
    expect((await records()).map(([key]) => key)).toEqual(
      expect.arrayContaining(["to-DE", "p-7", "x".repeat(256)]),
    );
  });

  test("gets what the transform made", async () => {
    const { records } = await aStream("made");
    const body = { contentType: "application/json", text: '{"made":1}' };
    await aws!.send({ kind: "kinesis", stream: "made" }, aDelivery({ body }));
    expect(await records()).toEqual([["42", '{"made":1}']]);
  });

  test("that there is not refuses", async () => {
    expect(await aws!.send({ kind: "kinesis", stream: "none" }, aDelivery())).toMatchObject({
      code: "target-refused",
      status: 400,
      detail: expect.stringContaining("Kinesis answered 400 ResourceNotFoundException"),
    });
  });
});
