import type { Preset } from "./preset.ts";

/** https://docs.sentry.io/organization/integrations/integration-platform/webhooks: the secret is the client secret. */
export const sentry: Preset = {
  verification: { kind: "hmac", signature: { from: "{header.sentry-hook-signature}" } },
  event: {
    id: "{header.request-id}",
    type: [
      "io.sentry.{header.sentry-hook-resource}.{body.action}",
      "io.sentry.{header.sentry-hook-resource}",
    ],
    source: ["{body.data.issue.project.url}", "https://sentry.io"],
    subject: ["{body.data.issue.id}", "{body.data.event.event_id}", "{body.data.error.event_id}"],
    time: "{header.sentry-hook-timestamp}",
  },
  answers: [{ status: 200 }],
};
