import { retryAfterSeconds } from "../core/http/retry-after.ts";

/** What a Retry-After header asks for, as a failed attempt tells it. */
export function retryAfter(header: string | undefined, now: number): { readonly retryAfterSeconds?: number } {
  const wait = retryAfterSeconds(header, now);
  return wait === undefined ? {} : { retryAfterSeconds: wait };
}
