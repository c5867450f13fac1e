import type { Preset } from "./preset.ts";

/**
 * https://developer.squareup.com/docs/webhooks/step3validate: the address is signed, so the source's `url` must be the one
 * that Square calls.
 */
export const square: Preset = {
  verification: {
    kind: "hmac",
    encoding: "base64",
    signature: { from: "{header.x-square-hmacsha256-signature}" },
    signed: "{url}{body}",
  },
  event: {
    id: "{body.event_id}",
    type: "com.square.{body.type}",
    source: ["https://connect.squareup.com/merchants/{body.merchant_id}", "https://connect.squareup.com"],
    subject: "{body.data.id}",
    time: "{body.created_at}",
  },
  answers: [{ status: 200 }],
};
