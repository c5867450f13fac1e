import type { EventMapping } from "../../core/generated/source-file.ts";
import type { Preset } from "./preset.ts";

/** The id is the header that was signed: anybody may add another one. */
const event: EventMapping = {
  id: "{header.webhook-id}",
  type: ["{body.type}", "{body.event_type}", "{body.eventType}", "webhook"],
  subject: "{body.data.id}",
  time: ["{body.timestamp}", "{header.webhook-timestamp}"],
};

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export const standardWebhooks: Preset = {
  verification: {
    kind: "hmac",
    encoding: "base64",
    signature: { from: "{header.webhook-signature}", separator: " ", prefix: "v1," },
    signed: "{header.webhook-id}.{timestamp}.{body}",
    secretEncoding: "base64",
    secretPrefix: "whsec_",
    timestamp: { from: "{header.webhook-timestamp}", toleranceSeconds: 300 },
  },
  event,
};

/** https://docs.svix.com/receiving/verifying-payloads/how-manual: the same, under the names that Svix has or had. */
export const svix: Preset = {
  verification: {
    kind: "hmac",
    encoding: "base64",
    signature: {
      from: ["{header.svix-signature}", "{header.webhook-signature}"],
      separator: " ",
      prefix: "v1,",
    },
    signed: ["{header.svix-id}.{timestamp}.{body}", "{header.webhook-id}.{timestamp}.{body}"],
    secretEncoding: "base64",
    secretPrefix: "whsec_",
    timestamp: { from: ["{header.svix-timestamp}", "{header.webhook-timestamp}"], toleranceSeconds: 300 },
  },
  event: {
    ...event,
    id: ["{header.svix-id}", "{header.webhook-id}"],
    time: ["{body.timestamp}", "{header.svix-timestamp}", "{header.webhook-timestamp}"],
  },
};
