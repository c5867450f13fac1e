import { gunzipSync } from "node:zlib";
import { GZIP, type Message, millisecondsOf } from "../../wire/rocketmq/messages.ts";
import type { BrokerMessage } from "./message.ts";

/** A message of RocketMQ as taps take it; `handle` is what it is acknowledged by. */
export function rocketMqBrokerMessage(
  message: Message,
  { unprefixed, handle }: { readonly unprefixed: boolean; readonly handle: unknown },
): BrokerMessage {
  const properties = message.userProperties ?? {};
  const own = prefixed(properties);
  const { contenttype, ...attributes } =
    unprefixed && own["specversion"] === undefined ? withoutPrefix(properties) : own;
  const contentType = contenttype ?? attributes["datacontenttype"];
  const isEvent = "specversion" in attributes;
  return {
    body: bodyOf(message, isEvent && contentType === undefined),
    contentType,
    attributes: isEvent ? attributes : {},
    trace: { traceparent: message.systemProperties?.traceContext },
    plain: plainOf(message),
    handle,
  };
}

type Texts = Readonly<Record<string, string>>;

/** `CE_` in any case, as the binding has it. */
function prefixed(properties: Texts): Texts {
  const own = Object.entries(properties).filter(([name]) => PREFIX.test(name));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(3).toLowerCase(), value]));
}

const PREFIX = /^ce_/i;

/** As RocketMQ EventBridge and EventMesh write events: names as they are, and extensions as JSON in one property. */
function withoutPrefix(properties: Texts): Texts {
  const required = ["specversion", "id", "source", "type"];
  if (!required.every((name) => name in properties)) return {};
  const { [EXTENSIONS]: extensions, ...attributes } = properties;
  const names = Object.entries(attributes).filter(([name]) => /^[a-z0-9]{1,64}$/.test(name));
  return { ...Object.fromEntries(names), ...textsOf(extensions) };
}

const EXTENSIONS = "USEREXT_KEY";

function textsOf(json: string | undefined): Texts {
  try {
    const members = Object.entries(JSON.parse(json ?? "{}") as object);
    return Object.fromEntries(members.map(([name, value]) => [name.toLowerCase(), String(value)]));
  } catch {
    return {};
  }
}

/** One zero byte of no type stands for no data, as there is no empty body. What cannot be unpacked is taken as it is. */
function bodyOf({ body = new Uint8Array(), systemProperties }: Message, mayBeNone: boolean): Uint8Array {
  if (mayBeNone && body.length === 1 && body[0] === 0) return new Uint8Array();
  if (systemProperties?.bodyEncoding !== GZIP) return body;
  try {
    return gunzipSync(body, { maxOutputLength: BODY_BYTES });
  } catch {
    return body;
  }
}

/** What RocketMQ takes before it is compressed, and no more is unpacked. */
const BODY_BYTES = 16 * 1024 * 1024;

/**
 * Message ids are of the sender, and clients on machines that are copies of each other make equal ones: with the time at which
 * it was made a message is told from others, and stays the same when it comes again.
 */
function plainOf({ systemProperties = {} }: Message) {
  const { messageId = "", tag, keys = [], bornTimestamp, messageGroup } = systemProperties;
  const born = bornTimestamp && millisecondsOf(bornTimestamp);
  return {
    id: born === undefined ? messageId : `${messageId}-${born}`,
    subject: tag || keys[0],
    time: born !== undefined && born >= 0 && born < YEAR_10000 ? new Date(born).toISOString() : undefined,
    key: messageGroup,
  };
}

/** Senders write what they like; RFC 3339 ends there. */
const YEAR_10000 = Date.UTC(10_000, 0);
