import { createHash, randomBytes } from "node:crypto";

/** 256 bits: nobody guesses it, so that one round of SHA-256 is enough to keep it by. */
const SECRET_BYTES = 32;

/** A new token or key: `sbx_` and 43 letters, digits, `-` and `_`. */
export function newSecret(): string {
  return `sbx_${randomBytes(SECRET_BYTES).toString("base64url")}`;
}

/** A new pair for SigV4, of the lengths that AWS's have: an id of 20 and a secret of 40 characters. */
export function newAccessKey(): { readonly accessKeyId: string; readonly secretAccessKey: string } {
  const letters = Array.from(randomBytes(17), (byte) => BASE32[byte % BASE32.length]);
  return { accessKeyId: `SBX${letters.join("")}`, secretAccessKey: randomBytes(30).toString("base64url") };
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** An id that people know again in the audit and in journals: the name's letters and digits, and 32 bits to tell namesakes apart. */
export function newId(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 32);
  return `${slug || "token"}-${randomBytes(4).toString("hex")}`;
}

/** What is kept of a token or key, and looked up by: SHA-256 in hex. A lookup by hash tells nothing by its time. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
