import { RouterError } from "./errors.ts";

/** Which page of a list: so many items, from the cursor that the page before gave. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}
/** A page of a list; `next` is the cursor of the following one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** The page of a list read newest first with one row more than asked for; the cursor is the last item's own mark. */
export function pageOf<Item>(
  rows: readonly Item[],
  limit: number,
  cursorOf: (item: Item) => string,
): Page<Item> {
  const items = rows.slice(0, limit);
  return rows.length > limit ? { items, next: cursorOf(items.at(-1)!) } : { items };
}

/** Where a list read newest first goes on: below this number. Throws `cursor-invalid`. */
export function startOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  const start = Number(cursor);
  if (/^\d+$/.test(cursor) && Number.isSafeInteger(start)) return start;
  throw new RouterError("cursor-invalid", `Cannot go on from cursor "${cursor}": it is none of this list`);
}
