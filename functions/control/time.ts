import { epochOf } from "../core/text/formats.ts";
import { requestInvalid } from "./request-invalid.ts";

/** Epoch milliseconds of a time in a body. Throws `request-invalid`, naming the place. */
export function readTime(text: string, pointer: string): number {
  const epoch = epochOf(text);
  if (epoch !== undefined) return epoch;
  const expected = "an RFC 3339 time such as 2026-01-02T00:00:00Z";
  throw requestInvalid("read the body", [
    { pointer, keyword: "format", expected, actual: JSON.stringify(text) },
  ]);
}

/** RFC 3339 in UTC with milliseconds. */
export function timeText(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
