import { createHmac } from "node:crypto";
import { RouterError } from "../core/errors.ts";

/** What is signed, and when. */
export interface SignedMessage {
  readonly id: string;
  readonly body: string | Uint8Array;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * The headers of a signed message by Standard Webhooks (https://www.standardwebhooks.com), name, value, name, value, …, with
 * one `v1` signature a key, so that a receiver that knows any one of them can check it.
 */
export function signatureHeaders(
  { id, body, now }: SignedMessage,
  keys: readonly Buffer[],
): readonly string[] {
  const timestamp = String(Math.floor(now / 1000));
  const signatures = keys.map((key) => {
    const mac = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body);
    return `v1,${mac.digest("base64")}`;
  });
  return ["webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signatures.join(" ")];
}

/** The key of a secret: after `whsec_` its base64, else the text itself. `name` is the secret's, for the error. */
export function signingKey(secret: string, name: string): Buffer {
  if (!secret.startsWith(PREFIX)) return Buffer.from(secret);
  const encoded = secret.slice(PREFIX.length);
  const key = Buffer.from(encoded, "base64");
  if (key.length > 0 && withoutPadding(key.toString("base64")) === withoutPadding(encoded)) return key;
  throw new RouterError(
    "target-invalid",
    `Cannot sign with secret "${name}": what follows ${PREFIX} is not base64`,
  );
}

const PREFIX = "whsec_";

function withoutPadding(base64: string): string {
  return base64.replace(/=+$/, "");
}
