import type { Preset } from "./preset.ts";

/** https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks */
export const bitbucket: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.x-hub-signature}", prefix: "sha256=" },
  },
  event: {
    id: "{header.x-request-uuid}",
    type: "com.bitbucket.{header.x-event-key|dots}",
    source: ["{body.repository.links.html.href}", "https://bitbucket.org"],
    subject: ["{body.pullrequest.id}", "{body.issue.id}", "{body.push.changes.0.new.name}"],
  },
};
