import type { ChatPreset } from "./preset.ts";

/** https://open.larksuite.com/document/client-docs/bot-v3/add-custom-bot: 100 messages a minute, 5 a second. */
export const lark: ChatPreset = {
  body: {
    msg_type: "interactive",
    card: {
      header: { title: { tag: "plain_text", content: "<title>" } },
      elements: [{ tag: "markdown", content: "<text>" }],
    },
  },
  escapes: [
    ["<", "&#60;"],
    [">", "&#62;"],
    ["](", "]\u200b("],
  ],
  textBytes: 15_000,
  signature: { key: "{timestamp}\n{secret}", message: "", unit: "s", place: "body" },
  answer: {
    members: { code: "code", message: "msg" },
    passing: [9499, 11232, 11233, 11247, 1000004, 1000005],
  },
};
