import type { Preset } from "./preset.ts";

/** https://circleci.com/docs/guides/integration/outbound-webhooks */
export const circleci: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.circleci-signature}", separator: ",", prefix: "v1=" },
  },
  event: {
    id: "{body.id}",
    type: "com.circleci.{body.type}",
    source: ["https://circleci.com/projects/{body.project.id}", "https://circleci.com"],
    subject: ["{body.job.id}", "{body.workflow.id}"],
    time: "{body.happened_at}",
  },
};
