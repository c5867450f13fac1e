/** Whether the text is an RFC 3339 timestamp, to the letter: real dates only, a leap second only at 23:59:60 UTC. */
export function isTimestamp(text: string): boolean {
  if (!TIMESTAMP.test(text)) return false;
  const day = Number(text.slice(8, 10));
  if (day > 28 && day > daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)))) return false;
  return text.slice(17, 19) !== "60" || minuteOfDay(text) === 23 * 60 + 59;
}

/** Epoch milliseconds of an RFC 3339 time; undefined when it is none. A leap second counts as the second after it. */
export function epochOf(text: string): number | undefined {
  if (!isTimestamp(text)) return undefined;
  return text.includes(":60") ? Date.parse(text.replace(":60", ":59")) + 1000 : Date.parse(text);
}

/** Whether the text is a URI-reference by RFC 3986. "" is one. */
export function isUriReference(text: string): boolean {
  return URI_REFERENCE.test(text);
}

/** Whether the text is a URI with a scheme by RFC 3986. */
export function isUri(text: string): boolean {
  return SCHEME.test(text) && isUriReference(text);
}

/** Whether the text is Base64 by RFC 4648 §4, padded. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && BASE64.test(text);
}

/** Whether the text can stand as a media type: `type/subtype`, then any parameters. */
export function isMediaType(text: string): boolean {
  return MEDIA_TYPE.test(text);
}

const TIMESTAMP =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const MEDIA_TYPE = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+\/[!#$%&'*+\-.^_`|~0-9A-Za-z]+[ \t]*(?:;[\t\x20-\x7e]*)?$/;
const URI_REFERENCE = uriReference();

/** A colon in the first segment ends a scheme; brackets stand only around an IP address behind `//`. */
function uriReference(): RegExp {
  const run = (characters: string) => `[${characters}]*(?:%[0-9A-Fa-f]{2}[${characters}]*)*`;
  const letters = "A-Za-z0-9\\-._~!$&'()*+,;=:@";
  const start = "(?:[A-Za-z][A-Za-z0-9+.\\-]*:|(?![^/?#]*:))";
  const authority = `(?://${run(`${letters}\\[\\]`)}(?=[/?#]|$))?`;
  const query = `(?:\\?${run(`${letters}/?`)})?`;
  const fragment = `(?:#${run(`${letters}/?`)})?`;
  return new RegExp(`^${start}${authority}${run(`${letters}/`)}${query}${fragment}$`);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The minute of the day in UTC. */
function minuteOfDay(timestamp: string): number {
  const local = Number(timestamp.slice(11, 13)) * 60 + Number(timestamp.slice(14, 16));
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(timestamp) ?? [];
  const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  const day = 24 * 60;
  return (local + (sign === "-" ? offset : -offset) + day) % day;
}
