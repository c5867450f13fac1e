import type { Preset } from "./preset.ts";

/** https://docs.lemonsqueezy.com/help/webhooks/signing-requests */
export const lemonSqueezy: Preset = {
  verification: { kind: "hmac", signature: { from: "{header.x-signature}" } },
  event: {
    type: "com.lemonsqueezy.{body.meta.event_name}",
    source: "https://api.lemonsqueezy.com",
    subject: "{body.data.id}",
    time: "{body.data.attributes.updated_at}",
  },
  answers: [{ status: 200 }],
};
