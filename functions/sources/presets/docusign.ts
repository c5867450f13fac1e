import type { Preset } from "./preset.ts";

/** https://developers.docusign.com/platform/webhooks/connect/hmac: JSON messages; up to four keys may sign. */
export const docusign: Preset = {
  verification: {
    kind: "hmac",
    encoding: "base64",
    signature: {
      from: [
        "{header.x-docusign-signature-1},{header.x-docusign-signature-2}",
        "{header.x-docusign-signature-1}",
      ],
      separator: ",",
    },
  },
  event: {
    type: "com.docusign.{body.event}",
    source: ["https://docusign.net/accounts/{body.data.accountId}", "https://docusign.net"],
    subject: "{body.data.envelopeId}",
    time: "{body.generatedDateTime}",
  },
  answers: [{ status: 200 }],
};
