import { textOfLines } from "../email/lines.ts";
import type { ChatTarget } from "../generated/target-file.ts";
import { templateRemark } from "./email.ts";
import type { Remark } from "./finding.ts";

/** What cannot be right in the settings of a chat target. */
export function chatProblems({ service, signingSecret, title, text }: ChatTarget): Remark[] {
  const unsigned = signingSecret && !SIGNED.has(service);
  return [
    ...(title === undefined ? [] : templateRemark("/title", title)),
    ...(text === undefined ? [] : templateRemark("/text", textOfLines(text))),
    ...(unsigned
      ? [{ code: "target-invalid", pointer: "/signingSecret", message: `${service} signs nothing` } as const]
      : []),
  ];
}

const SIGNED: ReadonlySet<ChatTarget["service"]> = new Set(["dingtalk", "lark"]);

export function chatWarnings({ url }: ChatTarget): Remark[] {
  if (typeof url !== "string") return [];
  const message =
    'who has the address of a webhook may write there; write {"secret": "NAME"} and set the environment variable NAME';
  return [{ code: "secret-in-file", pointer: "/url", message }];
}
