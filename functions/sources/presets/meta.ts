import type { Preset } from "./preset.ts";

/**
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started: WhatsApp, Messenger, Instagram and pages. The
 * source's secret is the app secret; what the dashboard calls the verify token is one of its handshakeSecrets.
 */
export const meta: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.x-hub-signature-256}", prefix: "sha256=" },
  },
  handshakes: [
    {
      method: "GET",
      when: { "query.hub.mode": "subscribe" },
      token: "{query.hub.verify_token}",
      text: "{query.hub.challenge}",
    },
  ],
  event: {
    type: ["com.meta.{body.object}.{body.entry.0.changes.0.field}", "com.meta.{body.object}"],
    source: "https://graph.facebook.com",
    subject: "{body.entry.0.id}",
    time: "{body.entry.0.time}",
  },
  answers: [{ status: 200 }],
};
