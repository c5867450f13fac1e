import type { HttpMessage } from "../../functions/core/deliveries/encode.ts";
import { RouterError } from "../../functions/core/errors.ts";
import { decodeCloudEvents, type HttpRequest, isRefused } from "../../functions/sources/cloudevents.ts";

/** The members of a JSON object. */
export type Members = Readonly<Record<string, unknown>>;

/** What the decoder made of a request: the texts of its events, and what it refused. */
export interface Decoding {
  readonly texts: readonly string[];
  readonly refusals: readonly RouterError[];
}

/** Decodes; anything but a refusal with a code is thrown on. */
export function decoding(request: HttpRequest): Decoding {
  try {
    const decoded = decodeCloudEvents(request);
    const items = decoded.kind === "single" ? [decoded.event] : decoded.items;
    return {
      texts: items.flatMap((item) => (isRefused(item) ? [] : [item.text])),
      refusals: items.flatMap((item) => (isRefused(item) ? [item.error] : [])),
    };
  } catch (error) {
    if (error instanceof RouterError) return { texts: [], refusals: [error] };
    throw error;
  }
}

/** The members of the one event of a request, or why it was refused. */
export function decodedMembers(request: HttpRequest): Members | string {
  const { texts, refusals } = decoding(request);
  return texts[0] === undefined ? `refused: ${refusals[0]?.message}` : JSON.parse(texts[0]);
}

/** A request whose body came as these bytes; header names in any case. */
export function requestOf(headers: Readonly<Record<string, string>>, body: Uint8Array): HttpRequest {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    headers: Object.fromEntries(entries),
    body: Buffer.from(body).toString("base64"),
    isBase64Encoded: true,
  };
}

export function structuredRequest(text: string): HttpRequest {
  return requestOf({ "content-type": "application/cloudevents+json" }, Buffer.from(text));
}

/** A message of ours, as it arrives. */
export function arrived({ headers, body }: HttpMessage): HttpRequest {
  return requestOf(headers, typeof body === "string" ? Buffer.from(body) : body);
}

/** The event as headers tell it: values as text, unset ones left out, data with its type said. */
export function asHeadersTell(event: Members): Members {
  const { data, data_base64: base64, datacontenttype, ...attributes } = event;
  const texts = Object.entries(attributes).flatMap(([name, value]) =>
    value === null ? [] : [[name, typeof value === "string" ? value : JSON.stringify(value)]],
  );
  const type = datacontenttype ?? (data === undefined ? undefined : "application/json");
  return {
    ...Object.fromEntries(texts),
    ...(type !== undefined && { datacontenttype: type }),
    ...(data !== undefined && { data }),
    ...(base64 !== undefined && { data_base64: base64 }),
  };
}

/** The same members in one order, so that two events compare as JSON. */
export function sorted(members: Members | string): Members | string {
  if (typeof members === "string") return members;
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
}
