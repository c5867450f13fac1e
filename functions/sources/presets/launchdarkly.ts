import type { Preset } from "./preset.ts";

/** https://launchdarkly.com/docs/integrations/webhooks */
export const launchdarkly: Preset = {
  verification: { kind: "hmac", signature: { from: "{header.x-ld-signature}" } },
  event: {
    id: "{body._id}",
    type: "com.launchdarkly.{body.kind}",
    source: "https://app.launchdarkly.com",
    subject: "{body.name}",
    time: "{body.date}",
  },
};
