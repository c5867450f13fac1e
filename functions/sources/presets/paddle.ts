import type { Preset } from "./preset.ts";

/** https://developer.paddle.com/webhooks/signature-verification (Paddle Billing) */
export const paddle: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.paddle-signature}", separator: ";", prefix: "h1=" },
    signed: "{timestamp}:{body}",
    timestamp: { from: "{header.paddle-signature}", separator: ";", prefix: "ts=", toleranceSeconds: 300 },
  },
  event: {
    id: "{body.event_id}",
    type: "com.paddle.{body.event_type}",
    source: "https://api.paddle.com",
    subject: "{body.data.id}",
    time: "{body.occurred_at}",
  },
  answers: [{ status: 200 }],
};
