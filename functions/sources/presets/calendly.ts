import type { Preset } from "./preset.ts";

/** https://developer.calendly.com/api-docs/overview/webhooks/webhook-signatures */
export const calendly: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.calendly-webhook-signature}", separator: ",", prefix: "v1=" },
    signed: "{timestamp}.{body}",
    timestamp: {
      from: "{header.calendly-webhook-signature}",
      separator: ",",
      prefix: "t=",
      toleranceSeconds: 180,
    },
  },
  event: {
    type: "com.calendly.{body.event}",
    source: ["{body.created_by}", "https://api.calendly.com"],
    subject: "{body.payload.uri}",
    time: "{body.created_at}",
  },
};
