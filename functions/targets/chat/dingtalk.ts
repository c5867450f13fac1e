import type { ChatPreset } from "./preset.ts";

/** https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages: 20 messages a minute; all answers are 200. */
export const dingtalk: ChatPreset = {
  body: { msgtype: "markdown", markdown: { title: "<title>", text: "### <title>\n\n<text>" } },
  escapes: [["](", "]\u200b("]],
  textBytes: 15_000,
  signature: { key: "{secret}", message: "{timestamp}\n{secret}", unit: "ms", place: "query" },
  answer: { members: { code: "errcode", message: "errmsg" }, passing: [-1, 130101, 410100, 660026] },
};
