import { setTimeout as sleep } from "node:timers/promises";
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message as SqsMessage,
  type QueueAttributeName,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { batchesOf } from "../core/batches.ts";
import { RouterError } from "../core/errors.ts";
import { clientSettings } from "./client-settings.ts";
import { stored } from "./storage-failure.ts";

/** What is to be sent. */
export interface Message {
  readonly body: string;
  /** On a standard queue: who shares it fairly. On a FIFO queue: what keeps its order. */
  readonly group?: string;
  /** Its group keeps an order, and is no more than a name for what is to come out once. */
  readonly isOrdered?: true;
  /** FIFO only: of the same id one is kept in five minutes. */
  readonly dedupId?: string;
  readonly delaySeconds?: number;
}

export interface Queue {
  /** All are durable when it resolves; when it rejects, some may be. */
  send(messages: readonly Message[]): Promise<void>;
  /** At most ten that are there now; each is hidden from others until it is removed or its time is up. */
  receive(): Promise<readonly SqsMessage[]>;
  remove(messages: readonly SqsMessage[]): Promise<void>;
  /** How many wait, about. */
  waiting(): Promise<number>;
  /** How many are in it, about, those among them that somebody works on. */
  left(): Promise<number>;
}

/** Made once a process, for all queues. An emulator's queue URL need not resolve: the client's endpoint is asked. */
export function createSqs(): SQSClient {
  return new SQSClient({ ...clientSettings, useQueueUrlAsEndpoint: false });
}

/** SQS takes at most so many messages and bytes a call. */
const MESSAGES_PER_CALL = 10;
const LIMITS = { entries: MESSAGES_PER_CALL, bytes: 1024 * 1024 };
/** For each message beside its body: group and deduplication id. */
const BYTES_BESIDE = 512;

export function createQueue(client: SQSClient, url: string): Queue {
  const queue = { QueueUrl: url };
  const name = url.slice(url.lastIndexOf("/") + 1);
  const sumOf = async (counts: QueueAttributeName[]) => {
    const call = client.send(new GetQueueAttributesCommand({ ...queue, AttributeNames: counts }));
    const { Attributes } = await stored(`look at queue ${name}`, call);
    return counts.reduce((sum, one) => sum + Number(Attributes?.[one] ?? 0), 0);
  };
  return {
    async send(messages) {
      for (const round of name.endsWith(".fifo") ? roundsOf(messages) : [messages]) {
        const batches = batchesOf(round.map(entryOf), bytesOf, LIMITS);
        await Promise.all(batches.map((entries) => sendBatch(client, url, entries)));
      }
    },
    async receive() {
      const call = client.send(
        new ReceiveMessageCommand({
          ...queue,
          MaxNumberOfMessages: MESSAGES_PER_CALL,
          MessageSystemAttributeNames: ["All"],
        }),
      );
      return (await stored(`receive from queue ${name}`, call)).Messages ?? [];
    },
    async remove(messages) {
      if (messages.length === 0) return;
      const entries = messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
      const call = client.send(new DeleteMessageBatchCommand({ ...queue, Entries: entries }));
      await stored(`remove from queue ${name}`, call);
    },
    waiting: () => sumOf([VISIBLE]),
    left: () => sumOf([VISIBLE, "ApproximateNumberOfMessagesNotVisible"]),
  };
}

const VISIBLE = "ApproximateNumberOfMessages";

type Entry = SendMessageBatchRequestEntry;

function entryOf({ body, group, dedupId, delaySeconds }: Message, index: number): Entry {
  return {
    Id: String(index),
    MessageBody: allowed(body),
    ...(group !== undefined && { MessageGroupId: group }),
    ...(dedupId !== undefined && { MessageDeduplicationId: dedupId }),
    ...(delaySeconds && { DelaySeconds: delaySeconds }),
  };
}

/** SQS takes the characters of XML. Bodies are JSON, where the only others that are left can be escaped. */
function allowed(json: string): string {
  return json.replaceAll(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}

function bytesOf({ MessageBody }: Entry): number {
  return Buffer.byteLength(MessageBody!) + BYTES_BESIDE;
}

/** Of those of a group one at a time: SQS may take the second of a call and not the first. */
function roundsOf(messages: readonly Message[]): Message[][] {
  const rounds: Message[][] = [];
  for (const group of Map.groupBy(messages, (message) => message.group).values())
    for (const [round, message] of group.entries()) (rounds[round] ??= []).push(message);
  return rounds;
}

/** What SQS itself could not take of a batch is sent again so often. */
const ROUNDS = 4;
const FIRST_PAUSE_MS = 50;

async function sendBatch(client: SQSClient, url: string, entries: readonly Entry[]): Promise<void> {
  const name = url.slice(url.lastIndexOf("/") + 1);
  let left = [...entries];
  for (let round = 0; left.length > 0; round++) {
    if (round > 0) await sleep(FIRST_PAUSE_MS * 2 ** round * (0.5 + Math.random() / 2));
    const call = client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: left }));
    const { Failed = [] } = await stored(`send to queue ${name}`, call);
    const refused = Failed.find(({ SenderFault }) => SenderFault);
    if (refused || (Failed.length > 0 && round === ROUNDS - 1)) {
      const { Code, Message } = refused ?? Failed[0]!;
      throw new RouterError("storage-failed", `Cannot send to queue ${name}: ${Code} ${Message ?? ""}`);
    }
    const failed = new Set(Failed.map(({ Id }) => Id));
    left = left.filter(({ Id }) => failed.has(Id));
  }
}
