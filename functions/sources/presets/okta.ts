import type { Preset } from "./preset.ts";

/**
 * https://developer.okta.com/docs/concepts/event-hooks: the secret is what the hook's Authorization field says. Each element
 * of `data.events` is an event.
 */
export const okta: Preset = {
  verification: { kind: "token", from: "{header.authorization}" },
  handshakes: [{ method: "GET", json: { verification: "{header.x-okta-verification-challenge}" } }],
  event: {
    each: "{body.data.events}",
    id: "{body.uuid}",
    type: "com.okta.{body.eventType}",
    source: "https://okta.com",
    subject: ["{body.target.0.id}", "{body.actor.id}"],
    time: "{body.published}",
  },
};
