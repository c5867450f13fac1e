import type { Page } from "../core/ports.ts";

/** Pages are fetched so large. */
const PER_PAGE = 1000;

/** The ids of all that a list has, which is newest first: the oldest first, so that what is done again keeps its order. */
export async function idsOf(
  list: (page: {
    readonly limit: number;
    readonly cursor?: string;
  }) => Promise<Page<{ readonly id: string }>>,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: PER_PAGE, ...(cursor !== undefined && { cursor }) });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== undefined);
  return ids.toReversed();
}
