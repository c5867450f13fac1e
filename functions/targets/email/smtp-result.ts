import type { NodemailerError, SMTPPoolSentMessageInfo } from "nodemailer";
import type { UnservedRecipients } from "../../core/delivery.ts";
import { RouterError } from "../../core/errors.ts";
import type { SendResult } from "../../core/deliveries/outcome.ts";
import { connectionProblem } from "../../wire/connection-errors.ts";
import { printable } from "../printable.ts";

/** What is said of a target when it fails. */
export interface SmtpContext {
  readonly target: string;
  /** `smtp.shop.example:587` */
  readonly server: string;
  readonly timeoutMs: number;
}

type Failed = NodemailerError & { readonly originalCode?: string | undefined };
type Failure = Extract<SendResult, { ok: false }>;

/** A mail that was taken, for all of its recipients or for some. */
export function smtpResult(info: SMTPPoolSentMessageInfo, context: SmtpContext): SendResult {
  const rejections = info.rejectedErrors ?? [];
  if (rejections.length === 0) return { ok: true, status: statusOf(info.response) };
  return refusedRecipients(rejections, context, "some have it");
}

/**
 * What a failed attempt means. What the server says of the mail or of its recipients counts by its code: 4xx is tried again,
 * 5xx is for good. All that keeps the mail from being asked about is tried again: no connection, no TLS, credentials.
 */
export function smtpFailure(error: unknown, context: SmtpContext): Failure {
  if (error instanceof RouterError && error.code !== "address-private") throw error;
  const what = `Cannot deliver to target "${context.target}":`;
  if (error instanceof RouterError)
    return {
      ok: false,
      code: "address-private",
      detail: `${what} ${context.server} leads to a private address`,
    };
  const { code = "", responseCode, rejectedErrors = [] } = error as NodemailerError;
  if (rejectedErrors.length > 0) return refusedRecipients(rejectedErrors, context, "nobody has it");
  const status = responseCode ? { status: responseCode } : {};
  const detail = `${what} ${context.server} ${problemOf(error as Failed, context)}`;
  if (REFUSING.has(code) && responseCode)
    return {
      ok: false,
      code: isPassing(responseCode) ? "target-failed" : "target-refused",
      detail,
      ...status,
    };
  return { ok: false, code: FAILING[code] ?? "target-unreachable", detail, ...status };
}

/** Errors that are of the mail, when the server has said them. */
const REFUSING: ReadonlySet<string> = new Set(["EENVELOPE", "EMESSAGE"]);

const FAILING: Readonly<Record<string, Failure["code"]>> = {
  EAUTH: "auth-failed",
  ENOAUTH: "auth-failed",
  EOAUTH2: "auth-failed",
  EABORT: "target-timeout",
  ABORT_ERR: "target-timeout",
  ETIMEDOUT: "target-timeout",
};

/** 503 says that the conversation went wrong, and nothing of the mail. */
function isPassing(status: number): boolean {
  return status < 500 || status === 503;
}

/** So many are named. */
const NAMED = 5;

function refusedRecipients(
  rejections: readonly NodemailerError[],
  { target, server }: SmtpContext,
  others: "some have it" | "nobody has it",
): Failure {
  const left = rejections.filter(({ responseCode = 500 }) => isPassing(responseCode));
  const refused = rejections.filter((rejection) => !left.includes(rejection));
  const first = left[0] ?? refused[0]!;
  const named = rejections.slice(0, NAMED).map((one) => `${one.recipient} (${saidOf(one)})`);
  const more = rejections.length > NAMED ? ` and ${rejections.length - NAMED} more` : "";
  return {
    ok: false,
    code:
      left.length > 0
        ? "target-failed"
        : others === "nobody has it"
          ? "target-refused"
          : "recipients-refused",
    detail: `Cannot deliver to target "${target}": ${server} did not take it for ${named.join(", ")}${more}`,
    ...(first.responseCode && { status: first.responseCode }),
    recipients: { left: addressesOf(left), refused: addressesOf(refused) },
  };
}

function addressesOf(rejections: readonly NodemailerError[]): readonly string[] {
  return rejections.flatMap(({ recipient }) => recipient ?? []);
}

/**
 * The result of an attempt for those who were left by the one before: what was refused for good then is told at the end, and what is
 * left stays so when this attempt came to nothing.
 */
export function withEarlier(
  result: SendResult,
  before: UnservedRecipients | undefined,
  target: string,
): SendResult {
  if (!before) return result;
  if (!result.ok) {
    const { left, refused } = result.recipients ?? { left: before.left, refused: [] };
    return { ...result, recipients: { left, refused: [...before.refused, ...refused] } };
  }
  if (before.refused.length === 0) return result;
  const detail = `Cannot deliver to target "${target}": ${before.refused.join(", ")} was refused; the others have it`;
  return { ...result, ok: false, code: "recipients-refused", detail, recipients: { ...before, left: [] } };
}

const SAID_LENGTH = 300;

function saidOf({ response, message }: NodemailerError): string {
  return printable(response ?? message).slice(0, SAID_LENGTH);
}

function problemOf(error: Failed, { timeoutMs }: SmtpContext): string {
  const { code = "", response, message, originalCode } = error;
  if (FAILING[code] === "target-timeout")
    return `did not answer in time (timeoutSeconds: ${timeoutMs / 1000})`;
  if (response && (REFUSING.has(code) || code === "EAUTH")) return `answered ${saidOf(error)}`;
  const system = originalCode ?? (code in OWN_CODES ? undefined : code);
  if (system) return connectionProblem(Object.assign(new Error(message), { code: system }));
  return `failed: ${printable(message).slice(0, SAID_LENGTH)}`;
}

/** nodemailer's, which say less than its words. */
const OWN_CODES: Readonly<Record<string, true>> = {
  ECONNECTION: true,
  ESOCKET: true,
  EDNS: true,
  ETLS: true,
  EPROTOCOL: true,
  EENVELOPE: true,
  EMESSAGE: true,
  EAUTH: true,
  ENOAUTH: true,
};

function statusOf(response: string): number {
  return Number(/^\d{3}/.exec(response)?.[0] ?? 250);
}
