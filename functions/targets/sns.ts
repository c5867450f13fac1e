import { compilePlaceText } from "../core/place-text.ts";
import type { Delivery } from "../core/delivery.ts";
import { callAws } from "./aws-client.ts";
import { placeOf } from "./aws-place.ts";
import { attributedMessage } from "./message-attributes.ts";
import { groupedMessage } from "./message-group.ts";
import { messageContent } from "./message-content.ts";
import { perTarget } from "./per-target.ts";
import type { Send, TargetOf } from "./send.ts";
import { tooLarge, unfit } from "./unfit.ts";

/** Publishes a delivery on a topic of SNS, standard or FIFO, or sends it to a telephone as a text message. */
export const sendSns: Send<"sns"> = async (delivery, target, tools) => {
  const { place } = planOf(target);
  const publication =
    target.topic === undefined ? textMessage(delivery, target) : topicMessage(delivery, target);
  if ("ok" in publication) return publication;
  const { PublishCommand, SNSClient } = await import("@aws-sdk/client-sns");
  return callAws({
    service: "SNS",
    target,
    place,
    tools,
    client: (settings) => new SNSClient(settings),
    async send(client) {
      await client.send(new PublishCommand(publication));
    },
  });
};

/** A topic may take less: 256 KiB where it does not say otherwise. */
const MESSAGE_BYTES = 1024 * 1024;
/** SNS cuts a text into messages of 140 bytes, and takes so many characters. */
const SMS_CHARACTERS = 1600;

type SnsTarget = TargetOf<"sns">;

function topicMessage(delivery: Delivery, target: SnsTarget) {
  const { body, attributes, bytes } = attributedMessage(delivery, target.mode);
  const refusal = tooLarge(target, { bytes, limit: MESSAGE_BYTES, service: "SNS" });
  if (refusal) return refusal;
  return {
    TopicArn: target.topic,
    Message: body,
    MessageAttributes: attributes,
    ...groupedMessage(delivery, planOf(target).ordering),
  };
}

/** A text message is what the transform made, else the event's data. */
function textMessage(delivery: Delivery, target: SnsTarget) {
  const PhoneNumber = planOf(target).phone?.render(delivery.event.text);
  if (PhoneNumber === undefined) return unfit(target, `the event has no number at ${target.phone}`);
  const { body } = messageContent(delivery, "binary");
  if (typeof body !== "string" || body === "") return unfit(target, "the event has no text to send");
  const characters = Array.from(body).length;
  if (characters > SMS_CHARACTERS)
    return unfit(target, `its text has ${characters} characters, and SNS takes ${SMS_CHARACTERS}`);
  return { PhoneNumber, Message: body };
}

const planOf = perTarget((target: SnsTarget) => {
  const { topic = "", phone, messageGroup } = target;
  const group = messageGroup === undefined ? undefined : compilePlaceText(messageGroup);
  return {
    place: placeOf(target, topic),
    ordering: { fifo: topic.endsWith(".fifo"), group },
    phone: phone === undefined ? undefined : compilePlaceText(phone),
  };
});
