import type { Attempt, Delivery, Settlement } from "../delivery.ts";
import type { AcceptedEvent } from "../event.ts";
import type { Routed } from "../route.ts";
import { type EventTrace, spanIdOf } from "./sampler.ts";

/** A part of an event's way, as OpenTelemetry tells it. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: "internal" | "server" | "client";
  /** Epoch ms. */
  readonly start: number;
  readonly end: number;
  /** Names and codes; never a payload. */
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Why it failed: a code of core/errors.ts. */
  readonly error?: string;
}

type Traced = Pick<AcceptedEvent, "key" | "id" | "source" | "type" | "bus" | "receivedAt" | "replay">;

/** From the arrival of an event until its publisher was answered. A replay begins with its routing. */
export function ingestSpan(event: Traced, trace: EventTrace, end: number): Span {
  const { traceId, parentSpanId } = trace;
  return {
    ...{ traceId, spanId: ingestId(event), ...(parentSpanId && { parentSpanId }) },
    ...{ name: "signalbox ingest", kind: "server", start: event.receivedAt, end },
    attributes: attributesOf(event),
  };
}

/** The routing of an event; `at` is when it was done. */
export function routeSpan(
  event: Traced,
  routed: Routed,
  { trace, at }: { trace: EventTrace; at: number },
): Span {
  const [failure] = routed.failed;
  return {
    ...{ traceId: trace.traceId, spanId: routeId(event), parentSpanId: ingestId(event) },
    ...{ name: "signalbox route", kind: "internal", start: Math.min(event.receivedAt, at), end: at },
    attributes: {
      ...attributesOf(event),
      "signalbox.rules": routed.matched.map(({ id }) => id).join(","),
      "signalbox.deliveries": routed.deliveries.length,
    },
    ...(failure && { error: failure.code }),
  };
}

/** One attempt at a target. */
export function attemptSpan({ delivery, outcome }: Settlement, attempt: Attempt, trace: EventTrace): Span {
  const { event, rule, target, id } = delivery;
  return {
    ...{ traceId: trace.traceId, spanId: attemptId(delivery, attempt.number), parentSpanId: routeId(event) },
    ...{
      name: `signalbox deliver ${target}`,
      kind: "client",
      start: attempt.at,
      end: attempt.at + attempt.latencyMs,
    },
    attributes: {
      ...attributesOf(event),
      ...{ "signalbox.rule": rule, "signalbox.target": target, "signalbox.delivery": id },
      "signalbox.attempt": attempt.number,
      "signalbox.outcome": outcome.status,
      ...(attempt.status !== undefined && { "signalbox.status": attempt.status }),
    },
    ...(attempt.error && { error: attempt.error.code }),
  };
}

/** What an attempt's request is the parent of. */
export function attemptId(delivery: Delivery, number: number): string {
  return spanIdOf(`attempt ${delivery.id} ${incarnationOf(delivery.event)} ${number}`);
}

function ingestId(event: Traced): string {
  return spanIdOf(`ingest ${event.key}`);
}

function routeId(event: Traced): string {
  return spanIdOf(`route ${event.key} ${incarnationOf(event)}`);
}

/** Of an event that comes again by a replay, or after the dedup window. */
function incarnationOf({ receivedAt, replay }: Traced): string {
  return `${receivedAt} ${replay?.id ?? ""}`;
}

function attributesOf({ id, source, type, bus, replay }: Traced) {
  return {
    ...{ "cloudevents.event_id": id, "cloudevents.event_source": source, "cloudevents.event_type": type },
    "signalbox.bus": bus,
    ...(replay && { "signalbox.replay": replay.id }),
  };
}
