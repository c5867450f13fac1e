import { memberText } from "../json/slices.ts";

/** What W3C Trace Context says of where something belongs: hexadecimal ids (https://www.w3.org/TR/trace-context/). */
export interface TraceParent {
  readonly traceId: string;
  readonly spanId: string;
  readonly sampled: boolean;
}

const FORM = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const ZERO = /^0+$/;

/** What a later version than 00 has behind the flags is left alone, as the specification wants it. */
export function parseTraceparent(text: string): TraceParent | undefined {
  const [, version, traceId = "", spanId = "", flags = "", rest] = FORM.exec(text) ?? [];
  if (version === undefined || version === "ff" || (version === "00" && rest !== undefined)) return undefined;
  if (ZERO.test(traceId) || ZERO.test(spanId)) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

export function traceparentText({ traceId, spanId, sampled }: TraceParent): string {
  return `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;
}

/** The text in the version that is spoken here; undefined when it is no traceparent. */
export function asTraceparent(text: string): string | undefined {
  const parsed = parseTraceparent(text);
  return parsed && (text.startsWith("00-") ? text : traceparentText(parsed));
}

/** The extension attribute of an event, as its publisher wrote it (extensions/distributed-tracing.md). */
export function traceparentOf(eventText: string): string | undefined {
  return textAttribute(eventText, "traceparent");
}

/** What vendors say beside it: of use only together with a traceparent. */
export function tracestateOf(eventText: string): string | undefined {
  const text = textAttribute(eventText, "tracestate");
  return text !== undefined && isTracestate(text) ? text : undefined;
}

/** Printable ASCII, of no more than a vendor must pass on. */
export function isTracestate(text: string): boolean {
  return /^[ -~]{1,512}$/.test(text);
}

function textAttribute(eventText: string, name: string): string | undefined {
  const raw = eventText.includes(`"${name}"`) ? memberText(eventText, name) : undefined;
  if (!raw?.startsWith('"')) return undefined;
  return raw.includes("\\") ? String(JSON.parse(raw)) : raw.slice(1, -1);
}
