import { RouterError } from "../core/errors.ts";
import type { Page } from "../core/ports.ts";

/**
 * A page of a list that is held whole, in the order of its keys. The cursor is the last key shown, so that what is
 * added or removed between two pages shifts nothing. Throws `cursor-invalid`.
 */
export function pageOfAll<Item>(
  items: readonly Item[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  keyOf: (item: Item) => string,
): Page<Item> {
  const behind = cursor === undefined ? "" : keyOfCursor(cursor);
  const rest = items
    .map((item) => ({ key: keyOf(item), item }))
    .filter(({ key }) => key > behind)
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  const shown = rest.slice(0, limit);
  const last = shown.at(-1)?.key;
  return {
    items: shown.map(({ item }) => item),
    ...(last !== undefined && rest.length > limit && { next: cursorOf(last) }),
  };
}

/** A key that puts the newest version first. */
export function byVersion({ version }: { readonly version: number }): string {
  return String(Number.MAX_SAFE_INTEGER - version);
}

const MARK = "after:";

function cursorOf(key: string): string {
  return Buffer.from(MARK + key).toString("base64url");
}

function keyOfCursor(cursor: string): string {
  const text = Buffer.from(cursor, "base64url").toString();
  if (text.startsWith(MARK)) return text.slice(MARK.length);
  throw new RouterError(
    "cursor-invalid",
    `Cannot go on from cursor "${cursor}": no page of this list gave it`,
  );
}
