import { RouterError } from "../core/errors.ts";
import { busNamed, type Place } from "../core/eventbridge/arn.ts";
import { listOf, moment, structure, text } from "../core/eventbridge/shape.ts";
import { AwsFault } from "../core/http/aws-fault.ts";
import type { IncomingEvent, Receipt } from "../core/ingest.ts";
import { parseJson } from "../core/json/parse.ts";
import { withMember } from "../core/json/slices.ts";
import { traceparentOfXray } from "../core/trace/carried.ts";
import { eventOfEnvelope } from "../core/view.ts";

/** An entry of PutEvents, after its form was checked. */
export interface PutEventsEntry {
  readonly Time?: number | null;
  readonly Source?: string | null;
  readonly Resources?: readonly string[] | null;
  readonly DetailType?: string | null;
  readonly Detail?: string | null;
  readonly EventBusName?: string | null;
  readonly TraceHeader?: string | null;
}
/** What became of an entry. */
export type PutEventsResult =
  | { readonly EventId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string };

const BUS = {
  min: 1,
  max: 1600,
  pattern: String.raw`(arn:aws[\w-]*:events:[a-z]{2}-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[\.\-_A-Za-z0-9]+`,
};
const entry = structure(
  "PutEventsRequestEntry",
  {
    Time: moment,
    Source: text(),
    Resources: listOf(text({ max: 2048 })),
    DetailType: text(),
    Detail: text(),
    EventBusName: text(BUS),
    TraceHeader: text({ min: 1, max: 500 }),
  },
  ["kmsKeyIdentifier", "internalMetadata"],
);

/** What PutEvents asks of its input. */
export const putEventsShape = structure("PutEventsRequest", {
  "Entries!": listOf(entry, { min: 1, max: 10 }),
  EndpointId: text({ min: 1, max: 50, pattern: String.raw`^[A-Za-z0-9\-]+[\.][A-Za-z0-9\-]+$` }),
});

/** An entry that is an event, and the bus it is for; or why it is none. */
export type DecodedEntry =
  | { readonly bus: string; readonly event: IncomingEvent }
  | Extract<PutEventsResult, { readonly ErrorCode: string }>;

/** What each event gets: its id, where it happened, and the time where its entry names none, in epoch ms. */
export interface EntryFacts {
  readonly place: Place;
  readonly newId: () => string;
  readonly now: number;
}

/**
 * The events of PutEvents's entries, each on its own. Throws an AwsFault when they are too large together. The detail
 * stands in the event to the letter.
 */
export function decodeEntries(entries: readonly PutEventsEntry[], facts: EntryFacts): DecodedEntry[] {
  if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > TOTAL_BYTES)
    throw new AwsFault("ValidationException", "Total size of the entries in the request is over the limit.");
  return entries.map((entry) => decodeEntry(entry, facts));
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const TOTAL_BYTES = 256 * 1024;
const TIME_BYTES = 14;

function sizeOf({ Time, Source, DetailType, Detail, Resources }: PutEventsEntry): number {
  const texts = [Source, DetailType, Detail, ...(Resources ?? [])];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ""), 0);
  return bytes + (Time == null ? 0 : TIME_BYTES);
}

function decodeEntry(entry: PutEventsEntry, facts: EntryFacts): DecodedEntry {
  const { Source: source, DetailType: type, Detail: detail } = entry;
  if (!source) return missing("Source");
  if (!type) return missing("DetailType");
  if (!detail) return missing("Detail");
  const control = CONTROL.test(source) ? "Source" : CONTROL.test(type) ? "DetailType" : undefined;
  if (control) return invalid(control, "It holds control characters.");
  if (/^aws\./i.test(source))
    return { ErrorCode: "NotAuthorizedForSourceException", ErrorMessage: "Not authorized for the source." };
  const bus = busNamed(entry.EventBusName ?? undefined);
  if (!BUS_NAME.test(bus))
    return invalid("EventBusName", "It has more than 64 characters or begins with a dot.");
  const data = parsedDetail(detail);
  if (!data) return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
  return { bus, event: eventOf(entry, { ...facts, source, type, detail, data }) };
}

/** What no attribute of a CloudEvent may hold. */
const CONTROL = /\p{Cc}/u;
/** A bus is a folder of the archive. */
const BUS_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/;

function missing(parameter: string): DecodedEntry {
  return invalid(parameter, `${parameter} is a required argument.`);
}

function invalid(parameter: string, reason: string): DecodedEntry {
  return {
    ErrorCode: "InvalidArgument",
    ErrorMessage: `Parameter ${parameter} is not valid. Reason: ${reason}`,
  };
}

function parsedDetail(detail: string): object | undefined {
  try {
    const data = parseJson(detail, "the detail");
    return typeof data === "object" && data !== null && !Array.isArray(data) ? data : undefined;
  } catch (error) {
    if (error instanceof RouterError) return undefined;
    throw error;
  }
}

interface EventParts extends EntryFacts {
  readonly source: string;
  readonly type: string;
  readonly detail: string;
  readonly data: object;
}

function eventOf(entry: PutEventsEntry, parts: EventParts): IncomingEvent {
  const { source, type, detail, data, place, now } = parts;
  const id = parts.newId();
  // An envelope's time is in whole seconds.
  const at = entry.Time == null ? now : entry.Time * 1000;
  const time = timeText(at) ?? timeText(now)!;
  const members = {
    version: "0",
    id,
    "detail-type": type,
    source,
    account: place.account,
    time,
    region: place.region,
    resources: entry.Resources ?? [],
  };
  const envelope = `${JSON.stringify(members).slice(0, -1)},"detail":${detail}}`;
  const text = eventOfEnvelope(envelope);
  const traceparent = entry.TraceHeader ? traceparentOfXray(entry.TraceHeader) : undefined;
  return {
    text: traceparent ? withMember(text, "traceparent", JSON.stringify(traceparent)) : text,
    id,
    source,
    type,
    time,
    data,
  };
}

function timeText(at: number): string | undefined {
  const date = new Date(Math.floor(at / 1000) * 1000);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 0 || year > 9999) return undefined;
  return date.toISOString().replace(".000Z", "Z");
}

/** What the receipt of an entry's event says to its publisher. */
export function resultOf(receipt: Receipt): PutEventsResult {
  if (receipt.status !== "refused") return { EventId: receipt.id };
  const { code, message } = receipt.error;
  return { ErrorCode: ERROR_CODES[code] ?? "InvalidArgument", ErrorMessage: message };
}

const ERROR_CODES: Readonly<Record<string, string>> = {
  "publish-forbidden": "AccessDeniedException",
  "event-too-large": "InvalidArgument",
};
