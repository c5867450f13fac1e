import type { Preset } from "./preset.ts";

/** https://razorpay.com/docs/webhooks/validate-test */
export const razorpay: Preset = {
  verification: { kind: "hmac", signature: { from: "{header.x-razorpay-signature}" } },
  event: {
    id: "{header.x-razorpay-event-id}",
    type: "com.razorpay.{body.event}",
    source: ["https://api.razorpay.com/accounts/{body.account_id}", "https://api.razorpay.com"],
    subject: ["{body.payload.payment.entity.id}", "{body.payload.order.entity.id}"],
    time: "{body.created_at}",
  },
  answers: [{ status: 200 }],
};
