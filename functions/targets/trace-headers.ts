import type { Delivery } from "../core/delivery.ts";
import { asTraceparent, traceparentOf, tracestateOf } from "../core/trace/traceparent.ts";
import type { SendTools } from "./send.ts";

export type TraceHeaders = readonly (readonly [name: "traceparent" | "tracestate", value: string])[];

/**
 * What a message says of where it belongs, under the names of W3C's Trace Context: the span of the attempt where one is told,
 * else what the event says; none where neither is.
 */
export function traceHeaders(
  delivery: Delivery,
  { traceparentOf: ours }: Pick<SendTools, "traceparentOf">,
): TraceHeaders {
  const { text } = delivery.event;
  const traceparent = ours?.(delivery) ?? asTraceparent(traceparentOf(text) ?? "");
  if (traceparent === undefined) return [];
  const tracestate = tracestateOf(text);
  return [
    ["traceparent", traceparent],
    ...(tracestate === undefined ? [] : [["tracestate", tracestate] as const]),
  ];
}
