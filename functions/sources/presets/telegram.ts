import type { Preset } from "./preset.ts";

/** https://core.telegram.org/bots/api#setwebhook: the secret is the webhook's secret_token. */
export const telegram: Preset = {
  verification: { kind: "token", from: "{header.x-telegram-bot-api-secret-token}" },
  event: {
    id: "{body.update_id}",
    type: "org.telegram.update",
    subject: [
      "{body.message.chat.id}",
      "{body.callback_query.message.chat.id}",
      "{body.channel_post.chat.id}",
    ],
    time: ["{body.message.date}", "{body.channel_post.date}"],
  },
  answers: [{ status: 200 }],
};
