import type { Preset } from "./preset.ts";

/**
 * https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks: the signature stands in the body, of an
 * event as of a message that a route forwards as a form.
 */
export const mailgun: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: ["{body.signature.signature}", "{body.signature}"] },
    signed: ["{timestamp}{body.signature.token}", "{timestamp}{body.token}"],
    timestamp: { from: ["{body.signature.timestamp}", "{body.timestamp}"], toleranceSeconds: 300 },
  },
  event: {
    id: ["{body.event-data.id}", "{body.Message-Id}.{body.recipient}", "{body.token}"],
    type: ["com.mailgun.{body.event-data.event}", "com.mailgun.inbound"],
    source: ["https://mailgun.com/{body.event-data.domain.name}", "https://mailgun.com"],
    subject: [
      "{body.event-data.message.headers.message-id}",
      "{body.event-data.recipient}",
      "{body.recipient}",
    ],
    time: ["{body.event-data.timestamp}", "{body.timestamp}"],
  },
};
