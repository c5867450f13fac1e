import type { HttpEvent, HttpHandler } from "../core/http/handler.ts";
import { errorResponse } from "../core/http/problem-response.ts";
import { report } from "./watch/report.ts";

export interface HttpEntryOptions {
  /** Awaited before each request: sees what others have changed. */
  readonly refresh: (event: HttpEvent) => Promise<unknown>;
  /** Awaited before each answer. */
  readonly end?: () => Promise<void>;
}

/** A function behind a URL. */
export function httpEntry({ refresh, end }: HttpEntryOptions, handler: HttpHandler): HttpHandler {
  return async (event, context) => {
    try {
      await refresh(event);
    } catch (error) {
      const facts = { path: event.rawPath, requestId: event.requestContext.requestId };
      return errorResponse(error, facts, report);
    }
    const answer = await handler(event, context);
    await end?.();
    return answer;
  };
}
