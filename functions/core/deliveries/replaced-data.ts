import type { Body } from "../delivery.ts";
import { membersOf } from "../json/slices.ts";
import { isJsonType } from "../text/media-type.ts";

/** An event's text with what a transform made as its data; `members`, JSON by name, stand for those that it had. */
export function withData(
  text: string,
  { contentType, text: body }: Body,
  members: Readonly<Record<string, string>> = {},
): string {
  const kept = membersOf(text).filter(([name]) => !REPLACED.has(name) && !Object.hasOwn(members, name));
  const all = [
    ...kept,
    ...Object.entries(members),
    ["datacontenttype", JSON.stringify(contentType)],
    ["data", isJsonType(contentType) && isJson(body) ? body : JSON.stringify(body)],
  ] as const;
  return `{${all.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;
}

/** What speaks of the data as it was. */
const REPLACED = new Set(["datacontenttype", "dataschema", "data", "data_base64"]);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
