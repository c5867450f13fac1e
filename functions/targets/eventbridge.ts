import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { Delivery } from "../core/delivery.ts";
import { membersOf } from "../core/json/slices.ts";
import { isJsonType } from "../core/text/media-type.ts";
import { xrayOf } from "../core/trace/carried.ts";
import { envelopeOf } from "../core/view.ts";
import { callAwsInBatches } from "./aws-batch.ts";
import { refusedEntries } from "./aws-failure.ts";
import { placeOf } from "../wire/aws-place.ts";
import { perTarget } from "./per-target.ts";
import type { Send, TargetOf } from "./send.ts";
import { traceHeaders } from "./trace-headers.ts";
import { tooLarge, unfit } from "./unfit.ts";

/** Puts a delivery onto a bus of Amazon EventBridge. */
export const sendEventBridge: Send<"eventbridge"> = async (delivery, target, tools) => {
  const TraceHeader = xrayOf(traceHeaders(delivery, tools)[0]?.[1]);
  const entry = { ...entryOf(delivery, target), ...(TraceHeader !== undefined && { TraceHeader }) };
  if (!entry.Detail.trimStart().startsWith("{"))
    return unfit(target, "EventBridge takes a JSON object, and its transform made none");
  const bytes = bytesOf(entry);
  const refusal = tooLarge(target, { bytes, limit: ENTRY_BYTES, service: "EventBridge" });
  if (refusal) return refusal;
  return callAwsInBatches(
    {
      service: "EventBridge",
      target,
      place: placeFor(target),
      tools,
      limits: { entries: ENTRIES, bytes: ENTRY_BYTES },
      client: (settings) => new EventBridgeClient(settings),
      async send(client, entries: readonly Entry[]) {
        const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: [...entries] }));
        return refusedEntries(Entries);
      },
    },
    { entry, bytes },
  );
};

/** A call takes so many entries. */
const ENTRIES = 10;
/** And so many bytes of one or all of them. */
const ENTRY_BYTES = 1024 * 1024;

const placeFor = perTarget((target: TargetOf<"eventbridge">) => placeOf(target, target.eventBus ?? ""));

interface Entry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly Time?: Date;
  readonly TraceHeader?: string;
  readonly Resources?: string[];
}

/** As the EventBridge view has the event; its id is AWS's own there. */
function entryOf({ event, body }: Delivery, target: TargetOf<"eventbridge">): Entry {
  const envelope = new Map(membersOf(envelopeOf(event.text)));
  const time = new Date(JSON.parse(envelope.get("time") ?? "null") as string);
  const resources = resourcesIn(envelope.get("resources"));
  const whole = target.mode === "structured";
  return {
    EventBusName: target.eventBus ?? "default",
    Source: event.source,
    DetailType: event.type,
    Detail: body ? made(body) : whole ? event.text : detailOf(envelope.get("detail"), event.text),
    ...(time.getTime() > 0 && { Time: time }),
    ...(resources.length > 0 && { Resources: resources }),
  };
}

/** Data that is no object has no home in a detail, so the event goes whole, as one whose data is bytes. */
function detailOf(detail: string | undefined, text: string): string {
  if (detail === undefined) return text.includes('"data_base64"') ? text : "{}";
  return detail.startsWith("{") ? detail : text;
}

function made({ contentType, text }: NonNullable<Delivery["body"]>): string {
  return isJsonType(contentType) ? text : "";
}

function resourcesIn(json: string | undefined): string[] {
  const resources: unknown = JSON.parse(json ?? "[]");
  return Array.isArray(resources) ? resources.filter((resource) => typeof resource === "string") : [];
}

/** As AWS counts: https://docs.aws.amazon.com/eventbridge/latest/userguide/calculate-putevents-entry-size.html */
function bytesOf({ Source, DetailType, Detail, Time, Resources = [] }: Entry): number {
  return Buffer.byteLength([Source, DetailType, Detail, ...Resources].join("")) + (Time ? TIME_BYTES : 0);
}

const TIME_BYTES = 14;
