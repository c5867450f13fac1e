import type { Preset } from "./preset.ts";

/**
 * https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks: the address and the form are signed,
 * so the source's `url` must be the one that Mandrill calls. Each element of the field is an event. Mandrill asks by HEAD
 * whether somebody is there.
 */
export const mandrill: Preset = {
  verification: {
    kind: "hmac",
    algorithm: "sha1",
    encoding: "base64",
    signature: { from: "{header.x-mandrill-signature}" },
    signed: "{url}{form}",
  },
  handshakes: [{ method: "GET" }],
  event: {
    formPayload: "mandrill_events",
    each: true,
    id: "{body._id}.{body.event}.{body.ts}",
    type: "com.mandrill.{body.event}",
    source: "https://mandrillapp.com",
    subject: ["{body.msg.email}", "{body._id}"],
    time: "{body.ts}",
  },
  answers: [{ status: 200 }],
};
