import type { AcceptedEvent } from "../../core/event.ts";

/** How much text events have, in UTF-16 units: what holding them in memory is measured by. */
export function charactersOf(events: readonly AcceptedEvent[]): number {
  return events.reduce((sum, { text }) => sum + text.length, 0);
}
