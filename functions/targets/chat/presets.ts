import type { TargetOf } from "../send.ts";
import { dingtalk } from "./dingtalk.ts";
import { lark } from "./lark.ts";
import type { ChatPreset } from "./preset.ts";
import { slack } from "./slack.ts";
import { teams } from "./teams.ts";
import { wecom } from "./wecom.ts";

/** By the names that a target's file says. */
export const presets: Readonly<Record<TargetOf<"chat">["service"], ChatPreset>> = {
  slack,
  teams,
  dingtalk,
  lark,
  wecom,
};
