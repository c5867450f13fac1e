import type { Delivery, Settlement } from "../../core/delivery.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { IngestPorts } from "../../core/ingest.ts";
import { attemptNumber } from "../../core/deliveries/outcome.ts";
import type { Clock } from "../../core/ports.ts";
import type { Routed } from "../../core/route.ts";
import { createSampler, type EventTrace, type Sample } from "../../core/trace/sampler.ts";
import { pairs, traceSettings } from "../../core/trace/settings.ts";
import { attemptId, attemptSpan, ingestSpan, routeSpan } from "../../core/trace/spans.ts";
import { traceparentText } from "../../core/trace/traceparent.ts";
import { createSpanExporter, type SpanExporter } from "./exporter.ts";

/** Tells a collector of the way of events that are sampled: ingest, route, each attempt. */
export interface Tracing extends Pick<SpanExporter, "flush" | "dropped" | "resting"> {
  readonly onIngested: NonNullable<IngestPorts["onIngested"]>;
  onRouted(event: AcceptedEvent, routed: Routed): void;
  onSettled(settlement: Settlement): void;
  /** What the request of a delivery's next attempt says of where it belongs; undefined: what its event says. */
  traceparentOf(delivery: Delivery): string | undefined;
}

export interface TracingOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly keyOf: (bus: string, source: string, id: string) => string;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
  /** Headers for the collector, `name=value,name=value`, that do not stand in the environment. */
  readonly headers?: (() => Promise<string>) | undefined;
}

/** Undefined where no collector is named: then nothing is done for it. Throws `tracing-invalid`. */
export function createTracing(options: TracingOptions): Tracing | undefined {
  const { environment, keyOf, clock, report, headers } = options;
  const settings = traceSettings(environment);
  if (!settings) return undefined;
  const ask = createSampler(settings.sampler);
  const sample = rememberedOf(ask);
  const begins = !settings.sampler.parentBased || settings.sampler.ratio > 0;
  const exporter = createSpanExporter(settings, {
    ...{ clock, report },
    headers: headers && (async () => pairs(await headers())),
  });
  return {
    ...{ flush: exporter.flush, dropped: exporter.dropped, resting: exporter.resting },
    onIngested({ bus, receivedAt }, incoming, receipts) {
      for (const [i, event] of incoming.entries()) {
        if (!("text" in event) || receipts[i]?.status !== "accepted") continue;
        if (!begins && !event.text.includes('"traceparent"')) continue;
        const named = { ...event, bus, receivedAt, key: keyOf(bus, event.source, event.id) };
        const trace = ask(named);
        if (trace) exporter.add(ingestSpan(named, trace, clock()));
      }
    },
    onRouted(event, routed) {
      const trace = sample(event);
      if (trace) exporter.add(routeSpan(event, routed, { trace, at: clock() }));
    },
    onSettled(settlement) {
      const { delivery, attempt } = settlement;
      const trace = attempt && sample(delivery.event);
      if (trace) exporter.add(attemptSpan(settlement, attempt, trace));
    },
    traceparentOf(delivery) {
      const trace = sample(delivery.event);
      if (!trace) return undefined;
      const spanId = attemptId(delivery, attemptNumber(delivery));
      return traceparentText({ traceId: trace.traceId, spanId, sampled: true });
    },
  };
}

/** An event is asked for when it is routed and for each attempt, and looking through its text takes the longest of it. */
function rememberedOf(sample: Sample): Sample {
  const known = new WeakMap<object, EventTrace | "none">();
  return (event) => {
    const before = known.get(event);
    if (before !== undefined) return before === "none" ? undefined : before;
    const trace = sample(event);
    known.set(event, trace ?? "none");
    return trace;
  };
}
