import { type ErrorCode, errors, RouterError } from "./errors.ts";
import type { Problem } from "./event.ts";

/** RFC 9457 problem details, as every refusal of Signalbox is answered. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly Problem[];
  /** The id of the ticket that it is about. */
  readonly ticket?: string;
}

/** Where the page of each code is. */
const PAGES = "https://signalbox.dev/errors#";

/** The problem document of an error; what is none of ours becomes `internal` and tells nothing of its inside. */
export function problemOf(error: unknown, instance: string): ProblemDetails {
  if (!(error instanceof RouterError))
    return { ...frame("internal", instance), detail: errors.internal.help };
  const { code, message, problems, ticket } = error;
  return {
    ...{ ...frame(code, instance), detail: message },
    ...(problems && { errors: problems }),
    ...(ticket !== undefined && { ticket }),
  };
}

function frame(code: ErrorCode, instance: string) {
  const { title, status } = errors[code];
  return { type: PAGES + code, title, status: status || 500, code, instance };
}
