import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  type Shard,
} from "@aws-sdk/client-kinesis";
import type { TapPlaces } from "../../core/tap.ts";
import { placeOf } from "../../wire/aws-place.ts";
import { awsSettings } from "../../wire/aws-settings.ts";
import { awsTapError } from "./aws-tap-error.ts";
import type { ShardFetch, ShardRecord } from "./kinesis-shard.ts";
import { userRecordsOf } from "./kinesis-aggregate.ts";
import { createShards, LEASE_MS, type ListedShard, type Shards } from "./kinesis-shards.ts";
import type { BrokerMessage } from "./message.ts";
import type { Ask, OpenTap, TapOf, TapSession, TapTools } from "./open-tap.ts";

/**
 * Takes from all shards of a stream of Kinesis. The place in each is kept here, and is behind the last record of those that
 * are settled without a gap. Kinesis takes nothing back: what is to come later is kept here until it is asked for again.
 */
export const openKinesis: OpenTap<"kinesis"> = async (tap, tools) => {
  const client = new KinesisClient(awsSettings(tap, placeOf(tap, tap.stream), tools.secrets));
  const known = <Answer>(answer: Promise<Answer>) =>
    answer.catch((error: unknown) => awsTapError(error, tap, "Kinesis"));
  const waiting: BrokerMessage[] = [];
  try {
    const shards = await known(shardsOf(client, tap, tools));
    return {
      async receive(ask) {
        if (waiting.length === 0) {
          const records = await known(next(shards, ask));
          waiting.push(...records.flatMap((record) => messagesOf(record, tap)));
        }
        return waiting.splice(0, ask.most);
      },
      async settle(settled) {
        waiting.unshift(...settled.flatMap(({ message, verdict }) => (verdict === "later" ? [message] : [])));
        const done = settled.flatMap(({ message, verdict }) => {
          const part = message.handle as RecordPart;
          return verdict !== "later" && --part.open.parts === 0 ? [part.record] : [];
        });
        for (const reader of shards.open()) reader.settled(done);
        await known(shards.move());
      },
      lag: async () => undefined,
      async close() {
        // What is not given back is anybody's a little later.
        await shards.close().catch(() => {});
        client.destroy();
      },
    } satisfies TapSession;
  } catch (error) {
    client.destroy();
    throw error;
  }
};

/** Where a tap begins that takes what comes next: from the moment on that it was first opened. */
async function beginOf(tap: TapOf<"kinesis">, places: TapPlaces, now: number): Promise<string> {
  const known = await places.get(tap.id, tap.stream);
  if (known !== undefined) return known;
  const begin = `@${now}`;
  await places.move(tap.id, tap.stream, begin);
  return begin;
}

/** A shard is asked so often at most while it has nothing: Kinesis answers five times a second, to all that ask. */
const PAUSE_MS = 1_000;

/** What a message is of: one of the parts of a record, which is settled when all of them are. */
interface RecordPart {
  readonly record: ShardRecord;
  readonly open: { parts: number };
}

/** Of as many shards as may have a record each; others have their turn when these have none. */
async function next(shards: Shards, { most, waitMs, signal }: Ask): Promise<readonly ShardRecord[]> {
  const end = Date.now() + waitMs;
  for (let turn = 0; !signal.aborted; turn++) {
    await shards.tend();
    const all = shards.open();
    const asked =
      all.length <= most ? all : Array.from({ length: most }, (_, i) => all[(turn * most + i) % all.length]!);
    const limit = Math.floor(most / Math.max(1, asked.length));
    const records = (await Promise.all(asked.map((reader) => reader.read(limit)))).flat();
    if (records.length > 0) return records;
    await shards.move();
    const left = end - Date.now();
    if (shards.isGrowing()) continue;
    if (left <= 0) break;
    if (!shards.open().some((reader) => reader.isBehind()))
      await sleep(Math.min(PAUSE_MS, left), undefined, { signal }).catch(() => {});
  }
  return [];
}

async function shardsOf(
  client: KinesisClient,
  tap: TapOf<"kinesis">,
  { places, now }: TapTools,
): Promise<Shards> {
  const stream = tap.stream.startsWith("arn:") ? { StreamARN: tap.stream } : { StreamName: tap.stream };
  const begin = tap.from === "latest" ? await beginOf(tap, places, now()) : undefined;
  const partOf = (shard: string) => `${tap.stream}/${shard}`;
  const worker = randomUUID();
  return createShards(
    {
      now,
      hold: (shard) => places.hold(tap.id, partOf(shard), { worker, until: now() + LEASE_MS }),
      release: (shard) => places.release(tap.id, partOf(shard), worker),
      list: () => listShards(client, stream),
      fetch: (shard) => shardFetch(client, { stream, shard }),
      placeOf: (shard) => places.get(tap.id, partOf(shard)),
      move: (shard, place) => places.move(tap.id, partOf(shard), place),
    },
    begin,
  );
}

async function listShards(client: KinesisClient, stream: Where["stream"]): Promise<readonly ListedShard[]> {
  const all: Shard[] = [];
  let token: string | undefined;
  do {
    const asked = token === undefined ? stream : { NextToken: token };
    const { Shards = [], NextToken } = await client.send(new ListShardsCommand(asked));
    all.push(...Shards);
    token = NextToken;
  } while (token !== undefined);
  return all.map(({ ShardId = "", ParentShardId, AdjacentParentShardId }) => ({
    id: ShardId,
    parents: [ParentShardId, AdjacentParentShardId].filter((id) => id !== undefined),
  }));
}

function messagesOf(record: ShardRecord, { stream }: TapOf<"kinesis">): BrokerMessage[] {
  const { sequence, at } = record;
  const parts = userRecordsOf(record);
  const open = { parts: parts.length };
  return parts.map(({ data, key }, n) => ({
    body: data,
    attributes: {},
    plain: {
      id: parts.length === 1 ? sequence : `${sequence}-${n}`,
      ...{ subject: stream.split("/").at(-1), time: at?.toISOString(), key },
    },
    handle: { record, open } satisfies RecordPart,
  }));
}

type Where = { readonly stream: { StreamARN: string } | { StreamName: string }; readonly shard: string };

/** A shard as Kinesis has it. */
function shardFetch(client: KinesisClient, { stream, shard }: Where): ShardFetch {
  return {
    async iterator(place) {
      const asked = new GetShardIteratorCommand({ ...stream, ShardId: shard, ...positionOf(place) });
      return (await client.send(asked)).ShardIterator;
    },
    async records(iterator, limit) {
      const asked = new GetRecordsCommand({ ShardIterator: iterator, Limit: limit });
      const { Records = [], NextShardIterator, MillisBehindLatest = 0 } = await client.send(asked);
      const records = Records.map(
        ({ SequenceNumber = "", Data = new Uint8Array(), PartitionKey, ApproximateArrivalTimestamp }) => ({
          ...{ sequence: SequenceNumber, data: Data, key: PartitionKey, at: ApproximateArrivalTimestamp },
        }),
      );
      return { records, next: NextShardIterator, behindMs: MillisBehindLatest };
    },
  };
}

function positionOf(place: string | undefined) {
  if (place === undefined) return { ShardIteratorType: "TRIM_HORIZON" } as const;
  if (place.startsWith("@"))
    return { ShardIteratorType: "AT_TIMESTAMP", Timestamp: new Date(Number(place.slice(1))) } as const;
  return { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber: place } as const;
}
