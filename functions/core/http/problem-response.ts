import { RouterError } from "../errors.ts";
import { problemOf } from "../problem.ts";
import type { HttpResult } from "./handler.ts";

/** Hears of errors that are not of our list, by the id of the request that they befell. */
export type ReportError = (error: unknown, requestId: string) => void;

/**
 * The answer to a request that an error ended: RFC 9457 problem details. An error that is none of ours is reported and
 * answered as `internal`, with the request's id as instance; of all others the instance is the path.
 */
export function errorResponse(
  error: unknown,
  { path, requestId }: { readonly path: string; readonly requestId: string },
  report: ReportError,
): HttpResult {
  if (error instanceof RouterError) return problemResponse(error, path);
  report(error, requestId);
  return problemResponse(error, requestId);
}

/** Problem details with the headers that their status asks for. */
export function problemResponse(
  error: unknown,
  instance: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResult & { readonly body: string } {
  const problem = problemOf(error, instance);
  return {
    statusCode: problem.status,
    headers: { "content-type": "application/problem+json", ...HEADERS[problem.status], ...headers },
    body: JSON.stringify(problem),
  };
}

const RETRY_AFTER = { "retry-after": "1" };
const HEADERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { "www-authenticate": "Bearer" },
  429: RETRY_AFTER,
  503: RETRY_AFTER,
};
