import { PublishBatchCommand, PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { compilePlaceText } from "../core/text/place-text.ts";
import type { Delivery } from "../core/delivery.ts";
import type { SendResult } from "../core/deliveries/outcome.ts";
import { callAwsInBatches } from "./aws-batch.ts";
import { callAws } from "./aws-client.ts";
import { placeOf } from "../wire/aws-place.ts";
import { attributedMessage } from "./message-attributes.ts";
import { refusedMessages } from "./message-batch.ts";
import { groupedMessage } from "./message-group.ts";
import { messageContent } from "./message-content.ts";
import { perTarget } from "./per-target.ts";
import type { Send, SendTools, TargetOf } from "./send.ts";
import { traceHeaders } from "./trace-headers.ts";
import { tooLarge, unfit } from "./unfit.ts";

/** Publishes a delivery on a topic of SNS, standard or FIFO, or sends it to a telephone as a text message. */
export const sendSns: Send<"sns"> = (delivery, target, tools) =>
  target.topic === undefined
    ? sendTextMessage(delivery, target, tools)
    : publish(delivery, { ...planOf(target), topic: target.topic, target }, tools);

/** A call takes so many messages. */
const MESSAGES = 10;
/** And so many bytes of all of them, where they are more than one. */
const BATCH_BYTES = 256 * 1024;
/** A topic may take less: 256 KiB where it does not say otherwise. */
const MESSAGE_BYTES = 1024 * 1024;
/** SNS cuts a text into messages of 140 bytes, and takes so many characters. */
const SMS_CHARACTERS = 1600;

type SnsTarget = TargetOf<"sns">;

interface Topic extends Pick<Plan, "place" | "ordering"> {
  readonly topic: string;
  readonly target: SnsTarget;
}

async function publish(delivery: Delivery, { topic, target, place, ordering }: Topic, tools: SendTools) {
  const trace = traceHeaders(delivery, tools);
  const { body, attributes, bytes } = attributedMessage(delivery, target.mode, trace);
  const refusal = tooLarge(target, { bytes, limit: MESSAGE_BYTES, service: "SNS" });
  if (refusal) return refusal;
  const entry = { Message: body, MessageAttributes: attributes, ...groupedMessage(delivery, ordering) };
  return callAwsInBatches(
    {
      service: "SNS",
      target,
      place,
      tools,
      limits: { entries: MESSAGES, bytes: BATCH_BYTES },
      client: (settings) => new SNSClient(settings),
      async send(client, entries: readonly (typeof entry)[]) {
        const all = entries.map((entry, index) => ({ Id: String(index), ...entry }));
        const call = new PublishBatchCommand({ TopicArn: topic, PublishBatchRequestEntries: all });
        return refusedMessages((await client.send(call)).Failed);
      },
    },
    { entry, bytes },
  );
}

/** A text message is what the transform made, else the event's data. */
async function sendTextMessage(delivery: Delivery, target: SnsTarget, tools: SendTools): Promise<SendResult> {
  const { phone, place } = planOf(target);
  const PhoneNumber = phone?.render(delivery.event.text);
  if (PhoneNumber === undefined) return unfit(target, `the event has no number at ${target.phone}`);
  const { body: Message } = messageContent(delivery, "binary");
  if (typeof Message !== "string" || Message === "") return unfit(target, "the event has no text to send");
  const characters = Array.from(Message).length;
  if (characters > SMS_CHARACTERS)
    return unfit(target, `its text has ${characters} characters, and SNS takes ${SMS_CHARACTERS}`);
  return callAws({
    service: "SNS",
    target,
    place,
    tools,
    client: (settings) => new SNSClient(settings),
    async send(client) {
      await client.send(
        new PublishCommand({ PhoneNumber, Message, MessageAttributes: smsAttributes(target) }),
      );
    },
  });
}

function smsAttributes({ sms = {} }: SnsTarget) {
  const attributes = [
    ["AWS.SNS.SMS.SMSType", sms.type && SMS_TYPES[sms.type]],
    ["AWS.SNS.SMS.SenderID", sms.senderId],
  ] as const;
  return Object.fromEntries(
    attributes.flatMap(([name, value]) =>
      value ? [[name, { DataType: "String", StringValue: value }]] : [],
    ),
  );
}

const SMS_TYPES = { promotional: "Promotional", transactional: "Transactional" } as const;

type Plan = ReturnType<typeof planOf>;

const planOf = perTarget((target: SnsTarget) => {
  const { topic = "", phone, messageGroup } = target;
  const group = messageGroup === undefined ? undefined : compilePlaceText(messageGroup);
  return {
    place: placeOf(target, topic),
    ordering: { fifo: topic.endsWith(".fifo"), group },
    phone: phone === undefined ? undefined : compilePlaceText(phone),
  };
});
