import { spaceEnd, stringEnd } from "../json/scan.ts";

// JSON values as they were written, on their way into other text. The text must be valid JSON.

/** The value without white space between its parts; what stands in strings is kept. */
export function compact(json: string): string {
  if (!/\s/.test(json)) return json;
  let text = "";
  let from = 0;
  let at = 0;
  while (at < json.length) {
    const end = json[at] === '"' ? stringEnd(json, at) : spaceEnd(json, at);
    if (json[at] !== '"' && end > at) {
      text += json.slice(from, at);
      from = end;
    }
    at = Math.max(end, at + 1);
  }
  return text + json.slice(from);
}

/** What a JSON string says between its quotes, still escaped; any other value as it is, compact. */
export function inner(json: string): string {
  return json[0] === '"' ? json.slice(1, -1) : compact(json);
}

/** The value without any quotes, neither those of strings nor escaped ones: `{a:b}`. Other escapes stay. */
export function withoutQuotes(json: string): string {
  return compact(json).replaceAll(/\\(.)|"/gs, (found, escaped) =>
    escaped === undefined || escaped === '"' ? "" : found,
  );
}
