import { createHmac } from "node:crypto";
import { headerText } from "../../core/email/header.ts";
import type { ChatPreset, ChatSignature } from "./preset.ts";

/** What a message says. */
export interface ChatTexts {
  readonly title: string;
  readonly text: string;
}

/** The body of a message as its chat wants it, as JSON. */
export function chatBody({ body, textBytes }: ChatPreset, texts: ChatTexts, members: object = {}): string {
  const title = headerText(texts.title).slice(0, TITLE_LENGTH);
  const filled = { title, text: shortened(texts.text.trim(), textBytes) };
  return JSON.stringify({ ...members, ...(fill(body, filled) as object) });
}

/** `timestamp` and `sign`, of a message that goes out now. */
export function chatSignature(
  { key, message, unit }: ChatSignature,
  secret: string,
  now: number,
): Readonly<Record<"timestamp" | "sign", string>> {
  const timestamp = String(unit === "ms" ? now : Math.floor(now / 1000));
  const filled = (text: string) =>
    text.replaceAll("{timestamp}", timestamp).replaceAll("{secret}", () => secret);
  const sign = createHmac("sha256", filled(key)).update(filled(message)).digest("base64");
  return { timestamp, sign };
}

const TITLE_LENGTH = 200;

function fill(value: unknown, { title, text }: ChatTexts): unknown {
  if (typeof value === "string")
    return value.replace(PLACES, (place) => (place === "<title>" ? title : text));
  if (Array.isArray(value)) return value.map((one) => fill(one, { title, text }));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fill(one, { title, text })]));
}

const PLACES = /<title>|<text>/g;

/** At a whole character, with `…` for what is left out. */
function shortened(text: string, bytes: number): string {
  const all = Buffer.from(text);
  if (all.length <= bytes) return text;
  const kept = new TextDecoder().decode(all.subarray(0, bytes - 3), { stream: true });
  return `${kept}…`;
}
