import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Delivery } from "../core/delivery.ts";
import { encodeHeaderValue } from "../core/deliveries/encode.ts";
import { compilePlaceText, KEY_NAMES } from "../core/text/place-text.ts";
import { callAws } from "./aws-client.ts";
import { placeOf } from "../wire/aws-place.ts";
import { type MessageContent, messageContent } from "./message-content.ts";
import { perTarget } from "./per-target.ts";
import type { Send, TargetOf } from "./send.ts";
import { unfit } from "./unfit.ts";

/** Writes a delivery into a bucket of S3 as one object: a repeated attempt writes the same one. */
export const sendS3: Send<"s3"> = async (delivery, target, tools) => {
  const { place, key } = planOf(target);
  const Key = key.render(delivery.event.text, namesOf(delivery));
  if (Key === undefined) return unfit(target, `the event has nothing at a place of its key ${target.key}`);
  const { contentType, body, metadata } = objectOf(delivery, target.mode);
  return callAws({
    service: "S3",
    target,
    place,
    tools,
    client: (settings) => new S3Client({ ...settings, ...(settings.endpoint !== undefined && OTHER_STORES) }),
    async send(client) {
      await client.send(
        new PutObjectCommand({
          Bucket: target.bucket,
          Key,
          Body: body,
          ...(contentType !== "" && { ContentType: contentType }),
          Metadata: metadata,
        }),
      );
    },
  });
};

/** Stores that speak S3 have no host names for buckets, and need not know checksums of their own. */
const OTHER_STORES = { forcePathStyle: true, requestChecksumCalculation: "WHEN_REQUIRED" } as const;

/** The default of schemas/targets/s3.schema.json. */
const KEY = "<bus>/<date>/<delivery>.json";

const planOf = perTarget((target: TargetOf<"s3">) => ({
  place: placeOf(target, ""),
  key: compilePlaceText(target.key ?? KEY, KEY_NAMES),
}));

function namesOf({ id, rule, event }: Delivery): Record<(typeof KEY_NAMES)[number], string> {
  const received = new Date(event.receivedAt).toISOString();
  return { bus: event.bus, rule, delivery: id, date: received.slice(0, 10), hour: received.slice(11, 13) };
}

/** S3 keeps so many bytes of metadata. */
const METADATA_BYTES = 2048;

/** In binary mode attributes are metadata, percent-encoded as in headers; where they are too long the event goes whole. */
function objectOf(delivery: Delivery, mode: TargetOf<"s3">["mode"]) {
  const content = messageContent(delivery, mode);
  const metadata = metadataOf(delivery, content);
  const bytes = Buffer.byteLength(Object.entries(metadata).flat().join(""));
  if (bytes <= METADATA_BYTES || delivery.body) return { ...content, metadata };
  const whole = messageContent(delivery, "structured");
  return { ...whole, metadata: metadataOf(delivery, whole) };
}

function metadataOf(delivery: Delivery, { attributes }: MessageContent): Record<string, string> {
  return {
    "idempotency-key": delivery.id,
    ...(delivery.replay !== undefined && { "signalbox-replay": delivery.replay }),
    ...Object.fromEntries(attributes.map(([name, value]) => [name, encodeHeaderValue(value)])),
  };
}
