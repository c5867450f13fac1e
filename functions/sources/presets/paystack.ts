import type { Preset } from "./preset.ts";

/** https://paystack.com/docs/payments/webhooks: the secret is the account's secret key. */
export const paystack: Preset = {
  verification: { kind: "hmac", algorithm: "sha512", signature: { from: "{header.x-paystack-signature}" } },
  event: {
    type: "com.paystack.{body.event}",
    source: "https://api.paystack.co",
    subject: ["{body.data.reference}", "{body.data.id}"],
    time: ["{body.data.paid_at}", "{body.data.created_at}"],
  },
  answers: [{ status: 200 }],
};
