import type { Preset } from "./preset.ts";

/** https://linear.app/developers/webhooks: the time stands in the signed body, and is a minute old at most. */
export const linear: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.linear-signature}" },
    timestamp: { from: "{body.webhookTimestamp}", unit: "milliseconds", toleranceSeconds: 60 },
  },
  event: {
    id: "{header.linear-delivery}",
    type: ["com.linear.{body.type|snake}.{body.action}", "com.linear.{body.type|snake}"],
    source: ["https://linear.app/organizations/{body.organizationId}", "https://linear.app"],
    subject: "{body.data.id}",
    time: "{body.createdAt}",
  },
  answers: [{ status: 200 }],
};
