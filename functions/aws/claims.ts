import { randomUUID } from "node:crypto";
import { RouterError } from "../core/errors.ts";
import type { Bucket } from "./bucket.ts";
import type { CLAIMS, KEPT } from "./names.ts";

/** Texts that are too large for a message or an item lie in the bucket, and a claim stands in their place. */
export interface Claims {
  /** The text itself while it is small, else its claim. Below `CLAIMS` it may be gone after 45 days. */
  check(text: string, place: typeof CLAIMS | typeof KEPT): Promise<string>;
  /** The text of either. */
  open(checked: string): Promise<string>;
  /** Lets go of what a claim stands for. */
  drop(checked: string): Promise<void>;
}

/** So many bytes of UTF-8 go as they are: a message may have 1 MiB and an item 400 KB, but of ten such a batch is made. */
const SMALL_BYTES = 100 * 1024;

/** All texts are JSON objects of ours, and no other one begins like that. */
const CLAIM = '{"claim":"';

export function createClaims(bucket: Bucket): Claims {
  return {
    async check(text, place) {
      if (Buffer.byteLength(text) <= SMALL_BYTES) return text;
      const key = place + randomUUID();
      await bucket.put(key, text);
      return `${CLAIM}${key}"}`;
    },
    async open(checked) {
      if (!checked.startsWith(CLAIM)) return checked;
      const key = keyOf(checked);
      const bytes = await bucket.get(key);
      if (bytes) return Buffer.from(bytes).toString("utf8");
      throw new RouterError("storage-failed", `Cannot read ${key}: there is no such object`);
    },
    async drop(checked) {
      if (checked.startsWith(CLAIM)) await bucket.remove(keyOf(checked));
    },
  };
}

function keyOf(checked: string): string {
  return (JSON.parse(checked) as { claim: string }).claim;
}
