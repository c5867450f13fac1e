import type { Preset } from "./preset.ts";

/**
 * https://developers.intercom.com/docs/webhooks: the secret is the app's client secret. Intercom asks by HEAD whether
 * somebody is there.
 */
export const intercom: Preset = {
  verification: {
    kind: "hmac",
    algorithm: "sha1",
    signature: { from: "{header.x-hub-signature}", prefix: "sha1=" },
  },
  handshakes: [{ method: "GET" }],
  event: {
    id: "{body.id}",
    type: "com.intercom.{body.topic}",
    source: ["https://api.intercom.io/apps/{body.app_id}", "https://api.intercom.io"],
    subject: "{body.data.item.id}",
    time: "{body.created_at}",
  },
  answers: [{ status: 200 }],
};
