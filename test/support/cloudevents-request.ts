import type { DecodedEvent, HttpRequest } from "../../functions/sources/cloudevents.ts";
import { decodeCloudEvents } from "../../functions/sources/cloudevents.ts";

/** The attributes that every event must have. */
export const REQUIRED = { specversion: "1.0", id: "42", source: "/shop", type: "shop.order.paid" } as const;

/** A structured-mode request: the event as given, or the required attributes and these. */
export function structured(event: string | Readonly<Record<string, unknown>>): HttpRequest {
  const body = typeof event === "string" ? event : JSON.stringify({ ...REQUIRED, ...event });
  return request({ "content-type": "application/cloudevents+json" }, body);
}

/** A batch-mode request. */
export function batch(events: string | readonly unknown[]): HttpRequest {
  const body = typeof events === "string" ? events : JSON.stringify(events);
  return request({ "content-type": "application/cloudevents-batch+json" }, body);
}

/** A binary-mode request with the required attributes, and these headers over them. */
export function binary(headers: Readonly<Record<string, string>>, body?: string | Uint8Array): HttpRequest {
  const required = Object.entries(REQUIRED).map(([name, value]) => [`ce-${name}`, value]);
  return request({ ...Object.fromEntries(required), ...headers }, body);
}

/** A request with text as text and bytes as Base64. */
export function request(headers: Readonly<Record<string, string>>, body?: string | Uint8Array): HttpRequest {
  if (body === undefined) return { headers, isBase64Encoded: false };
  if (typeof body === "string") return { headers, body, isBase64Encoded: false };
  return { headers, body: Buffer.from(body).toString("base64"), isBase64Encoded: true };
}

/** The event of a request that has one. */
export function eventOf(from: HttpRequest): DecodedEvent {
  const decoded = decodeCloudEvents(from);
  if (decoded.kind !== "single") throw new Error("It is a batch.");
  return decoded.event;
}
