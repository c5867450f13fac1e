import { hash } from "node:crypto";
import { hostname } from "node:os";
import type { Delivery } from "../core/delivery.ts";
import { memberText } from "../core/json/slices.ts";
import { partitionKeyOf, type PlaceText } from "../core/text/place-text.ts";
import { type Message, messageTypes, type SystemProperties, secondsOf } from "../wire/rocketmq/messages.ts";
import { CLOUDEVENT, eventAttributes, messageContent } from "./message-content.ts";

/** What a target's settings say of its messages. */
export interface MessagePlan {
  readonly topic: string;
  readonly mode: "binary" | "structured";
  readonly keys: readonly PlaceText[];
  readonly tag: PlaceText;
  readonly messageGroup?: PlaceText | undefined;
  readonly deliverAt?: PlaceText | undefined;
  readonly delaySeconds?: number | undefined;
  readonly priority?: PlaceText | undefined;
  /** The trace that the message belongs to, where it is another than its event says. */
  readonly traceparent?: string | undefined;
}

/** The message of a delivery, or why there can be none, as the end of a sentence. */
export function rocketMqMessage(
  delivery: Delivery,
  plan: MessagePlan,
  now: number,
): Message | { readonly problem: string } {
  const kind = kindOf(delivery, plan, now);
  if ("problem" in kind) return kind;
  const labels = labelsOf(delivery, plan);
  const room = PROPERTIES_BYTES - bytesOf([labels.tag ?? "", ...labels.keys]);
  const { body, properties } = contentOf(delivery, plan.mode, room);
  const trace = plan.traceparent ?? memberOf(delivery, "traceparent");
  return {
    topic: { name: plan.topic },
    userProperties: Object.fromEntries(properties),
    systemProperties: {
      ...kind,
      keys: labels.keys,
      ...(labels.tag !== undefined && { tag: labels.tag }),
      messageId: messageIdOf(delivery),
      bodyEncoding: IDENTITY,
      bornTimestamp: secondsOf(now),
      bornHost: hostname(),
      ...(trace !== undefined && { traceContext: trace }),
    },
    body,
  };
}

/** The same for each attempt; a replay is another message. */
function messageIdOf({ id, replay }: Delivery): string {
  return replay === undefined ? id : `${id}.${replay}`;
}

const IDENTITY = 1;
/** Of tag, keys and properties, and how many properties: what the proxy takes. */
const PROPERTIES_BYTES = 16 * 1024;
const PROPERTIES = 128;

type Kind = Pick<SystemProperties, "messageType" | "messageGroup" | "deliveryTimestamp" | "priority">;

function kindOf({ event }: Delivery, plan: MessagePlan, now: number): Kind | { readonly problem: string } {
  if (plan.messageGroup) {
    const group = plan.messageGroup.render(event.text) ?? partitionKeyOf(event.text) ?? event.source;
    return { messageType: messageTypes.fifo, messageGroup: fittingGroup(group) };
  }
  if (plan.deliverAt || plan.delaySeconds !== undefined) return timed(event.text, plan, now);
  const priority = plan.priority?.render(event.text);
  if (priority === undefined) return { messageType: messageTypes.normal };
  if (!/^\d{1,9}$/.test(priority))
    return { problem: `its priority is "${priority}", and not a whole number` };
  return { messageType: messageTypes.priority, priority: Number(priority) };
}

/** A time that has passed, or none, is now. */
function timed(text: string, { deliverAt, delaySeconds = 0 }: MessagePlan, now: number) {
  const at = deliverAt?.render(text);
  const time = at === undefined ? now + delaySeconds * 1000 : timeOf(at);
  if (Number.isNaN(time)) return { problem: `it is to come at "${at}", which is no time` };
  return { messageType: messageTypes.delay, deliveryTimestamp: secondsOf(time) };
}

