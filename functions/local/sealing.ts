import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Keeps secrets that are needed as they are, so that the database alone tells nothing of them. */
export interface Sealing {
  /** Sealed for a purpose: it opens for the same purpose alone. */
  seal(secret: string, purpose: string): string;
  /** Throws when it was sealed by another folder's key, for another purpose, or changed. */
  open(sealed: string, purpose: string): string;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = "aes-256-gcm";

/** Seals with AES-256-GCM under a key made of `<data>/sealing-key`, which only the folder's owner may read. */
export function createSealing(folder: string): Sealing {
  let key: Buffer | undefined;
  const keyOf = () =>
    (key ??= Buffer.from(hkdfSync("sha256", keyFile(folder), "", "signalbox sealing", KEY_BYTES)));
  return {
    seal(secret, purpose) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, keyOf(), nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed, "base64url");
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv(CIPHER, keyOf(), nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(tag);
      const opened = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([opened, decipher.final()]).toString("utf8");
    },
  };
}

/** The file is made when the first secret is sealed. */
function keyFile(folder: string): Buffer {
  const path = join(folder, "sealing-key");
  if (!existsSync(path))
    writeFileSync(path, randomBytes(KEY_BYTES).toString("base64url"), { mode: 0o600, flag: "wx" });
  return readFileSync(path);
}
