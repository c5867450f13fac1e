import type { Preset } from "./preset.ts";

/** https://docs.stripe.com/webhooks#verify-manually. Like Stripe's own libraries it does not bound times ahead of ours. */
export const stripe: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.stripe-signature}", separator: ",", prefix: "v1=" },
    signed: "{timestamp}.{body}",
    timestamp: {
      from: "{header.stripe-signature}",
      separator: ",",
      prefix: "t=",
      toleranceSeconds: 300,
      future: "any",
    },
  },
  event: {
    id: "{body.id}",
    type: "com.stripe.{body.type}",
    source: [
      "https://api.stripe.com/v1/accounts/{body.account}",
      "https://api.stripe.com/v1/accounts/{body.context}",
      "https://api.stripe.com",
    ],
    subject: ["{body.data.object.id}", "{body.related_object.id}"],
    time: "{body.created}",
  },
};
