import { hash } from "node:crypto";

/** 22 characters of base64url hold 132 bits: nobody finds two events that share them. */
const KEY_LENGTH = 22;

/** The key of an event: the beginning of SHA-256 over bus, source and id. NUL parts them, which none of them may hold. */
export function eventKey(bus: string, source: string, id: string): string {
  return hash("sha256", `${bus}\0${source}\0${id}`, "base64url").slice(0, KEY_LENGTH);
}
