import type { Preset } from "./preset.ts";

/** https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks: the signature stands in the body. */
export const mailgun: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{body.signature.signature}" },
    signed: "{timestamp}{body.signature.token}",
    timestamp: { from: "{body.signature.timestamp}", toleranceSeconds: 300 },
  },
  event: {
    id: "{body.event-data.id}",
    type: "com.mailgun.{body.event-data.event}",
    source: ["https://mailgun.com/{body.event-data.domain.name}", "https://mailgun.com"],
    subject: ["{body.event-data.message.headers.message-id}", "{body.event-data.recipient}"],
    time: "{body.event-data.timestamp}",
  },
};
