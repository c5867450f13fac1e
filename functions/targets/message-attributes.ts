import type { Delivery } from "../core/delivery.ts";
import type { Mode } from "../core/generated/target-file.ts";
import { isJsonType } from "../core/text/media-type.ts";
import { messageContent } from "./message-content.ts";
import type { TraceHeaders } from "./trace-headers.ts";

/** A message of SQS or SNS. */
export interface AttributedMessage {
  readonly body: string;
  readonly attributes: Readonly<
    Record<string, { readonly DataType: "String"; readonly StringValue: string }>
  >;
  /** Of the body and the attributes, as AWS counts them. */
  readonly bytes: number;
}

/** SQS takes at most so many; so does SNS when it hands a message on to SQS as it is. */
const ATTRIBUTES = 10;

/**
 * A delivery as a message. One that has no text for data, or more attributes than fit, goes out structured, which its content
 * type says; what a transform made keeps the first attributes that fit. Its trace is said where there is room left.
 */
export function attributedMessage(
  delivery: Delivery,
  mode: Mode | undefined,
  trace: TraceHeaders = [],
): AttributedMessage {
  const { contentType, body, attributes } = messageContent(delivery, mode);
  const delivered = deliveryAttributes(delivery, contentType);
  const room = ATTRIBUTES - delivered.length;
  const kept = delivery.body !== undefined || (isText(body) && attributes.length <= room);
  if (mode === "binary" && !kept) return attributedMessage(delivery, "structured", trace);
  const text = isJsonType(contentType) ? escapedJson(body as string) : (body as string);
  const all = [...delivered, ...attributes.slice(0, room), ...trace];
  return messageOf(text, all.slice(0, ATTRIBUTES));
}

/** Whether AWS takes it as a message: not empty, and without the characters that XML has not. */
function isText(body: string | Uint8Array): boolean {
  return typeof body === "string" && body !== "" && !REFUSED.test(body);
}

/** What a delivery says of itself. */
function deliveryAttributes({ id, replay }: Delivery, contentType: string) {
  const all = [
    ["content-type", contentType],
    ["idempotency-key", id],
    ["signalbox-replay", replay ?? ""],
  ] as const;
  return all.filter(([, value]) => value !== "");
}

function messageOf(body: string, attributes: readonly (readonly [string, string])[]): AttributedMessage {
  const beside = attributes.filter(([, value]) => value !== "");
  const bytes = beside.map(([name, value]) => Buffer.byteLength(name + value) + TYPE_BYTES);
  return {
    body,
    attributes: Object.fromEntries(
      beside.map(([name, value]) => [name, { DataType: "String", StringValue: value }]),
    ),
    bytes: bytes.reduce((sum, each) => sum + each, Buffer.byteLength(body)),
  };
}

/** `String` */
const TYPE_BYTES = 6;

// Of XML's characters these are none.
// oxlint-disable-next-line no-control-regex
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Within JSON those of them that may stand there can be escaped. */
function escapedJson(json: string): string {
  return json.replaceAll(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}
