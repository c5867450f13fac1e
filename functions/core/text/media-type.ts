/** The media type without parameters, in lower case: `application/json`. */
export function essenceOf(contentType: string): string {
  const end = contentType.indexOf(";");
  return (end === -1 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}

/** Whether content of this type is JSON: the subtype is `json` or ends in `+json` (CloudEvents JSON format, 3.1.1). */
export function isJsonType(contentType: string): boolean {
  const essence = essenceOf(contentType);
  return essence.endsWith("/json") || essence.endsWith("+json");
}

/** Whether content of this type is text to read: JSON, XML, forms, scripts, anything `text/*` or with a charset. */
export function isTextType(contentType: string): boolean {
  const essence = essenceOf(contentType);
  if (essence.startsWith("text/") || isJsonType(contentType) || TEXT_SUBTYPE.test(essence)) return true;
  return charsetOf(contentType) !== undefined;
}

/** The charset parameter in lower case. */
export function charsetOf(contentType: string): string | undefined {
  return CHARSET.exec(contentType)?.[1]?.toLowerCase();
}

/** Whether content of this type is UTF-8: it says so, or US-ASCII, or nothing. */
export function isUtf8Type(contentType: string): boolean {
  const charset = charsetOf(contentType);
  return charset === undefined || UTF8_NAMES.has(charset);
}

/** The same type, saying UTF-8 where it says another charset: for text that goes out as UTF-8. */
export function asUtf8Type(contentType: string): string {
  return isUtf8Type(contentType) ? contentType : contentType.replace(CHARSET, "; charset=utf-8");
}

const CHARSET = /;\s*charset\s*=\s*"?([^\s";]+)"?/i;
const UTF8_NAMES: ReadonlySet<string> = new Set(["utf-8", "utf8", "us-ascii", "ascii"]);
const TEXT_SUBTYPE =
  /[/+](?:xml|yaml|x-yaml|javascript|ecmascript|x-www-form-urlencoded|graphql|sql|toml|x-ndjson|jsonl|json-seq)$/;
