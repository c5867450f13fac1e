import type { Preset } from "./preset.ts";

/**
 * https://developers.hubspot.com/docs/api/webhooks/validating-requests, version 3: the address is signed, so the source's
 * `url` must be the one that HubSpot calls. Each element of the body is an event; its id is not its alone.
 */
export const hubspot: Preset = {
  verification: {
    kind: "hmac",
    encoding: "base64",
    signature: { from: "{header.x-hubspot-signature-v3}" },
    signed: "POST{url}{body}{timestamp}",
    timestamp: {
      from: "{header.x-hubspot-request-timestamp}",
      unit: "milliseconds",
      toleranceSeconds: 300,
    },
  },
  event: {
    each: true,
    id: "{body.portalId}.{body.subscriptionId}.{body.eventId}.{body.occurredAt}",
    type: "com.hubspot.{body.subscriptionType}",
    source: ["https://api.hubapi.com/portals/{body.portalId}", "https://api.hubapi.com"],
    subject: "{body.objectId}",
    time: "{body.occurredAt}",
  },
};
