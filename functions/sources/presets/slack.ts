import type { Preset } from "./preset.ts";

/**
 * https://docs.slack.dev/authentication/verifying-requests-from-slack: the Events API, slash commands and interactions.
 * The answer to what is taken is empty, as Slack would show a text to whoever gave the command.
 */
export const slack: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.x-slack-signature}", prefix: "v0=" },
    signed: "v0:{timestamp}:{body}",
    timestamp: { from: "{header.x-slack-request-timestamp}", toleranceSeconds: 300, future: "any" },
  },
  event: {
    formPayload: "payload",
    id: ["{body.event_id}", "{body.trigger_id}"],
    type: [
      "com.slack.{body.event.type}.{body.event.subtype}",
      "com.slack.{body.event.type}",
      "com.slack.command.{body.command|snake}",
      "com.slack.{body.type}",
    ],
    source: [
      "https://slack.com/team/{body.team_id}",
      "https://slack.com/team/{body.team.id}",
      "https://slack.com",
    ],
    subject: [
      "{body.event.channel}",
      "{body.event.channel.id}",
      "{body.event.item.channel}",
      "{body.event.channel_id}",
      "{body.event.user}",
      "{body.event.user.id}",
      "{body.channel_id}",
      "{body.channel.id}",
      "{body.user.id}",
    ],
    time: ["{body.event_time}", "{body.action_ts}", "{header.x-slack-request-timestamp}"],
  },
  answers: [
    {
      when: { "body.type": "url_verification" },
      challenge: true,
      json: { challenge: "{body.challenge}" },
    },
    { status: 200 },
  ],
};
