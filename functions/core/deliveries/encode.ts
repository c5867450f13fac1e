import { membersOf } from "../json/slices.ts";
import { asUtf8Type, isJsonType } from "../text/media-type.ts";

/** What goes out over HTTP: headers by lower-case name, and the body. */
export interface HttpMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** The event as one JSON document (HTTP binding, 3.2). `text` is the event in JSON format; it goes out as it is. */
export function encodeStructured(text: string): HttpMessage {
  return { headers: { "content-type": "application/cloudevents+json" }, body: text };
}

/** Events as one JSON array (HTTP binding, 3.3), in the order given. */
export function encodeBatch(texts: readonly string[]): HttpMessage {
  return { headers: { "content-type": "application/cloudevents-batch+json" }, body: `[${texts.join(",")}]` };
}

/**
 * The event with its attributes as headers and its data as body (HTTP binding, 3.1). JSON data goes out to the letter,
 * a string of another type as that text, `data_base64` as bytes. Data of no type is JSON and says so (JSON format,
 * 3.1.2). Without data the body is "" and no type is made up.
 */
export function encodeBinary(text: string): HttpMessage {
  const headers: Record<string, string> = {};
  const payload: Payload = {};
  for (const [name, raw] of membersOf(text)) {
    if (raw === "null" && name !== "data") continue;
    if (name === "data" || name === "data_base64") payload[name] = raw;
    else if (name === "datacontenttype") headers["content-type"] = unquoted(raw);
    else headers[`ce-${name}`] = encodeHeaderValue(raw.startsWith('"') ? unquoted(raw) : raw);
  }
  return withBody(headers, payload);
}

/** A header's value for an attribute: percent-encoded UTF-8 where HTTP would need quotes or take no such character. */
export function encodeHeaderValue(value: string): string {
  return value.replaceAll(NEEDS_ENCODING, percentEncoded);
}

/** Slices of the event's text. */
interface Payload {
  data?: string;
  data_base64?: string;
}

/** Space, double quote, percent, and all but printable ASCII (HTTP binding, 3.1.3.2); whole surrogate pairs. */
const NEEDS_ENCODING = /[^!#$&-~]+/gu;

function withBody(headers: Record<string, string>, { data, data_base64: base64 }: Payload): HttpMessage {
  if (base64 !== undefined) return { headers, body: bytesOf(unquoted(base64)) };
  if (data === undefined) return { headers, body: "" };
  const type = headers["content-type"] ?? "application/json";
  if (isJsonType(type)) return { headers: { ...headers, "content-type": type }, body: data };
  return { headers: { ...headers, "content-type": asUtf8Type(type) }, body: textOf(data) };
}

/** Data of a type that is not JSON: a string is the text itself, null is none, what else may stand there stays JSON. */
function textOf(data: string): string {
  if (data === "null") return "";
  return data.startsWith('"') ? unquoted(data) : data;
}

/** The string that a JSON string stands for. */
function unquoted(raw: string): string {
  return raw.includes("\\") ? String(JSON.parse(raw)) : raw.slice(1, -1);
}

/** Lone surrogates have no UTF-8: U+FFFD stands for them. */
function percentEncoded(characters: string): string {
  return encodeURIComponent(characters.toWellFormed());
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
