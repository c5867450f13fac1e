import type { MiddlewareObj } from "@middy/core";
import type { HttpEvent, HttpResult } from "./handler.ts";
import { errorResponse, type ReportError } from "./problem-response.ts";

export type { ReportError };

/** Answers what a handler throws as application/problem+json. */
export function problemJson(report: ReportError): MiddlewareObj<HttpEvent, HttpResult> {
  return {
    onError(request) {
      const { rawPath, requestContext } = request.event;
      const facts = { path: rawPath, requestId: requestContext.requestId };
      request.response = errorResponse(request.error, facts, report);
    },
  };
}
