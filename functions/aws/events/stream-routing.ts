import type {
  Context,
  KinesisStreamBatchResponse,
  KinesisStreamEvent,
  KinesisStreamRecord,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from "aws-lambda";
import type { Queue } from "../queue.ts";
import type { SeenKeys } from "./seen-keys.ts";

export interface StreamRoutingPorts {
  /** Routes records as those of the events queue. */
  readonly route: (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
  readonly seen: SeenKeys;
  /** The events queue. */
  readonly queue: Pick<Queue, "send">;
}

/**
 * The stream's consumer, for one shard at a time. An event that came within the last minutes is not routed again. One that
 * cannot be routed goes into the events queue, where it is tried again and holds up none of the others; when that fails,
 * the batch comes again.
 */
export function streamRoutingFunction({ route, seen, queue }: StreamRoutingPorts) {
  return async (event: KinesisStreamEvent, context: Context): Promise<KinesisStreamBatchResponse> => {
    for (const [shard, records] of Map.groupBy(event.Records, shardOf)) {
      const known = await seen.of(shard);
      const byKey = new Map(records.map((record) => [record.kinesis.partitionKey, record]));
      const fresh = [...byKey].filter(([key]) => !known.has(key)).map(([, record]) => record);
      if (fresh.length === 0) continue;
      const { batchItemFailures } = await route({ Records: fresh.map(asQueued) }, context);
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      await queue.send(fresh.filter(({ eventID }) => failed.has(eventID)).map(messageOf));
      await seen.add(
        shard,
        fresh.map(({ kinesis }) => kinesis.partitionKey),
      );
    }
    return { batchItemFailures: [] };
  };
}

/** `shardId-000000000000:49590338271490256608559692538361571095921575989136588898` */
function shardOf({ eventID }: KinesisStreamRecord): string {
  return eventID.slice(0, eventID.indexOf(":"));
}

function asQueued(record: KinesisStreamRecord): SQSRecord {
  const { eventID, kinesis } = record;
  const SentTimestamp = String(kinesis.approximateArrivalTimestamp * 1000);
  return { messageId: eventID, body: bodyOf(record), attributes: { SentTimestamp } } as SQSRecord;
}

function messageOf(record: KinesisStreamRecord) {
  const { partitionKey } = record.kinesis;
  return { body: bodyOf(record), group: partitionKey, dedupId: partitionKey };
}

function bodyOf({ kinesis }: KinesisStreamRecord): string {
  return Buffer.from(kinesis.data, "base64").toString("utf8");
}
