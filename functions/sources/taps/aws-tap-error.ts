import { type ErrorCode, RouterError } from "../../core/errors.ts";
import { connectionProblem } from "../../wire/connection-errors.ts";

/** What a failed call of AWS means for a tap. Throws it as a RouterError. */
export function awsTapError(error: unknown, tap: { readonly id: string }, service: string): never {
  if (error instanceof RouterError) throw error;
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  const code = (error as NodeJS.ErrnoException).code;
  const said =
    status === undefined && code !== undefined
      ? `${service} ${connectionProblem(error as NodeJS.ErrnoException)}`
      : `${service} answered ${name}: ${message}`;
  throw new RouterError(codeOf(status, name), `Cannot take from tap "${tap.id}": ${said}`, { cause: error });
}

function codeOf(status: number | undefined, name: string): ErrorCode {
  if (status === undefined) return name === "CredentialsProviderError" ? "tap-refused" : "tap-unreachable";
  if (status === 401 || status === 403 || UNTRUSTED.test(name)) return "tap-refused";
  return status >= 500 || PASSING.test(name) ? "tap-failed" : "tap-invalid";
}

const UNTRUSTED = /Expired|InvalidClientTokenId|UnrecognizedClient|Signature|AccessDenied|AuthFailure/;
const PASSING = /Throttl|TooManyRequests|LimitExceeded|OverLimit|RequestTimeout/;
