import { RouterError } from "../core/errors.ts";
import type { AcceptedEvent } from "../core/event.ts";
import {
  type IncomingEvent,
  ingest,
  type IngestPorts,
  type Receipt,
  type RefusedEvent,
} from "../core/ingest.ts";
import type { Quarantine } from "../core/ports.ts";
import { decodeEvent } from "./cloudevents/structured.ts";

/**
 * Takes quarantined events in anew, through the schema gate as it is now. What is refused again stays in quarantine as it
 * is: nothing is kept there twice.
 */
export function createResubmit(
  ports: IngestPorts,
  clock: () => number,
): (events: readonly AcceptedEvent[]) => Promise<Receipt[]> {
  const staying = { ...ports, quarantine: { keep: quarantinedAgain } };
  return async (events) => {
    const receipts: Receipt[] = [];
    for (const event of events) {
      const { bus, publisher } = event;
      const arrival = { bus, publisher, receivedAt: clock(), permit: () => {} };
      receipts.push(...(await ingest([decoded(event)], arrival, staying)));
    }
    return receipts;
  };
}

const quarantinedAgain: Quarantine["keep"] = async (events) => events.map(() => "quarantined");

/** What the gate saw when the event came: its data above all, which may be in Base64. */
function decoded({ text, id, source }: AcceptedEvent): IncomingEvent | RefusedEvent {
  try {
    return decodeEvent(text);
  } catch (error) {
    if (error instanceof RouterError) return { id, source, error };
    throw error;
  }
}
