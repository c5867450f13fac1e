import { RouterError } from "../../core/errors.ts";
import type { IncomingEvent, RefusedEvent } from "../../core/ingest.ts";
import { isUtf8Type } from "../../core/text/media-type.ts";
import type { Tap } from "../../core/tap.ts";
import { withTrace } from "../../core/trace/carried.ts";
import { eventOfEnvelope } from "../../core/view.ts";
import { decodedAttributes, decodeParts } from "../cloudevents/binary.ts";
import { decodeBatch, decodeEvent } from "../cloudevents/structured.ts";

/** A message as a broker handed it out. */
export interface BrokerMessage {
  readonly body: Uint8Array;
  readonly contentType?: string | undefined;
  /** The attributes of a CloudEvent that stand beside the body, without the binding's prefix. */
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** Whether the attributes are texts that are percent-encoded still. */
  readonly percentEncoded?: boolean;
  /** Where it says that it belongs, under the names of W3C's Trace Context. */
  readonly trace?: Readonly<Record<string, string | undefined>>;
  /** What a message that is no CloudEvent is known by. */
  readonly plain: PlainMessage;
  /** What the broker knows it by. */
  readonly handle: unknown;
}

export interface PlainMessage {
  /** The same when it comes again, where the broker has something that is. */
  readonly id: string;
  /** Its topic, routing key or subject. */
  readonly subject?: string | undefined;
  /** RFC 3339. */
  readonly time?: string | undefined;
  /** What the broker keeps its order by: the event's `partitionkey`. */
  readonly key?: string | undefined;
}

/**
 * The events of a message, each read or refused: a CloudEvent as it is (structured, batch, or binary with its attributes
 * beside the body), an envelope of EventBridge as the event in it, and anything else as an event with it as data. One that
 * names no trace gets that of its message.
 */
export function eventsOf(message: BrokerMessage, tap: Tap): readonly (IncomingEvent | RefusedEvent)[] {
  const events = readFrom(message, tap);
  return message.trace ? withTrace(events, message.trace) : events;
}

/** What of names and values beside a message says where it belongs. */
export function traceIn(
  named: Iterable<readonly [name: string, value: unknown]>,
): NonNullable<BrokerMessage["trace"]> {
  const trace: Record<string, string> = {};
  for (const [name, value] of named)
    if (/^trace(?:parent|state)$/i.test(name) && typeof value === "string") trace[name.toLowerCase()] = value;
  return trace;
}

function readFrom(message: BrokerMessage, tap: Tap): readonly (IncomingEvent | RefusedEvent)[] {
  try {
    const { contentType = "" } = message;
    if (/^application\/cloudevents/i.test(contentType)) return structured(message, contentType);
    if ("specversion" in message.attributes) return [binary(message)];
    return unnamed(message) ?? [plain(message, tap)];
  } catch (error) {
    if (error instanceof RouterError) return [{ error }];
    throw error;
  }
}

function structured(message: BrokerMessage, contentType: string): readonly (IncomingEvent | RefusedEvent)[] {
  const text = utf8(message.body);
  if (text === undefined || !isUtf8Type(contentType))
    throw unreadable(`its content type is ${JSON.stringify(contentType)}, and it is not UTF-8`);
  if (/^application\/cloudevents-batch\+json/i.test(contentType)) return decodeBatch(text);
  if (/^application\/cloudevents\+json|^application\/cloudevents *(;|$)/i.test(contentType))
    return [decodeEvent(text)];
  throw unreadable(`its content type is ${JSON.stringify(contentType)}, and JSON is the only format read`);
}

function binary({ attributes, percentEncoded = false, contentType, body }: BrokerMessage): IncomingEvent {
  const { datacontenttype, ...others } = percentEncoded
    ? decodedAttributes(attributes as Readonly<Record<string, string>>)
    : attributes;
  const type = contentType ?? datacontenttype?.toString();
  return decodeParts({ ...others, ...(type && { datacontenttype: type }) }, requestOf(body, type));
}

/** What says by itself what it is: a broker that has no content types, or a sender that sets none. */
function unnamed({
  body,
  contentType,
}: BrokerMessage): readonly (IncomingEvent | RefusedEvent)[] | undefined {
  if (contentType !== undefined && !/^(application|text)\//i.test(contentType)) return undefined;
  const text = utf8(body);
  const first = text === undefined ? undefined : parsed(text);
  if (text === undefined || typeof first !== "object" || first === null) return undefined;
  if (Array.isArray(first)) return first.length > 0 && first.every(isEvent) ? decodeBatch(text) : undefined;
  if (isEvent(first)) return [decodeEvent(text)];
  return isEnvelope(first) ? [decodeEvent(eventOfEnvelope(text))] : undefined;
}

function isEvent(value: unknown): boolean {
  return has(value, ["specversion", "id", "source", "type"]);
}

/** As rules of EventBridge send them. */
function isEnvelope(value: unknown): boolean {
  return has(value, ["id", "source", "detail-type", "detail", "account"]);
}

function has(value: unknown, names: readonly string[]): boolean {
  return typeof value === "object" && value !== null && names.every((name) => name in value);
}

function plain(message: BrokerMessage, tap: Tap): IncomingEvent {
  try {
    return wrapped(message, tap);
  } catch (error) {
    // A content type that is none, or that its body is not: then it is said of neither.
    if (error instanceof RouterError && message.contentType !== undefined)
      return wrapped({ ...message, contentType: undefined }, tap);
    throw error;
  }
}

function wrapped(message: BrokerMessage, tap: Tap): IncomingEvent {
  const { id, subject, time, key } = message.plain;
  const { type = `${tap.broker}.message`, source = `/taps/${tap.id}` } = tap.plain ?? {};
  const attributes = {
    ...{ specversion: "1.0", id, source, type },
    ...(subject && { subject }),
    ...(time && { time }),
    ...(key && { partitionkey: key }),
    ...(message.contentType && { datacontenttype: message.contentType }),
  };
  return decodeParts(attributes, requestOf(message.body, message.contentType));
}

function requestOf(body: Uint8Array, contentType: string | undefined) {
  return {
    headers: contentType ? { "content-type": contentType } : {},
    body: Buffer.from(body).toString("base64"),
    isBase64Encoded: true,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function utf8(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function unreadable(problem: string): RouterError {
  return new RouterError("message-unreadable", `Cannot read the message: ${problem}`);
}
