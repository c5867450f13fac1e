import { padded } from "../attributes.ts";
import type { Bucket } from "../bucket.ts";
import { EXPIRES } from "./segments.ts";
import type { Table } from "../table.ts";

/** Deletes segments and journals that have expired, each object before its item. Answers how many. */
export async function expire(table: Table, bucket: Bucket, now: number): Promise<number> {
  let expired = 0;
  for await (const keys of table.pages({ PK: EXPIRES, index: true, to: padded(now) })) {
    const items = await table.getAll(keys);
    await Promise.all(items.map(({ file }) => bucket.remove(file as string)));
    await table.removeAll(items);
    expired += items.length;
  }
  return expired;
}
