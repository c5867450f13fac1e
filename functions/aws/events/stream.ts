import { setTimeout as sleep } from "node:timers/promises";
import { batchesOf } from "../../core/batches.ts";
import { RouterError } from "../../core/errors.ts";
import type { Message, Queue } from "../queue.ts";
import { stored } from "../storage-failure.ts";

/** Kinesis takes at most so many records and bytes a call. */
const LIMITS = { entries: 500, bytes: 5 * 1024 * 1024 };
/** What Kinesis could not take of a call, because a shard was full for the moment, is sent again so often. */
const ROUNDS = 6;
const FIRST_PAUSE_MS = 50;

/**
 * The stream of that name as what events are sent to: an event's key decides its shard, so that the same event comes to
 * the same one. The client is loaded when the first one is sent, since most deployments have no stream.
 */
export function createStream(name: string): Pick<Queue, "send"> {
  return {
    async send(messages) {
      const records = messages.map(({ body, group }) => ({ Data: Buffer.from(body), PartitionKey: group! }));
      await Promise.all(batchesOf(records, bytesOf, LIMITS).map((part) => sendPart(name, part)));
    },
  };
}

interface StreamRecord {
  readonly Data: Buffer;
  readonly PartitionKey: NonNullable<Message["group"]>;
}

function bytesOf({ Data, PartitionKey }: StreamRecord): number {
  return Data.length + PartitionKey.length;
}

async function sendPart(name: string, records: readonly StreamRecord[]): Promise<void> {
  const { client, PutRecordsCommand } = await import("./kinesis.ts");
  let left = [...records];
  for (let round = 0; left.length > 0; round++) {
    if (round > 0) await sleep(FIRST_PAUSE_MS * 2 ** round * (0.5 + Math.random() / 2));
    const call = client.send(new PutRecordsCommand({ StreamName: name, Records: left }));
    const { Records = [] } = await stored(`send to stream ${name}`, call);
    const refused = Records.find(({ ErrorCode }) => ErrorCode);
    if (refused && round === ROUNDS - 1)
      throw new RouterError(
        "storage-failed",
        `Cannot send to stream ${name}: ${refused.ErrorCode} ${refused.ErrorMessage ?? ""}`,
      );
    left = left.filter((_, i) => Records[i]?.ErrorCode);
  }
}
