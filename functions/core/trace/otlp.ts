import type { Span } from "./spans.ts";

/** Spans as OTLP's JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding). */
export function otlpTraces(spans: readonly Span[], resource: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributesOf(resource) },
        scopeSpans: [{ scope: { name: "signalbox" }, spans: spans.map(otlpSpan) }],
      },
    ],
  });
}

const KINDS = { internal: 1, server: 2, client: 3 } as const;
const ERROR = 2;

function otlpSpan({ traceId, spanId, parentSpanId, name, kind, start, end, attributes, error }: Span) {
  return {
    ...{ traceId, spanId, ...(parentSpanId && { parentSpanId }), name, kind: KINDS[kind] },
    ...{ startTimeUnixNano: nanos(start), endTimeUnixNano: nanos(Math.max(start, end)) },
    attributes: attributesOf({ ...attributes, ...(error && { "error.type": error }) }),
    ...(error && { status: { code: ERROR, message: error } }),
  };
}

/** Milliseconds as nanoseconds, which no number can hold. */
function nanos(ms: number): string {
  return `${Math.round(ms)}000000`;
}

function attributesOf(values: Readonly<Record<string, string | number>>) {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === "number" ? { intValue: String(value) } : { stringValue: value },
  }));
}
