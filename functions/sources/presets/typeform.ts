import type { Preset } from "./preset.ts";

/** https://www.typeform.com/developers/webhooks/secure-your-webhooks */
export const typeform: Preset = {
  verification: {
    kind: "hmac",
    encoding: "base64",
    signature: { from: "{header.typeform-signature}", prefix: "sha256=" },
  },
  event: {
    id: "{body.event_id}",
    type: "com.typeform.{body.event_type}",
    source: ["https://api.typeform.com/forms/{body.form_response.form_id}", "https://api.typeform.com"],
    subject: "{body.form_response.token}",
    time: "{body.form_response.submitted_at}",
  },
};
