import { type ErrorCode, RouterError } from "../errors.ts";
import { AwsFault } from "./aws-fault.ts";
import type { HttpResult } from "./handler.ts";
import type { ReportError } from "./problem-response.ts";

/**
 * The answer to a request that an error ended, as AWS's JSON services give it. Errors of our own list get the code by which
 * SDKs know what to do; one that is of no list is reported and answered as InternalException.
 */
export function faultAnswer(error: unknown, requestId: string, report: ReportError): HttpResult {
  const fault = faultOf(error);
  if (!fault) report(error, requestId);
  const { code, message, status } = fault ?? INTERNAL;
  return {
    statusCode: status,
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amzn-requestid": requestId,
      "x-amzn-errortype": code,
    },
    body: JSON.stringify({ __type: code, message }),
  };
}

const INTERNAL = { code: "InternalException", message: "Something of ours broke.", status: 500 };

function faultOf(error: unknown): AwsFault | undefined {
  if (error instanceof AwsFault) return error;
  if (!(error instanceof RouterError)) return undefined;
  const { code, status } = CODES[error.code] ?? { code: "ValidationException", status: 400 };
  return new AwsFault(code, error.message, { status });
}

/** All others say that the input is not as it may be. */
const CODES: { readonly [Code in ErrorCode]?: { readonly code: string; readonly status: number } } = {
  "publish-forbidden": { code: "AccessDeniedException", status: 400 },
  "managed-by-files": { code: "ManagedRuleException", status: 400 },
  "version-conflict": { code: "ConcurrentModificationException", status: 400 },
  "pattern-invalid": { code: "InvalidEventPatternException", status: 400 },
  "too-many-requests": { code: "ThrottlingException", status: 400 },
  "storage-full": { code: "InternalException", status: 503 },
  "storage-failed": { code: "InternalException", status: 503 },
  "shutting-down": { code: "InternalException", status: 503 },
  internal: { code: "InternalException", status: 500 },
};
