import { isErased } from "../../core/archive/erasure.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { Bucket } from "../bucket.ts";
import type { ErasureJob } from "./erasures.ts";
import { CLAIMS } from "../names.ts";
import type { Pack } from "./packs.ts";

/** So many are read at once. */
const AT_ONCE = 16;

export interface ClaimsErased {
  /** Copies that were removed, or written anew without what was meant. */
  readonly copies: number;
  /** The last that was looked at; absent: there are no more. */
  readonly after?: string;
}

/**
 * Removes copies of what is erased that were too large for their messages: those lie below `claims/` until they expire, long
 * after their messages have been taken. To be called when none of these is on its way any more. Goes on behind `after`, as
 * long as `hasTime`.
 */
export async function eraseClaims(
  job: ErasureJob,
  bucket: Pick<Bucket, "list" | "get" | "put" | "remove">,
  { after, hasTime }: { readonly after: string | undefined; readonly hasTime: () => boolean },
): Promise<ClaimsErased> {
  let copies = 0;
  for (let last = after; ; ) {
    const page = await bucket.list(CLAIMS, last);
    if (page.length === 0) return { copies };
    for (let at = 0; at < page.length; at += AT_ONCE) {
      const part = page.slice(at, at + AT_ONCE);
      const erased = await Promise.all(part.map((key) => eraseClaim(key, job, bucket)));
      copies += erased.filter(Boolean).length;
      last = part.at(-1)!;
      if (!hasTime()) return { copies, after: last };
    }
  }
}

/** An event or a delivery goes as it is; of what goes to the archive, others may be in the same message. */
async function eraseClaim(
  key: string,
  job: ErasureJob,
  bucket: Pick<Bucket, "get" | "put" | "remove">,
): Promise<boolean> {
  const bytes = await bucket.get(key);
  if (!bytes) return false;
  const thing = JSON.parse(Buffer.from(bytes).toString()) as Claimed;
  if ("events" in thing) {
    const events = thing.events.filter((event) => !isErased(job, event));
    if (events.length === thing.events.length) return false;
    const gone = new Set(thing.events.filter((event) => !events.includes(event)).map((event) => event.key));
    const lines = thing.lines?.filter((line) => !gone.has(line.key));
    await bucket.put(key, JSON.stringify({ ...thing, events, ...(lines && { lines }) }));
    return true;
  }
  const event = "event" in thing ? thing.event : "text" in thing ? thing : undefined;
  if (event === undefined || !isErased(job, event)) return false;
  await bucket.remove(key);
  return true;
}

/** What messages hold: an event, a delivery, or what goes to the archive. */
type Claimed = AcceptedEvent | { readonly event: AcceptedEvent } | Partial<Pack>;
