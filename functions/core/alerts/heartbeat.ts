import type { AcceptedEvent } from "../event.ts";
import { MINUTE_MS } from "../stats/delta.ts";
import type { Alert } from "./alert.ts";
import { ALERT_SOURCE, type EventFacts, ownEvent } from "./alert-event.ts";

/**
 * The event that says that all of the way is alive: published in each so many minutes, so that whoever waits for it hears
 * when it does not come. Undefined in minutes between. The same for the same minute, so that it is published once.
 */
export function heartbeat(
  { id: alert, description, when: { minutes = 1 } }: Alert,
  { raised, ...facts }: EventFacts & { readonly raised: number },
): AcceptedEvent | undefined {
  const minute = Math.floor(facts.now / MINUTE_MS);
  if (minute % minutes !== 0) return undefined;
  const data = { alert, ...(description !== undefined && { description }), minutes, raised };
  const id = `${alert}/${new Date(minute * MINUTE_MS).toISOString()}`;
  return ownEvent({ id, type: "signalbox.heartbeat", source: ALERT_SOURCE, subject: alert, data }, facts);
}
