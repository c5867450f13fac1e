import type { Preset } from "./preset.ts";

/** https://developers.zoom.us/docs/api/webhooks: the source's secret is the app's secret token. */
export const zoom: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.x-zm-signature}", prefix: "v0=" },
    signed: "v0:{timestamp}:{body}",
    timestamp: { from: "{header.x-zm-request-timestamp}", toleranceSeconds: 300 },
  },
  event: {
    type: "com.zoom.{body.event}",
    source: ["https://zoom.us/accounts/{body.payload.account_id}", "https://zoom.us"],
    subject: "{body.payload.object.id}",
    time: "{body.event_ts}",
  },
  answers: [
    {
      when: { "body.event": "endpoint.url_validation" },
      challenge: true,
      proof: { of: "{body.payload.plainToken}" },
      json: { plainToken: "{body.payload.plainToken}", encryptedToken: "{proof}" },
    },
    { status: 200 },
  ],
};
