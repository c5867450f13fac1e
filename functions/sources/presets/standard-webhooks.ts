import type { EventMapping } from "../../core/generated/source-file.ts";
import type { Preset } from "./preset.ts";

/** The id is the header that was signed: anybody may add another one. */
const event: EventMapping = {
  id: "{header.webhook-id}",
  type: ["{body.type}", "{body.event_type}", "{body.eventType}", "webhook"],
  subject: "{body.data.id}",
  time: ["{body.timestamp}", "{header.webhook-timestamp}"],
};

/**
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: signed with a secret (v1), or
 * with a private key (v1a) of which the source has the public one, as `whpk_…`.
 */
export const standardWebhooks: Preset = {
  verification: verifications({
    from: ["{header.webhook-signature}"],
    signed: ["{header.webhook-id}.{timestamp}.{body}"],
    time: ["{header.webhook-timestamp}"],
  }),
  event,
};

/** https://docs.svix.com/receiving/verifying-payloads/how-manual: the same, under the names that Svix has or had. */
export const svix: Preset = {
  verification: verifications({
    from: ["{header.svix-signature}", "{header.webhook-signature}"],
    signed: ["{header.svix-id}.{timestamp}.{body}", "{header.webhook-id}.{timestamp}.{body}"],
    time: ["{header.svix-timestamp}", "{header.webhook-timestamp}"],
  }),
  event: {
    ...event,
    id: ["{header.svix-id}", "{header.webhook-id}"],
    time: ["{body.timestamp}", "{header.svix-timestamp}", "{header.webhook-timestamp}"],
  },
};

interface Places {
  readonly from: string[];
  readonly signed: string[];
  readonly time: string[];
}

function verifications({ from, signed, time }: Places): NonNullable<Preset["verification"]> {
  const shared = { encoding: "base64", signed, timestamp: { from: time, toleranceSeconds: 300 } } as const;
  return [
    {
      kind: "hmac",
      ...shared,
      signature: { from, separator: " ", prefix: "v1," },
      secretEncoding: "base64",
      secretPrefix: "whsec_",
    },
    {
      kind: "public-key",
      algorithm: "ed25519",
      ...shared,
      signature: { from, separator: " ", prefix: "v1a," },
      secretPrefix: "whpk_",
    },
  ];
}
