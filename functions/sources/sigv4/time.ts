import { AwsFault } from "../../core/http/aws-fault.ts";
import type { SignatureClaim } from "./claim.ts";

/** How far the clocks of client and server may be apart. */
const SKEW_MS = 300_000;
/** The longest that a signature in a query may hold: a week. */
const LONGEST_SECONDS = 604_800;

/** Throws an AwsFault unless the signature holds at `now`, in epoch ms, and its scope is of the day it was made. */
export function checkTime({ time, scope, inQuery, expiresSeconds = 0 }: SignatureClaim, now: number): void {
  const at = epochOf(time);
  if (at === undefined)
    throw new AwsFault(
      "IncompleteSignatureException",
      `Date must be in ISO-8601 'basic format'. Got '${time.slice(0, 64)}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  const day = time.slice(0, 8);
  if (scope.date !== day)
    throw invalid(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date}' != '${day}', from '${time}'.`,
    );
  if (at > now + SKEW_MS)
    throw invalid(
      `Signature not yet current: ${time} is still later than ${basic(now + SKEW_MS)} (${basic(now)} + 5 min.)`,
    );
  if (!inQuery && at < now - SKEW_MS)
    throw invalid(
      `Signature expired: ${time} is now earlier than ${basic(now - SKEW_MS)} (${basic(now)} - 5 min.)`,
    );
  if (inQuery) checkExpiry(at, expiresSeconds, now);
}

function checkExpiry(at: number, seconds: number, now: number): void {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_SECONDS)
    throw invalid(`X-Amz-Expires must be a number of seconds from 1 to ${LONGEST_SECONDS}`);
  const end = at + seconds * 1000;
  if (end < now) throw invalid(`Signature expired: ${basic(end)} is now earlier than ${basic(now)}`);
}

function epochOf(time: string): number | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
}

function basic(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

function invalid(message: string): AwsFault {
  return new AwsFault("InvalidSignatureException", message);
}
