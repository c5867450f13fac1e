import type { HttpEvent, HttpHandler } from "../core/http/handler.ts";
import { errorResponse } from "../core/http/problem-response.ts";
import { report } from "./report.ts";

/** A function behind a URL that sees first what others have changed. */
export function httpEntry(
  refresh: (event: HttpEvent) => Promise<unknown>,
  handler: HttpHandler,
): HttpHandler {
  return async (event, context) => {
    try {
      await refresh(event);
    } catch (error) {
      const facts = { path: event.rawPath, requestId: event.requestContext.requestId };
      return errorResponse(error, facts, report);
    }
    return handler(event, context);
  };
}
