import { idHash } from "../archive/segment.ts";
import { parseTraceparent, type TraceParent, traceparentOf } from "./traceparent.ts";

/** Which trace an event belongs to, when its spans are to be told; undefined: to none that is sampled. */
export type Sample = (event: { readonly text: string; readonly key: string }) => EventTrace | undefined;

export interface EventTrace {
  readonly traceId: string;
  /** The publisher's span; absent where the trace begins here. */
  readonly parentSpanId?: string;
}

export interface SamplerOptions {
  /** Whether the publisher's own mark counts. */
  readonly parentBased: boolean;
  /** The share of events without one that begin a trace, 0 to 1. */
  readonly ratio: number;
}

/** The same event gives the same trace, wherever and whenever it is asked: functions need not tell each other. */
export function createSampler({ parentBased, ratio }: SamplerOptions): Sample {
  return (event) => {
    const written = parseTraceparent(traceparentOf(event.text) ?? "");
    if (written && parentBased) return written.sampled ? childOf(written) : undefined;
    // By the trace's own number, so that all who take a share of traces take the same ones.
    const number = written ? Number.parseInt(written.traceId.slice(-8), 16) : idHash(event.key);
    if (number / 2 ** 32 >= ratio) return undefined;
    return written ? childOf(written) : { traceId: hexOf(`trace ${event.key}`, 4) };
  };
}

function childOf({ traceId, spanId }: TraceParent): EventTrace {
  return { traceId, parentSpanId: spanId };
}

/** A span's id, out of what names it. */
export function spanIdOf(name: string): string {
  return hexOf(name, 2);
}

function hexOf(name: string, words: number): string {
  const parts = Array.from({ length: words }, (_, i) =>
    idHash(`${i} ${name} ${i}`).toString(16).padStart(8, "0"),
  );
  const id = parts.join("");
  // An id of zeros is none.
  return /^0+$/.test(id) ? `${id.slice(1)}1` : id;
}
