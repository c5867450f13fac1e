import type { AcceptedEvent, CloudEvent } from "../core/event.ts";
import { ingest, type IngestPorts, type Receipt } from "../core/ingest.ts";

/**
 * Takes quarantined events in anew, through the schema gate as it is now. What is refused again stays in quarantine as it
 * is: nothing is kept there twice.
 */
export function createResubmit(
  ports: IngestPorts,
  clock: () => number,
): (events: readonly AcceptedEvent[]) => Promise<Receipt[]> {
  const staying = { ...ports, quarantine: { keep: async () => {} } };
  return async (events) => {
    const receipts: Receipt[] = [];
    for (const event of events) {
      const { bus, publisher } = event;
      const arrival = { bus, publisher, receivedAt: clock(), permit: () => {} };
      receipts.push(...(await ingest([incomingOf(event)], arrival, staying)));
    }
    return receipts;
  };
}

function incomingOf({ text, id, source, type, subject, time }: AcceptedEvent) {
  const { data, dataschema } = JSON.parse(text) as CloudEvent;
  return {
    ...{ text, id, source, type, data },
    ...(subject !== undefined && { subject }),
    ...(time !== undefined && { time }),
    ...(dataschema !== undefined && { dataschema }),
  };
}
