import { randomUUID } from "node:crypto";
import { RouterError } from "../functions/core/errors.ts";
import { withMember } from "../functions/core/json/slices.ts";
import { readText, validJson } from "./read-text.ts";

/** What of an event can be said by flags. */
export interface EventFlags {
  readonly type?: string;
  readonly source?: string;
  readonly id?: string;
  readonly subject?: string;
  readonly payload?: string;
  /** `name=value` */
  readonly attribute?: readonly string[];
}

/**
 * The event that a file and flags make together, as JSON: flags go over what the file says, and all else of the file
 * stays to the letter. Throws `usage-invalid`, `file-unreadable`, `json-invalid`.
 */
export async function eventText(file: string | undefined, flags: EventFlags): Promise<string> {
  const members = await membersOf(flags);
  if (file === undefined && flags.type === undefined)
    throw new RouterError(
      "usage-invalid",
      "Cannot send an event: name a file, - for stdin, or at least --type",
    );
  const text = file === undefined ? freshEvent() : validJson(await readText(file), file);
  if (members.length > 0 && !/^\s*\{/.test(text))
    throw new RouterError(
      "usage-invalid",
      `Cannot change ${file}: flags go with one event, and it holds a list`,
    );
  return members.reduce((event, [name, value]) => withMember(event, name, value), text);
}

function freshEvent(): string {
  const time = new Date().toISOString();
  return JSON.stringify({ specversion: "1.0", id: randomUUID(), source: "/signalbox/cli", type: "", time });
}

/** Members by name, each value as JSON. */
async function membersOf({
  type,
  source,
  id,
  subject,
  payload,
  attribute = [],
}: EventFlags): Promise<[string, string][]> {
  const texts = Object.entries({ type, source, id, subject }).filter(([, value]) => value !== undefined);
  const data: [string, string][] = payload === undefined ? [] : [["data", await payloadOf(payload)]];
  return [
    ...[...texts, ...attribute.map(parted)].map(([name, value]): [string, string] => [
      name,
      JSON.stringify(value),
    ]),
    ...data,
  ];
}

function parted(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new RouterError("usage-invalid", `Cannot read --attribute ${text}: write name=value`);
}

async function payloadOf(payload: string): Promise<string> {
  if (payload.startsWith("@")) return validJson(await readText(payload.slice(1)), payload.slice(1));
  return validJson(payload, "--payload");
}