/** RFC 3339, or milliseconds since 1970. */
function timeOf(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : RFC_3339.test(text) ? Date.parse(text) : Number.NaN;
}

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** The proxy takes less than 64 bytes; what is longer becomes its hash. */
function fittingGroup(text: string): string {
  return Buffer.byteLength(text) < 64 && !CONTROL.test(text) ? text : hash("sha256", text, "base64url");
}

function labelsOf({ event }: Delivery, { keys, tag }: MessagePlan) {
  const label = tag.render(event.text)?.replaceAll(NOT_IN_TAGS, "_").trim();
  return {
    keys: keys.flatMap((key) => key.render(event.text)?.replaceAll(CONTROLS, "_") ?? []),
    tag: label === "" ? undefined : label,
  };
}

type Property = readonly [name: string, value: string];

interface Content {
  readonly body: Uint8Array;
  readonly properties: readonly Property[];
}

/**
 * The event as RocketMQ's binding of CloudEvents has it: its data, and its attributes as properties; or whole, with the
 * attributes beside it all the same, for consumers that select by them. Attributes that do not fit there, and data that is an
 * empty text, make it go out whole; what a transform made keeps the attributes that fit.
 */
function contentOf(delivery: Delivery, mode: "binary" | "structured", room: number): Content {
  const own = deliveryProperties(delivery);
  const { contentType, body } = messageContent(delivery, mode);
  const attributes = attributesOf(delivery);
  const fitting = fittingProperties(attributes, {
    room: room - bytesOf(own.flat()) - OWN_BYTES,
    taken: own.length + 2,
  });
  const emptyText = body.length === 0 && hasData(delivery);
  if (mode === "binary" && !delivery.body && (fitting.length < attributes.length || emptyText))
    return contentOf(delivery, "structured", room);
  const type = contentType === CLOUDEVENT ? STRUCTURED : contentType;
  const typed: Property[] = body.length === 0 ? [] : typesOf(delivery, type);
  return {
    body: body.length === 0 ? NO_DATA : Buffer.from(body),
    properties: [...fitting, ...typed, ...own],
  };
}

/** A body must not be empty. */
const NO_DATA = Buffer.from([0]);
const STRUCTURED = `${CLOUDEVENT}; charset=UTF-8`;
/** Two content types are within this. */
const OWN_BYTES = 1024;

/** The binding's text and the code of its authors differ in the name. */
function typesOf(delivery: Delivery, type: string): Property[] {
  const written = type === STRUCTURED || delivery.body ? type : memberOf(delivery, "datacontenttype");
  return [
    ["CE_contenttype", type],
    ...(written === undefined ? [] : [["CE_datacontenttype", written] as const]),
  ];
}

function attributesOf({ event, body }: Delivery): readonly Property[] {
  return eventAttributes(event.text, body !== undefined).map(([name, value]) => [
    name.replace("ce-", "CE_"),
    value,
  ]);
}

/** The first ones that the proxy would take. */
function fittingProperties(
  all: readonly Property[],
  { room, taken }: { readonly room: number; readonly taken: number },
): Property[] {
  let left = room;
  return all
    .filter(([, value]) => !CONTROL.test(value))
    .filter((property) => (left -= bytesOf(property)) >= 0)
    .slice(0, PROPERTIES - taken);
}

/** What a delivery says of itself. */
function deliveryProperties({ id, replay }: Delivery): Property[] {
  return [["idempotency-key", id], ...(replay === undefined ? [] : [["signalbox-replay", replay] as const])];
}

function hasData({ event }: Delivery): boolean {
  return memberText(event.text, "data") !== undefined || memberText(event.text, "data_base64") !== undefined;
}

/** An attribute that is a string. */
function memberOf({ event }: Delivery, name: string): string | undefined {
  const raw = event.text.includes(`"${name}"`) ? memberText(event.text, name) : undefined;
  return raw?.startsWith('"') ? String(JSON.parse(raw)) : undefined;
}

function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text) + SEPARATOR_BYTES, 0);
}

const SEPARATOR_BYTES = 1;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f]/g;
// oxlint-disable-next-line no-control-regex
const NOT_IN_TAGS = /[\u0000-\u001f\u007f|]/g;
