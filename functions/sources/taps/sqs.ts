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
import type { OpenTap, Settled, TapSession } from "./open-tap.ts";

/** Takes from a queue of SQS. What is taken is deleted; what is refused is left, for the queue's own dead letters. */
export const openSqs: OpenTap<"sqs"> = async (tap, { secrets }) => {
  const { url, ...place } = queuePlace(tap);
  const client = new SQSClient({ ...awsSettings(tap, place, secrets), useQueueUrlAsEndpoint: false });
  const known = <Answer>(answer: Promise<Answer>) =>
    answer.catch((error: unknown) => awsTapError(error, tap, "SQS"));
  return {
    async receive({ most, waitMs, signal }) {
      const { Messages = [] } = await known(
        client.send(
          new ReceiveMessageCommand({
            QueueUrl: url,
            MaxNumberOfMessages: Math.min(most, MESSAGES),
            WaitTimeSeconds: Math.min(LONGEST_WAIT_S, Math.floor(waitMs / 1000)),
            VisibilityTimeout: tap.visibilitySeconds ?? VISIBILITY_S,
            MessageAttributeNames: ["All"],
            MessageSystemAttributeNames: ["SentTimestamp", "MessageGroupId", "AWSTraceHeader"],
          }),
          { abortSignal: signal },
        ),
      );
      return Messages.map(messageOf);
    },
    settle: (settled) => known(settle(client, url, settled)),
    async lag() {
      const asked = new GetQueueAttributesCommand({
        QueueUrl: url,
        AttributeNames: ["ApproximateNumberOfMessages"],
      });
      const { Attributes } = await known(client.send(asked));
      return Number(Attributes?.["ApproximateNumberOfMessages"] ?? 0);
    },
    async close() {
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
const LATER_S = 5;

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
  const entries = (verdict: Settled["verdict"]) =>
    settled
      .filter((one) => one.verdict === verdict)
      .map(({ message }, index) => ({ Id: String(index), ReceiptHandle: message.handle as string }));
  const [taken, later] = [entries("taken"), entries("later")];
  if (taken.length > 0) await removed(client, url, taken);
  if (later.length === 0) return;
  const Entries = later.map((entry) => ({ ...entry, VisibilityTimeout: LATER_S }));
  await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries }));
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
