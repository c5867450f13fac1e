import type { ErrorCode } from "../core/errors.ts";
import { RouterError } from "../core/errors.ts";
import { meaningOf, type SendResult } from "../core/deliveries/outcome.ts";
import type { Clock } from "../core/ports.ts";
import { NoExchange } from "./aws-handler.ts";
import { printable } from "./printable.ts";
import { retryAfter } from "./retry-after.ts";

/** What is said of a target when it fails. */
export interface AwsFailureContext {
  readonly target: string;
  /** `SQS`, `Lambda`, … */
  readonly service: string;
  readonly timeoutSeconds: number;
  readonly now: Clock;
}

type Failure = Extract<SendResult, { ok: false }>;

/**
 * What a failed call of AWS means for a delivery. Throttling, 5xx and what is passing by its nature are tried again, and
 * so are credentials that AWS does not take, as if they could not be had; all else is dead, with AWS's own code and words.
 */
export function awsFailure(error: unknown, context: AwsFailureContext): Failure {
  if (error instanceof RouterError) throw error;
  if (error instanceof NoExchange) return noExchange(error, context);
  const { name, message, status, retryAfter: waitHeader } = partsOf(error);
  if (status === undefined) return unasked(error, context);
  return {
    ...awsRefusal({ code: name, message, status }, context),
    ...retryAfter(waitHeader, context.now()),
  };
}

/** What AWS says when it does not take something. */
export interface AwsRefusal {
  readonly code: string;
  readonly message: string;
  /** Of an entry in an answer that is itself fine: 400, or 500 when it is not the sender's fault. */
  readonly status: number;
}

/** The same for what AWS says in an answer that is itself fine: an entry that it did not take. */
export function awsRefusal(
  { code, message, status }: AwsRefusal,
  { target, service }: AwsFailureContext,
): Failure {
  const said = printable(`${code}: ${message}`).slice(0, SAID_LENGTH);
  const detail = `Cannot deliver to target "${target}": ${service} answered ${status} ${said}`;
  return { ok: false, code: codeOf(code, status), detail, status };
}

/** What an answer of Kinesis or EventBridge says of the entries that it did not take, by their index. */
export function refusedEntries(
  entries: readonly { readonly ErrorCode?: string | undefined; readonly ErrorMessage?: string | undefined }[],
): ReadonlyMap<number, AwsRefusal> {
  return new Map(
    entries.flatMap(({ ErrorCode: code, ErrorMessage: message = "" }, index) =>
      code === undefined ? [] : [[index, { code, message, status: 400 }] as const],
    ),
  );
}

const SAID_LENGTH = 1024;

function codeOf(name: string, status: number): ErrorCode {
  if (UNTRUSTED.test(name)) return "auth-failed";
  if (PASSING.test(name) || meaningOf(status) === "retry" || status < 300) return "target-failed";
  return "target-refused";
}

/**
 * Credentials that are expired, withdrawn or wrong, and clocks that differ. Rights that are missing are none of them: who
 * lacks them lacks them until somebody grants them.
 */
const UNTRUSTED =
  /^(Expired|RequestExpired|RequestTimeTooSkewed|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|InvalidToken|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|AuthFailure|NotSignedUp|OptInRequired)/;

/** Of a status that says otherwise. */
const PASSING =
  /Throttl|TooManyRequests|ThroughputExceeded|RequestLimitExceeded|SlowDown|OverLimit|PriorRequestNotComplete|LimitReached|ResourceConflict|ResourceNotReady|OperationAborted|ConcurrentAccess|RequestTimeout|ServiceUnavailable|^Internal/;

function noExchange({ exchange: { code, problem } }: NoExchange, context: AwsFailureContext): Failure {
  const limit = code === "target-timeout" ? ` (timeoutSeconds: ${context.timeoutSeconds})` : "";
  return { ok: false, code, detail: `Cannot deliver to target "${context.target}": ${problem}${limit}` };
}

/** The SDK did not get as far as a request: a setting that it needs is missing or wrong. */
function unasked(error: unknown, { target, service }: AwsFailureContext): Failure {
  const problem = error instanceof Error ? error.message : String(error);
  const detail = `Cannot deliver to target "${target}": ${service} could not be asked: ${printable(problem)}`;
  return { ok: false, code: "target-invalid", detail };
}

function partsOf(error: unknown) {
  const { name, message, $metadata, $response } = error as Partial<AwsError>;
  return {
    name: name ?? "Unknown",
    message: message ?? "",
    status: $metadata?.httpStatusCode ?? $response?.statusCode,
    retryAfter: $response?.headers?.["retry-after"],
  };
}

/** As far as errors of the SDK's clients go. */
interface AwsError extends Error {
  readonly $metadata: { readonly httpStatusCode?: number };
  readonly $response: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> };
}
