import { KinesisClient, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { compilePlaceText, partitionKeyOf } from "../core/text/place-text.ts";
import { callAwsInBatches } from "./aws-batch.ts";
import { refusedEntries } from "./aws-failure.ts";
import { placeOf } from "../wire/aws-place.ts";
import { messageContent } from "./message-content.ts";
import { perTarget } from "./per-target.ts";
import type { Send, TargetOf } from "./send.ts";
import { tooLarge } from "./unfit.ts";

/** Puts a delivery into a stream of Kinesis as one record, those of a moment by one call. */
export const sendKinesis: Send<"kinesis"> = async (delivery, target, tools) => {
  const { stream, place, key } = planOf(target);
  const { text, id } = delivery.event;
  const Data = Buffer.from(messageContent(delivery, "structured").body);
  const PartitionKey = (key?.render(text) ?? partitionKeyOf(text) ?? id).slice(0, KEY_LENGTH);
  const bytes = Data.length + Buffer.byteLength(PartitionKey);
  const refusal = tooLarge(target, { bytes, limit: RECORD_BYTES, service: "Kinesis" });
  if (refusal) return refusal;
  const entry = { Data, PartitionKey };
  return callAwsInBatches(
    {
      service: "Kinesis",
      target,
      place,
      tools,
      limits: { entries: RECORDS, bytes: RECORD_BYTES },
      client: (settings) => new KinesisClient(settings),
      async send(client, entries: readonly (typeof entry)[]) {
        const { Records = [] } = await client.send(
          new PutRecordsCommand({ ...stream, Records: [...entries] }),
        );
        return refusedEntries(Records);
      },
    },
    { entry, bytes },
  );
};

/** A call takes so many records. */
const RECORDS = 500;
/** And so many bytes of one or all of them; a stream may take less, 1 MiB a record where it does not say otherwise. */
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
