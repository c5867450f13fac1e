import { RouterError } from "../core/errors.ts";

/** Writes a line of JSON to the function's log: one of ours by code and sentence, any other with where it came from. Never a payload or a secret. */
export function report(error: unknown, requestId?: string): void {
  const known = error instanceof RouterError ? { code: error.code, message: error.message } : undefined;
  const unknown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(
    JSON.stringify({ level: "error", ...(requestId && { requestId }), ...(known ?? { message: unknown }) }),
  );
}

/** Writes what a batch or call came to. */
export function log(entry: object): void {
  console.log(JSON.stringify({ level: "info", ...entry }));
}
