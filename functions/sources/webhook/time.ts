import { isTimestamp } from "../../core/text/formats.ts";

/**
 * A provider's time as RFC 3339: what is so already stands to the letter; epoch seconds and milliseconds,
 * `2026-01-31 12:00:00 UTC` or `+0100` and the dates of e-mail (RFC 5322) are put so. `undefined` for all else.
 */
export function rfc3339(text: string): string | undefined {
  if (isTimestamp(text)) return text;
  if (EPOCH.test(text)) return ofEpoch(Number(text));
  const [, day, time, zone = ""] = SPACED.exec(text) ?? [];
  if (day && time) return valid(`${day}T${time}${offsetOf(zone)}`);
  return MAIL_DATE.test(text) ? ofEpoch(Date.parse(text)) : undefined;
}

const EPOCH = /^\d{9,13}(?:\.\d+)?$/;
const SPACED = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?) ?(UTC|Z|[+-]\d\d:?\d\d)$/;
const MAIL_DATE = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})$/;

/** Seconds have ten digits until the year 2286, milliseconds twelve since 1973. */
function ofEpoch(count: number): string | undefined {
  const milliseconds = count < 1e11 ? count * 1000 : count;
  return Number.isFinite(milliseconds) ? valid(new Date(milliseconds).toISOString()) : undefined;
}

function offsetOf(zone: string): string {
  return zone === "UTC" ? "Z" : zone.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2");
}

function valid(text: string): string | undefined {
  return isTimestamp(text) ? text : undefined;
}
