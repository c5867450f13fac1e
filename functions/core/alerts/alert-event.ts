import type { AcceptedEvent } from "../event.ts";
import type { Alert, AlertState } from "./alert.ts";
import type { Notice } from "./transition.ts";

/** Events of alerts have this source; what happens to their deliveries raises none. */
export const ALERT_SOURCE = "/signalbox/alerts";

export interface AlertNews {
  readonly alert: Alert;
  /** As it was before it cleared. */
  readonly state: AlertState;
  readonly notice: Notice;
}

/**
 * The event that tells of an alert. Its id is the same for the same notice, so that it is published once however many
 * lookers there are.
 */
export function alertEvent(
  { alert, state, notice }: AlertNews,
  { now, keyOf }: { now: number; keyOf: (bus: string, source: string, id: string) => string },
): AcceptedEvent {
  const { resource, since, finding, notices } = state;
  const over = notice === "cleared";
  const id = `${alert.id}/${resource}/${new Date(since).toISOString()}/${over ? "cleared" : notices}`;
  const type = `signalbox.alert.${over ? "cleared" : "raised"}`;
  const { sentence, value, threshold } = finding;
  const data = {
    ...{ alert: alert.id, severity: alert.severity ?? "warning", resource },
    ...(alert.description !== undefined && { description: alert.description }),
    title: `${over ? "Over" : "Alert"}: ${alert.id} (${resource})`,
    ...{ sentence, value, threshold, since: new Date(since).toISOString(), notices },
    ...(notice === "repeated" && { repeated: true }),
  };
  const time = new Date(now).toISOString();
  const event = { specversion: "1.0", id, source: ALERT_SOURCE, type, subject: resource, time };
  return {
    ...{ id, source: ALERT_SOURCE, type, subject: resource, time },
    text: JSON.stringify({ ...event, datacontenttype: "application/json", data }),
    bus: "default",
    receivedAt: now,
    publisher: "alerts",
    schema: { status: "unbound" },
    key: keyOf("default", ALERT_SOURCE, id),
  };
}
