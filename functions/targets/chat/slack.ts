import type { ChatPreset } from "./preset.ts";

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: failures have a status that says so. */
export const slack: ChatPreset = {
  body: { text: "*<title>*\n<text>" },
  // https://docs.slack.dev/messaging/formatting-message-text#escaping
  escapes: [
    ["&", "&amp;"],
    ["<", "&lt;"],
    [">", "&gt;"],
  ],
  textBytes: 12_000,
  answer: {},
};
