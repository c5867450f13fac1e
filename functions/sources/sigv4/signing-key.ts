import { createHmac } from "node:crypto";
import type { CredentialScope } from "./claim.ts";

/** The key that signs for one day, region and service. Four hashes are saved by keeping the last ones that were used. */
export function signingKey(secret: string, { date, region, service }: CredentialScope): Buffer {
  // The secret is part of the name: a key that was made anew under the same id must not be taken for the old one.
  const name = JSON.stringify([secret, date, region, service]);
  const known = keys.get(name);
  if (known) return known;
  const key = [date, region, service, "aws4_request"].reduce(
    (key, part) => createHmac("sha256", key).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  );
  if (keys.size >= KEPT) keys.clear();
  keys.set(name, key);
  return key;
}

/** Regions are named by whoever asks, so there may be any number. */
const KEPT = 1000;
const keys = new Map<string, Buffer>();
