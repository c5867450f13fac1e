import { compilePlaceText } from "../core/place-text.ts";
import { callAws } from "./aws-client.ts";
import { queuePlace } from "./aws-place.ts";
import { attributedMessage } from "./message-attributes.ts";
import { groupedMessage } from "./message-group.ts";
import { perTarget } from "./per-target.ts";
import type { Send, TargetOf } from "./send.ts";
import { tooLarge } from "./unfit.ts";

/** Sends a delivery to a queue of SQS, standard or FIFO. */
export const sendSqs: Send<"sqs"> = async (delivery, target, tools) => {
  const { url, place, ordering } = planOf(target);
  const { body, attributes, bytes } = attributedMessage(delivery, target.mode);
  const refusal = tooLarge(target, { bytes, limit: MESSAGE_BYTES, service: "SQS" });
  if (refusal) return refusal;
  const { SendMessageCommand, SQSClient } = await import("@aws-sdk/client-sqs");
  return callAws({
    service: "SQS",
    target,
    place,
    tools,
    // The queue's URL is what SQS knows it by, not where it is asked. TLS guards the message already.
    client: (settings) => new SQSClient({ ...settings, useQueueUrlAsEndpoint: false, md5: false }),
    async send(client) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: url,
          MessageBody: body,
          MessageAttributes: attributes,
          ...groupedMessage(delivery, ordering),
        }),
      );
    },
  });
};

/** A queue may take less. */
const MESSAGE_BYTES = 1024 * 1024;

const planOf = perTarget((target: TargetOf<"sqs">) => {
  const { url, ...place } = queuePlace(target);
  const group = target.messageGroup === undefined ? undefined : compilePlaceText(target.messageGroup);
  return { url, place, ordering: { fifo: url.endsWith(".fifo"), group } };
});
