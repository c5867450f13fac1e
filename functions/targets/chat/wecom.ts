import type { ChatPreset } from "./preset.ts";

/** https://developer.work.weixin.qq.com/document/path/91770: 20 messages a minute, 4096 bytes each; all answers are 200. */
export const wecom: ChatPreset = {
  body: { msgtype: "markdown", markdown: { content: "**<title>**\n<text>" } },
  escapes: [
    ["<", "&lt;"],
    [">", "&gt;"],
    ["](", "]\u200b("],
  ],
  textBytes: 3_500,
  answer: { members: { code: "errcode", message: "errmsg" }, passing: [-1, 45009, 45011, 45033, 45047] },
};
