import type { Preset } from "./preset.ts";

/** https://woocommerce.com/document/webhooks */
export const woocommerce: Preset = {
  verification: {
    kind: "hmac",
    encoding: "base64",
    signature: { from: "{header.x-wc-webhook-signature}" },
  },
  event: {
    id: "{header.x-wc-webhook-delivery-id}",
    type: "com.woocommerce.{header.x-wc-webhook-topic}",
    source: ["{header.x-wc-webhook-source}", "https://woocommerce.com"],
    subject: "{body.id}",
  },
  answers: [{ status: 200 }],
};
