import type { Attempt } from "../core/delivery.ts";
import type { AcceptedEvent, SchemaVerdict } from "../core/event.ts";
import type { DeliveryView } from "../core/ports.ts";
import { timeText } from "./time.ts";

// Things as the API shows them: their times as RFC 3339.

/** An event without what it holds. */
export function shownEvent(event: AcceptedEvent) {
  const { id, source, type, subject, time, bus, receivedAt, publisher, schema } = event;
  return {
    id,
    source,
    type,
    ...(subject !== undefined && { subject }),
    ...(time !== undefined && { time }),
    bus,
    receivedAt: timeText(receivedAt),
    publisher,
    schema,
  };
}

/** A verdict without the values that stood in the event. */
export function withoutActual({ problems, ...verdict }: SchemaVerdict): SchemaVerdict {
  return {
    ...verdict,
    ...(problems && { problems: problems.map(({ actual: _, ...problem }) => problem) }),
  };
}

export function shownAttempt({ at, ...attempt }: Attempt) {
  return { ...attempt, at: timeText(at) };
}

export function shownDelivery({ createdAt, dueAt, endedAt, attempts, ...delivery }: DeliveryView) {
  return {
    ...delivery,
    createdAt: timeText(createdAt),
    ...(dueAt !== undefined && { dueAt: timeText(dueAt) }),
    ...(endedAt !== undefined && { endedAt: timeText(endedAt) }),
    attempts: attempts.map(shownAttempt),
  };
}
