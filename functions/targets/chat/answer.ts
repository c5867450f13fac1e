import type { SendResult } from "../../core/deliveries/outcome.ts";
import { meaningOf } from "../../core/deliveries/outcome.ts";
import type { Exchange } from "../guarded-http.ts";
import { printable } from "../printable.ts";
import { retryAfter } from "../retry-after.ts";
import type { ChatAnswer } from "./preset.ts";

/** What is said of a target, and by which clock. */
export interface AnswerContext {
  readonly target: string;
  readonly host: string;
  readonly now: number;
}

/** What a chat's answer means: its status, and where all of them are 200, the code in it. */
export function chatResult(
  exchange: Extract<Exchange, { ok: true }>,
  form: ChatAnswer,
  { target, host, now }: AnswerContext,
): SendResult {
  const { status, headers } = exchange;
  const text = exchange.body.toString();
  const meaning = meaningOf(status);
  const verdict = meaning === "delivered" ? verdictOf(text, form) : meaning;
  if (verdict === "delivered") return { ok: true, status };
  const said = printable(text).slice(0, SAID_LENGTH);
  const detail = `Cannot deliver to target "${target}": ${host} answered ${status}${said && `: ${said}`}`;
  if (verdict === "dead") return { ok: false, code: "target-refused", detail, status };
  return {
    ok: false,
    code: "target-failed",
    detail,
    status,
    ...retryAfter(headers["retry-after"], now),
  };
}

const SAID_LENGTH = 500;

/** An answer of success that is not as the chat's are comes from something in between: it is tried again. */
function verdictOf(
  text: string,
  { members, passing = [], failure }: ChatAnswer,
): "delivered" | "retry" | "dead" {
  if (failure !== undefined && text.startsWith(failure)) return "retry";
  if (!members) return "delivered";
  const code = codeIn(text, members.code);
  if (code === undefined) return "retry";
  if (code === 0) return "delivered";
  return passing.includes(code) ? "retry" : "dead";
}

function codeIn(text: string, member: string): number | undefined {
  try {
    const code = (JSON.parse(text) as Readonly<Record<string, unknown>> | null)?.[member];
    return typeof code === "number" ? code : undefined;
  } catch {
    return undefined;
  }
}
