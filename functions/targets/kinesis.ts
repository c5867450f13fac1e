import { compilePlaceText, partitionKeyOf } from "../core/place-text.ts";
import { callAws } from "./aws-client.ts";
import { placeOf } from "./aws-place.ts";
import { messageContent } from "./message-content.ts";
import { perTarget } from "./per-target.ts";
import type { Send, TargetOf } from "./send.ts";
import { tooLarge } from "./unfit.ts";

/** Puts a delivery into a stream of Kinesis as one record. */
export const sendKinesis: Send<"kinesis"> = async (delivery, target, tools) => {
  const { stream, place, key } = planOf(target);
  const { text, id } = delivery.event;
  const Data = Buffer.from(messageContent(delivery, "structured").body);
  const PartitionKey = (key?.render(text) ?? partitionKeyOf(text) ?? id).slice(0, KEY_LENGTH);
  const bytes = Data.length + Buffer.byteLength(PartitionKey);
  const refusal = tooLarge(target, { bytes, limit: RECORD_BYTES, service: "Kinesis" });
  if (refusal) return refusal;
  const { KinesisClient, PutRecordCommand } = await import("@aws-sdk/client-kinesis");
  return callAws({
    service: "Kinesis",
    target,
    place,
    tools,
    client: (settings) => new KinesisClient(settings),
    async send(client) {
      await client.send(new PutRecordCommand({ ...stream, Data, PartitionKey }));
    },
  });
};

/** A stream may take less: 1 MiB where it does not say otherwise. */
const RECORD_BYTES = 10 * 1024 * 1024;
/** What begins alike goes to one shard. */
const KEY_LENGTH = 256;

const planOf = perTarget((target: TargetOf<"kinesis">) => {
  const { stream, partitionKey } = target;
  return {
    stream: stream.startsWith("arn:") ? { StreamARN: stream } : { StreamName: stream },
    place: placeOf(target, stream),
    key: partitionKey === undefined ? undefined : compilePlaceText(partitionKey),
  };
});
