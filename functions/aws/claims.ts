import { randomUUID } from "node:crypto";
import { RouterError } from "../core/errors.ts";
import type { Bucket } from "./bucket.ts";

/** Texts that are too large for a message or an item lie in the bucket, and a claim stands in their place. */
export interface Claims {
  /** The text itself while it is small, else its claim: it lies at that key, or at one of its own where that is a place. */
  check(text: string, key: string): Promise<string>;
  /** The text of either. */
  open(checked: string): Promise<string>;
  /** Lets go of what a claim stands for. */
  drop(checked: string): Promise<void>;
  /** Lets go of a text that was checked in at that key. */
  forget(text: string, key: string): Promise<void>;
}

/** So many bytes of UTF-8 go as they are: a message may have 1 MiB and an item 400 KB, but of ten such a batch is made. */
const SMALL_BYTES = 100 * 1024;

/** All texts are JSON objects of ours, and no other one begins like that. LocalStack writes bodies anew, with a blank. */
const CLAIM = /^\{"claim": ?"/;

export function createClaims(bucket: Bucket): Claims {
  return {
    async check(text, place) {
      if (!isLarge(text)) return text;
      const key = place.endsWith("/") ? place + randomUUID() : place;
      await bucket.put(key, text);
      return `{"claim":"${key}"}`;
    },
    async open(checked) {
      if (!CLAIM.test(checked)) return checked;
      const key = keyOf(checked);
      const bytes = await bucket.get(key);
      if (bytes) return Buffer.from(bytes).toString("utf8");
      throw new RouterError("storage-failed", `Cannot read ${key}: there is no such object`);
    },
    async drop(checked) {
      if (CLAIM.test(checked)) await bucket.remove(keyOf(checked));
    },
    async forget(text, key) {
      if (isLarge(text)) await bucket.remove(key);
    },
  };
}

function isLarge(text: string): boolean {
  return Buffer.byteLength(text) > SMALL_BYTES;
}

function keyOf(checked: string): string {
  return (JSON.parse(checked) as { claim: string }).claim;
}
