import { createPublicKey, type KeyObject } from "node:crypto";

/** A public key as providers give them: PEM, DER in Base64, or of Ed25519 the 32 bytes in hex or Base64. `undefined` when it is none. */
export function publicKeyOf(text: string, algorithm: "ed25519" | "ecdsa-sha256"): KeyObject | undefined {
  try {
    const key = read(text.trim());
    return key.asymmetricKeyType === KEY_TYPES[algorithm] ? key : undefined;
  } catch {
    return undefined;
  }
}

const KEY_TYPES = { ed25519: "ed25519", "ecdsa-sha256": "ec" } as const;

function read(text: string): KeyObject {
  if (text.startsWith("-----BEGIN")) return createPublicKey(text);
  const hex = HEX_ED25519.test(text) ? text : Buffer.from(text, "base64").toString("hex");
  const der = HEX_ED25519.test(hex) ? ED25519_HEAD + hex : hex;
  return createPublicKey({ key: Buffer.from(der, "hex"), format: "der", type: "spki" });
}

const HEX_ED25519 = /^[0-9a-f]{64}$/i;
/** SubjectPublicKeyInfo of Ed25519 up to the key (RFC 8410, 4). */
const ED25519_HEAD = "302a300506032b6570032100";
