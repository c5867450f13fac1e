import type { Preset } from "./preset.ts";

/** https://developer.atlassian.com/cloud/jira/platform/webhooks */
export const jira: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.x-hub-signature}", prefix: "sha256=" },
  },
  event: {
    id: "{header.x-atlassian-webhook-identifier}",
    type: "com.atlassian.{body.webhookEvent|dots}",
    source: ["{body.issue.self}", "https://atlassian.net"],
    subject: "{body.issue.key}",
    time: "{body.timestamp}",
  },
};
