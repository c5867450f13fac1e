import { RouterError } from "../../core/errors.ts";
import type { Problem } from "../../core/event.ts";
import { isUri, isUriReference } from "../../core/text/formats.ts";
import { parseJson } from "../../core/json/parse.ts";
import { isJsonType, isTextType, isUtf8Type } from "../../core/text/media-type.ts";
import { type Attributes, attributeProblems } from "./attributes.ts";
import { type DecodedEvent, decodedEvent, eventInvalid } from "./decoded.ts";
import { decodeHeaderValue } from "./header-value.ts";
import { bodyBase64, bodyText, type HttpRequest, withoutMark } from "./http-body.ts";

/** Whether a request has attributes as headers. `ce-datacontenttype` is none: Content-Type stands for it (3.1.1). */
export function isBinaryMode({ headers }: HttpRequest): boolean {
  return Object.keys(headers).some(isAttributeHeader);
}

/**
 * The event of a request whose headers are the attributes and whose body is the data (HTTP binding, 3.1). JSON data
 * stays to the letter, other text in UTF-8 becomes a JSON string, all else Base64.
 * Throws `event-invalid`, `json-invalid`, `json-too-deep`, and `media-type-unsupported` for JSON in another charset.
 */
export function decodeBinary(request: HttpRequest): DecodedEvent {
  const { attributes, unusable } = attributesOf(request);
  if (unusable.length > 0) throw eventInvalid(attributes, unusable);
  return decodeParts(attributes, request);
}

/** The event of attributes that stand beside its data, such as in a broker's message; of `request` the body and its type are read. */
export function decodeParts(attributes: Attributes, request: HttpRequest): DecodedEvent {
  const members = Object.entries(attributes).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  const problems = attributeProblems(attributes, `{${members.join(",")}}`);
  if (problems) throw eventInvalid(attributes, problems);
  const payload = payloadOf(request);
  if (payload) members.push(payload.member);
  return decodedEvent({ ...attributes, ...payload?.attributes }, `{${members.join(",")}}`);
}

const PREFIX = "ce-";

/** Attributes of percent-encoded texts. Throws `event-invalid`. */
export function decodedAttributes(encoded: Readonly<Record<string, string>>): Attributes {
  const decoded = Object.entries(encoded).map(
    ([name, value]) => [name, decodeAttribute(name, value)] as const,
  );
  const unusable = decoded.flatMap(([name, value]) =>
    value === undefined ? [notUtf8(name, encoded[name]!)] : [],
  );
  const attributes = Object.fromEntries(decoded);
  if (unusable.length > 0) throw eventInvalid(attributes, unusable);
  return attributes;
}

function isAttributeHeader(name: string): boolean {
  return name.startsWith(PREFIX) && name !== "ce-datacontenttype";
}

function attributesOf({ headers }: HttpRequest) {
  const entries: [name: string, value: string][] = [];
  const unusable: Problem[] = [];
  for (const [header, value = ""] of Object.entries(headers)) {
    if (!isAttributeHeader(header)) continue;
    const name = header.slice(PREFIX.length);
    const decoded = decodeAttribute(name, value);
    if (name === "data" || name === "data_base64") unusable.push(notBody(name));
    else if (decoded === undefined) unusable.push(notUtf8(name, value));
    else entries.push([name, decoded]);
  }
  const contentType = headers["content-type"];
  if (contentType) entries.push(["datacontenttype", contentType]);
  return { attributes: Object.fromEntries(entries), unusable };
}

/**
 * Most SDKs send a URI as it is, where they should send its own `%` as `%25`. So a URI that decoding would spoil is
 * taken as it stands.
 */
function decodeAttribute(name: string, value: string): string | undefined {
  const isValid = name === "source" ? isUriReference : name === "dataschema" ? isUri : undefined;
  const decoded = decodeHeaderValue(value);
  if (!isValid) return decoded;
  return decoded === undefined || (!isValid(decoded) && isValid(value)) ? value : decoded;
}

function notBody(name: string): Problem {
  return { pointer: `/${name}`, keyword: "one-payload", expected: "sent as the body" };
}

function notUtf8(name: string, actual: string): Problem {
  return { pointer: `/${name}`, keyword: "percent-encoding", expected: "percent-encoded UTF-8", actual };
}

/** The data: as a member of the event's text, and as the parsed event has it. */
interface Payload {
  readonly member: string;
  readonly attributes: Attributes;
}

/** Without Content-Type, what is JSON is JSON, as the specification says of an absent `datacontenttype`. */
function payloadOf(request: HttpRequest): Payload | undefined {
  if (!request.body) return undefined;
  const type = request.headers["content-type"];
  if (type && isJsonType(type)) return jsonPayload(request, type);
  const isText = !type || (isTextType(type) && isUtf8Type(type));
  const text = isText ? bodyText(request) : undefined;
  if (text === undefined) return base64Payload(bodyBase64(request));
  return (type ? undefined : jsonPayloadOrNone(request)) ?? textPayload(text);
}

function jsonPayload(request: HttpRequest, type: string): Payload {
  if (!isUtf8Type(type)) {
    const message = `Cannot read the data: JSON is UTF-8, and the content type is ${JSON.stringify(type)}`;
    throw new RouterError("media-type-unsupported", message);
  }
  const body = bodyText(request);
  if (body === undefined) throw new RouterError("json-invalid", "Cannot read the data: it is not UTF-8");
  const text = withoutMark(body);
  const data = parseJson(text, "the data");
  return { member: `"data":${text.trim()}`, attributes: { data } };
}

function jsonPayloadOrNone(request: HttpRequest): Payload | undefined {
  try {
    return jsonPayload(request, "application/json");
  } catch {
    return undefined;
  }
}

function textPayload(data: string): Payload {
  return { member: `"data":${JSON.stringify(data)}`, attributes: { data } };
}

function base64Payload(base64: string): Payload {
  return { member: `"data_base64":"${base64}"`, attributes: { data_base64: base64 } };
}
