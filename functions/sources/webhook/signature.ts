import type { SignaturePart, SignedTimestamp } from "../../core/generated/source-file.ts";
import { type Facts, fill } from "./fill.ts";

export type { SignedTimestamp };

/** More signatures than anybody has keys are not looked at. */
const MOST_SIGNATURES = 16;

/** The signatures of a request: what stands there, in its parts, those with the prefix, without it. */
export function signatureParts({ from, separator, prefix = "" }: SignaturePart, facts: Facts): string[] {
  const text = fill(from, facts) ?? "";
  const parts = separator === undefined ? [text] : text.split(separator);
  return parts
    .filter((part) => part.startsWith(prefix) && part.length > prefix.length)
    .map((part) => part.slice(prefix.length))
    .slice(0, MOST_SIGNATURES);
}

/** The timestamp of a request as it was written: digits, or it is none. Of several the last, as what is signed has one. */
export function timestampOf(timestamp: SignedTimestamp, facts: Facts): string | undefined {
  const text = signatureParts(timestamp, facts).at(-1);
  return text !== undefined && /^\d{1,15}$/.test(text) ? text : undefined;
}

/** Whether a timestamp is further from now than is tolerated, so that somebody may be sending again what he overheard. */
export function isTooOld(
  text: string,
  { unit = "seconds", toleranceSeconds, future = "tolerated" }: SignedTimestamp,
  now: number,
): boolean {
  const seconds = unit === "seconds" ? Number(text) : Math.floor(Number(text) / 1000);
  const age = Math.floor(now / 1000) - seconds;
  return age > toleranceSeconds || (future === "tolerated" && -age > toleranceSeconds);
}
