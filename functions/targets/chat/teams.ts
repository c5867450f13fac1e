import type { ChatPreset } from "./preset.ts";

/**
 * A workflow of Microsoft Teams that posts an adaptive card when a webhook request is received. Connectors of old answer 200
 * with words when Teams did not take it.
 */
export const teams: ChatPreset = {
  body: {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          msteams: { width: "Full" },
          body: [
            { type: "TextBlock", text: "<title>", weight: "Bolder", size: "Medium", wrap: true },
            { type: "TextBlock", text: "<text>", wrap: true },
          ],
        },
      },
    ],
  },
  escapes: [["](", "]\u200b("]],
  // A message has 28 KB with all that is around it.
  textBytes: 20_000,
  answer: { failure: "Webhook message delivery failed" },
};
