import type { Preset } from "./preset.ts";

/**
 * https://learn.microsoft.com/azure/event-grid/end-point-validation-event-grid-events-schema, and its CloudEvents schema.
 * Event Grid signs nothing: the secret is a delivery property (header x-signalbox-key) or stands in the address (?key=).
 */
export const azureEventGrid: Preset = {
  verification: { kind: "token", from: ["{header.x-signalbox-key}", "{query.key}"] },
  event: {
    each: true,
    cloudEvents: true,
    id: "{body.id}",
    type: "{body.eventType}",
    source: ["{body.topic}", "https://eventgrid.azure.net"],
    subject: "{body.subject}",
    time: "{body.eventTime}",
    data: "{body.data}",
  },
  answers: [
    {
      when: { "header.aeg-event-type": "SubscriptionValidation" },
      challenge: true,
      json: { validationResponse: "{body.0.data.validationCode}" },
    },
    { status: 200 },
  ],
};
