import { setTimeout as sleep } from "node:timers/promises";
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { traceparentOfXray } from "../../core/trace/carried.ts";
import { queuePlace } from "../../wire/aws-place.ts";
import { awsSettings } from "../../wire/aws-settings.ts";
import { awsTapError } from "./aws-tap-error.ts";
import { type BrokerMessage, traceIn } from "./message.ts";
import type { Ask, OpenTap, Settled, TapSession } from "./open-tap.ts";

/** Takes from a queue of SQS. What is taken is deleted; what is refused is left, for the queue's own dead letters. */
export const openSqs: OpenTap<"sqs"> = async (tap, { secrets }) => {
  const { url, ...place } = queuePlace(tap);
  const client = new SQSClient({ ...awsSettings(tap, place, secrets), useQueueUrlAsEndpoint: false });
  const known = <Answer>(answer: Promise<Answer>) =>
    answer.catch((error: unknown) => awsTapError(error, tap, "SQS"));
  const inHand = new Set<string>();
  return {
    async receive(ask) {
      const messages = await known(received(client, url, { ...ask, hiddenSeconds: tap.visibilitySeconds }));
      for (const { handle } of messages) inHand.add(handle as string);
      return messages;
    },
    async settle(settled) {
      await known(settle(client, url, settled));
      for (const { message } of settled) inHand.delete(message.handle as string);
    },
    async lag() {
      const asked = new GetQueueAttributesCommand({
        QueueUrl: url,
        AttributeNames: ["ApproximateNumberOfMessages"],
      });
      const { Attributes } = await known(client.send(asked));
      return Number(Attributes?.["ApproximateNumberOfMessages"] ?? 0);
    },
    async close() {
      // What cannot be given back comes again when its time is over.
      await showAgain(client, url, { handles: [...inHand], seconds: 0 }).catch(() => {});
      client.destroy();
    },
  } satisfies TapSession;
};

/** A call takes so many. */
const MESSAGES = 10;
const LONGEST_WAIT_S = 20;
/** The default of schemas/taps/sqs.schema.json. */
const VISIBILITY_S = 60;
/** What is to come again comes after so long. */
const LATER_S = 1;
/** Nobody waits longer for messages to be given back. */
const SHOW_MS = 5_000;

interface Asked extends Ask {
  readonly hiddenSeconds: number | undefined;
}

async function received(client: SQSClient, url: string, asked: Asked): Promise<readonly BrokerMessage[]> {
  const { most, waitMs, signal, hiddenSeconds = VISIBILITY_S } = asked;
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: Math.min(most, MESSAGES),
      WaitTimeSeconds: Math.min(LONGEST_WAIT_S, Math.floor(waitMs / 1000)),
      VisibilityTimeout: hiddenSeconds,
      MessageAttributeNames: ["All"],
      MessageSystemAttributeNames: ["SentTimestamp", "MessageGroupId"],
    }),
    { abortSignal: signal },
  );
  return Messages.map(messageOf);
}

function messageOf({ MessageId = "", Body = "", ...message }: Message): BrokerMessage {
  const { MessageAttributes = {}, Attributes = {}, ReceiptHandle } = message;
  const texts = Object.entries(MessageAttributes).map(
    ([name, { StringValue }]) => [name, StringValue] as const,
  );
  const attributes = texts.flatMap(([name, text]) =>
    name.startsWith(PREFIX) && text !== undefined ? [[name.slice(PREFIX.length), text] as const] : [],
  );
  const sent = Number(Attributes.SentTimestamp);
  return {
    body: Buffer.from(Body),
    contentType: texts.find(([name]) => /^content-?type$/i.test(name))?.[1],
    attributes: Object.fromEntries(attributes),
    trace: { traceparent: traceparentOfXray(Attributes.AWSTraceHeader ?? ""), ...traceIn(texts) },
    plain: {
      id: MessageId,
      time: Number.isFinite(sent) ? new Date(sent).toISOString() : undefined,
      key: Attributes.MessageGroupId,
    },
    handle: ReceiptHandle,
  };
}

/** As our own targets of SQS write them in binary mode. */
const PREFIX = "ce-";

async function settle(client: SQSClient, url: string, settled: readonly Settled[]): Promise<void> {
  const handles = (verdict: Settled["verdict"]) =>
    settled.filter((one) => one.verdict === verdict).map(({ message }) => message.handle as string);
  const taken = handles("taken").map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
  if (taken.length > 0) await removed(client, url, taken);
  await showAgain(client, url, { handles: handles("later"), seconds: LATER_S });
}

/** Ends the time for which messages are hidden: others may have them after so long. */
async function showAgain(client: SQSClient, url: string, { handles, seconds }: Shown): Promise<void> {
  for (let from = 0; from < handles.length; from += MESSAGES) {
    const Entries = handles.slice(from, from + MESSAGES).map((ReceiptHandle, index) => ({
      ...{ Id: String(index), ReceiptHandle, VisibilityTimeout: seconds },
    }));
    const asked = new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries });
    await client.send(asked, { abortSignal: AbortSignal.timeout(SHOW_MS) });
  }
}

interface Shown {
  readonly handles: readonly string[];
  readonly seconds: number;
}

type Entry = { readonly Id: string; readonly ReceiptHandle: string };

/** What SQS fails to delete by a fault of its own is asked for once more; else it comes again, and is known by its id. */
async function removed(client: SQSClient, url: string, entries: readonly Entry[]): Promise<void> {
  const remove = (Entries: readonly Entry[]) =>
    client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries: [...Entries] }));
  const { Failed = [] } = await remove(entries);
  const again = new Set(Failed.filter(({ SenderFault }) => SenderFault === false).map(({ Id }) => Id));
  if (again.size === 0) return;
  await sleep(AGAIN_MS);
  await remove(entries.filter(({ Id }) => again.has(Id)));
}

const AGAIN_MS = 200;
