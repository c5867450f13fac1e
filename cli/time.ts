import { RouterError } from "../functions/core/errors.ts";

const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/**
 * A time that somebody typed, as RFC 3339 in UTC: a date or time (`2026-01-31`, `2026-01-31T10:00:00Z`),
 * how long ago (`90s`, `15m`, `2h`, `7d`, `4w`), or `now`. Without an offset it is UTC.
 */
export function timeFrom(typed: string, now: number): string {
  if (typed === "now") return new Date(now).toISOString();
  const ago = /^(\d{1,9})([smhdw])$/.exec(typed);
  const epoch = ago ? now - Number(ago[1]) * UNITS[ago[2]!]! : Date.parse(inUtc(typed));
  if (/^\d{4}-\d\d-\d\d|^\d+[smhdw]$/.test(typed) && Number.isFinite(epoch))
    return new Date(epoch).toISOString();
  throw new RouterError(
    "usage-invalid",
    `Cannot read the time "${typed}": write 2026-01-31, 2026-01-31T10:00:00Z, 15m, 2h or 7d (ago), or now`,
  );
}

/** A time that somebody typed for something to come: as `timeFrom` takes it, but `2h` is from now on. */
export function timeAhead(typed: string, now: number): string {
  return /^\d/.test(typed) && !typed.includes("-")
    ? new Date(2 * now - Date.parse(timeFrom(typed, now))).toISOString()
    : timeFrom(typed, now);
}

function inUtc(typed: string): string {
  return /T.*(?:[Zz]|[+-]\d\d:?\d\d)$/.test(typed) || !typed.includes("T") ? typed : `${typed}Z`;
}

/** `340 ms`, `1.2 s`, `4 min 5 s`, `3 h 20 min`, `2 d 4 h`. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1).replace(/\.0$/, "")} s`;
  const units = [
    ["d", UNITS["d"]!],
    ["h", UNITS["h"]!],
    ["min", UNITS["m"]!],
    ["s", UNITS["s"]!],
  ] as const;
  const first = units.findIndex(([, unit]) => ms >= unit);
  const [big, small] = [units[first]!, units[first + 1]!];
  const rest = Math.floor((ms % big[1]) / small[1]);
  return `${Math.floor(ms / big[1])} ${big[0]}${rest > 0 ? ` ${rest} ${small[0]}` : ""}`;
}

/** A time of the API for a person's eye: `2026-01-31 10:00:00.123` in UTC. */
export function timeText(rfc3339: string | undefined): string {
  return rfc3339?.replace("T", " ").replace(/Z$/, "") ?? "";
}
