import type { Page } from "../core/ports.ts";

/** Pages are fetched so large. */
const PER_PAGE = 1000;

/** All that a list has, which is newest first: the oldest first, so that what is done again keeps its order. */
export async function allOf<Item>(
  list: (page: { readonly limit: number; readonly cursor?: string }) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: PER_PAGE, ...(cursor !== undefined && { cursor }) });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return all.toReversed();
}
