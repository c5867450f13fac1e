import type { IncomingEvent, RefusedEvent } from "../ingest.ts";
import { memberText, withMember } from "../json/slices.ts";
import { asTraceparent, isTracestate, parseTraceparent, traceparentText } from "./traceparent.ts";

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * Events with the trace of the request that brought them, as the extension of CloudEvents for distributed tracing. What a
 * publisher wrote into an event itself stays: it says where the event was made.
 */
export function withTrace<Item extends IncomingEvent | RefusedEvent>(
  items: readonly Item[],
  { traceparent: sent, tracestate }: Headers,
): readonly Item[] {
  const traceparent = sent === undefined ? undefined : asTraceparent(sent);
  if (traceparent === undefined) return items;
  const state = tracestate !== undefined && isTracestate(tracestate) ? tracestate : undefined;
  return items.map((item) =>
    "error" in item ? item : { ...item, text: carrying(item.text, traceparent, state) },
  );
}

/** https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader, as a traceparent. */
export function traceparentOfXray(header: string): string | undefined {
  const fields = new Map(header.split(";").map((field) => field.trim().split("=", 2) as [string, string]));
  const [, time, random] = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/.exec(fields.get("Root") ?? "") ?? [];
  const sampled = fields.get("Sampled") === "1";
  return asTraceparent(
    traceparentText({ traceId: `${time}${random}`, spanId: fields.get("Parent") ?? "", sampled }),
  );
}

/** A traceparent as AWS passes it on; undefined where there is none. */
export function xrayOf(traceparent: string | undefined): string | undefined {
  const parsed = parseTraceparent(traceparent ?? "");
  if (!parsed) return undefined;
  const { traceId, spanId, sampled } = parsed;
  return `Root=1-${traceId.slice(0, 8)}-${traceId.slice(8)};Parent=${spanId};Sampled=${sampled ? 1 : 0}`;
}

function carrying(text: string, traceparent: string, tracestate: string | undefined): string {
  const written = memberText(text, "traceparent");
  if (written !== undefined && written !== "null") return text;
  const traced = withMember(text, "traceparent", JSON.stringify(traceparent));
  return tracestate === undefined ? traced : withMember(traced, "tracestate", JSON.stringify(tracestate));
}
