import type { Preset } from "./preset.ts";

/**
 * https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features:
 * the source's secret is the verification key. Each element of the body is an event; a message of Inbound
 * Parse, which is a form, is one.
 */
export const sendgrid: Preset = {
  verification: {
    kind: "public-key",
    algorithm: "ecdsa-sha256",
    encoding: "base64",
    signature: { from: "{header.x-twilio-email-event-webhook-signature}" },
    signed: "{timestamp}{body}",
    timestamp: { from: "{header.x-twilio-email-event-webhook-timestamp}", toleranceSeconds: 600 },
  },
  event: {
    each: true,
    id: "{body.sg_event_id}",
    type: ["com.sendgrid.{body.event}", "com.sendgrid.inbound"],
    source: "https://sendgrid.com",
    subject: ["{body.sg_message_id}", "{body.email}", "{body.to}"],
    time: "{body.timestamp}",
  },
};
