import type { Delivery } from "../core/delivery.ts";
import { encodeBinary } from "../core/deliveries/encode.ts";
import { membersOf } from "../core/json/slices.ts";
import type { Mode } from "../core/generated/target-file.ts";

/** What a delivery is as a message: a body, and beside it names and texts. */
export interface MessageContent {
  readonly contentType: string;
  readonly body: string | Uint8Array;
  /** The event's own as `ce-…`, in the order that it has them. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/**
 * The event whole, or with its attributes beside its data, as the target's mode says. What a transform made is the body in
 * either, and of changed data the event's schema says nothing.
 */
export function messageContent({ event, body }: Delivery, mode: Mode | undefined): MessageContent {
  const binary = mode === "binary";
  const attributes = binary ? eventAttributes(event.text, body !== undefined) : [];
  if (body) return { contentType: body.contentType, body: body.text, attributes };
  if (!binary) return { contentType: CLOUDEVENT, body: event.text, attributes };
  const data = encodeBinary(event.text);
  return { contentType: data.headers["content-type"] ?? "", body: data.body, attributes };
}

/** What is said of an event that goes out whole. */
export const CLOUDEVENT = "application/cloudevents+json";

/** The attributes of an event as `ce-…`, without those that speak of data that a transform changed. */
export function eventAttributes(text: string, changed: boolean): [string, string][] {
  return attributesOf(text, changed).map(([name, raw]) => [
    `ce-${name}`,
    raw.startsWith('"') ? String(JSON.parse(raw)) : raw,
  ]);
}

/** The event's attributes as they are, without prefix, for messages that have numbers and flags too. */
export function typedAttributes({ event, body }: Delivery): [string, string | number | boolean][] {
  return attributesOf(event.text, body !== undefined).map(([name, raw]) => [
    name,
    JSON.parse(raw) as string | number | boolean,
  ]);
}

function attributesOf(text: string, changed: boolean): (readonly [name: string, raw: string])[] {
  const left = new Set(["data", "data_base64", "datacontenttype", ...(changed ? ["dataschema"] : [])]);
  return membersOf(text).filter(([name, raw]) => !left.has(name) && raw !== "null");
}
