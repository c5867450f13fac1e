import type { ErrorCode } from "../core/errors.ts";
import type { SendResult } from "../core/deliveries/outcome.ts";
import { GrpcFailure } from "../wire/grpc.ts";
import { codes, type Status } from "../wire/rocketmq/messages.ts";
import { printable } from "./printable.ts";

type Failure = Extract<SendResult, { ok: false }>;

/** What is said of a target when it fails. */
export interface FailureContext {
  readonly target: string;
  readonly timeoutSeconds: number;
  /** What was tried, where that is no delivery. */
  readonly act?: string;
}

/** What RocketMQ's answer means for a delivery. Throttling and its own failures are tried again, refusals are final. */
export function rocketMqRefusal(
  { code = 0, message = "" }: Status,
  { target, act = "deliver to" }: Pick<FailureContext, "target" | "act">,
  explanation?: string,
): Failure {
  const said = explanation ?? printable(message).slice(0, SAID_LENGTH);
  const detail = `Cannot ${act} target "${target}": RocketMQ answered ${code}${said && `: ${said}`}`;
  return { ok: false, code: codeOf(code), detail, status: code };
}

const SAID_LENGTH = 1024;

function codeOf(code: number): ErrorCode {
  if (code === codes.unauthorized) return "auth-failed";
  if (UNSUPPORTED.has(Math.floor(code / 100))) return "target-refused";
  if (PASSING.has(Math.floor(code / 100)) || code < 40_000 || code >= 50_000) return "target-failed";
  return "target-refused";
}

/** An account that is not paid, a time-out, too many requests. */
const PASSING: ReadonlySet<number> = new Set([402, 408, 429]);
/** 501xx and 505xx say that the server cannot, now or later. */
const UNSUPPORTED: ReadonlySet<number> = new Set([501, 505]);

/** What a call that got no answer of RocketMQ's means. Throws what is no failure of the call. */
export function rocketMqFailure(error: unknown, context: FailureContext): Failure {
  const { target, timeoutSeconds, act = "deliver to" } = context;
  if (!(error instanceof GrpcFailure)) throw error;
  const code = failureCodes[error.kind] ?? grpcCode(error.status);
  const limit = error.kind === "timeout" ? ` (timeoutSeconds: ${timeoutSeconds})` : "";
  const detail = `Cannot ${act} target "${target}": ${printable(error.message)}${limit}`;
  return { ok: false, code, detail, ...(error.status !== undefined && { status: error.status }) };
}

const failureCodes: Readonly<Record<string, ErrorCode>> = {
  unreachable: "target-unreachable",
  timeout: "target-timeout",
  "address-private": "address-private",
};

/** https://grpc.io, statuscodes: the argument, not there, no right, not done, not known who. */
function grpcCode(status: number | undefined): ErrorCode {
  if (status === 4) return "target-timeout";
  if (status === 16) return "auth-failed";
  return REFUSING.has(status ?? 0) ? "target-refused" : "target-failed";
}

const REFUSING: ReadonlySet<number> = new Set([3, 5, 7, 12]);
