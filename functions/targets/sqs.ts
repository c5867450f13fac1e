import { SQSClient, SendMessageBatchCommand } from "@aws-sdk/client-sqs";
import { compilePlaceText } from "../core/text/place-text.ts";
import { xrayOf } from "../core/trace/carried.ts";
import { callAwsInBatches } from "./aws-batch.ts";
import { queuePlace } from "../wire/aws-place.ts";
import { attributedMessage } from "./message-attributes.ts";
import { refusedMessages } from "./message-batch.ts";
import { groupedMessage } from "./message-group.ts";
import { perTarget } from "./per-target.ts";
import type { Send, TargetOf } from "./send.ts";
import { type TraceHeaders, traceHeaders } from "./trace-headers.ts";
import { tooLarge } from "./unfit.ts";

/** Sends a delivery to a queue of SQS, standard or FIFO. */
export const sendSqs: Send<"sqs"> = async (delivery, target, tools) => {
  const { url, place, ordering } = planOf(target);
  const trace = traceHeaders(delivery, tools);
  const { body, attributes, bytes } = attributedMessage(delivery, target.mode, trace);
  const refusal = tooLarge(target, { bytes, limit: MESSAGE_BYTES, service: "SQS" });
  if (refusal) return refusal;
  const entry = {
    ...{ MessageBody: body, MessageAttributes: attributes, ...groupedMessage(delivery, ordering) },
    ...systemAttributes(trace),
  };
  return callAwsInBatches(
    {
      service: "SQS",
      target,
      place,
      tools,
      limits: { entries: MESSAGES, bytes: MESSAGE_BYTES },
      // The queue's URL is what SQS knows it by, not where it is asked. TLS guards the message already.
      client: (settings) => new SQSClient({ ...settings, useQueueUrlAsEndpoint: false, md5: false }),
      async send(client, entries: readonly (typeof entry)[]) {
        const Entries = entries.map((entry, index) => ({ Id: String(index), ...entry }));
        const { Failed } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
        return refusedMessages(Failed);
      },
    },
    { entry, bytes },
  );
};

/** For what AWS itself runs behind the queue; it is no attribute of the message, and takes no room there. */
function systemAttributes(trace: TraceHeaders) {
  const StringValue = xrayOf(trace[0]?.[1]);
  const AWSTraceHeader = StringValue && ({ DataType: "String", StringValue } as const);
  return AWSTraceHeader ? { MessageSystemAttributes: { AWSTraceHeader } } : {};
}

/** A call takes so many messages. */
const MESSAGES = 10;
/** And so many bytes of one or all of them; a queue may take less. */
const MESSAGE_BYTES = 1024 * 1024;

const planOf = perTarget((target: TargetOf<"sqs">) => {
  const { url, ...place } = queuePlace(target);
  const group = target.messageGroup === undefined ? undefined : compilePlaceText(target.messageGroup);
  return { url, place, ordering: { fifo: url.endsWith(".fifo"), group } };
});
