import type { Preset } from "./preset.ts";

/**
 * https://docs.discord.com/developers/events/webhook-events and /interactions/receiving-and-responding: the source's
 * secret is the application's public key. Interactions are answered as deferred: whoever gets the event has 15 minutes.
 */
export const discord: Preset = {
  verification: {
    kind: "public-key",
    algorithm: "ed25519",
    signature: { from: "{header.x-signature-ed25519}" },
    signed: "{timestamp}{body}",
    timestamp: { from: "{header.x-signature-timestamp}", toleranceSeconds: 300 },
  },
  event: {
    id: "{body.id}",
    type: [
      "com.discord.{body.event.type|lower}",
      "com.discord.interaction.{body.data.name}",
      "com.discord.interaction",
    ],
    source: "https://discord.com/applications/{body.application_id}",
    subject: ["{body.event.data.user.id}", "{body.channel_id}", "{body.user.id}"],
    time: ["{body.event.timestamp}", "{header.x-signature-timestamp}"],
  },
  answers: [
    { when: { "body.type": "0" }, challenge: true, status: 204 },
    { when: { "body.type": "1", "body.event.type": "" }, challenge: true, json: { type: 1 } },
    { when: { "body.type": "2" }, json: { type: 5 } },
    { when: { "body.type": "3" }, json: { type: 6 } },
    { when: { "body.type": "4" }, json: { type: 8, data: { choices: [] } } },
    { when: { "body.type": "5" }, json: { type: 5 } },
    { status: 204 },
  ],
};
