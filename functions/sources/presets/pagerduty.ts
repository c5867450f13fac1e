import type { Preset } from "./preset.ts";

/** https://developer.pagerduty.com/docs/webhooks/webhook-signatures (V3) */
export const pagerduty: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.x-pagerduty-signature}", separator: ",", prefix: "v1=" },
  },
  event: {
    id: "{body.event.id}",
    type: "com.pagerduty.{body.event.event_type}",
    source: ["{body.event.data.service.self}", "https://api.pagerduty.com"],
    subject: "{body.event.data.id}",
    time: "{body.event.occurred_at}",
  },
};
