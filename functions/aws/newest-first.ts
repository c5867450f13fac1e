import type { Page } from "../core/ports.ts";
import type { Item, Value } from "./attributes.ts";
import type { Table } from "./table.ts";

/** A list that is spread over several PKs, so that none of them is hot, in the order of SK from the last one down. */
export interface SpreadList<Thing> {
  readonly partitions: readonly string[];
  /** Of the index. */
  readonly index?: boolean;
  readonly limit: number;
  /** Only what lies below this SK. */
  readonly below?: string | undefined;
  /** What the items stand for; undefined for one that the list leaves out. */
  readonly open: (items: readonly Item[]) => Promise<readonly (Thing | undefined)[]>;
}

/** The next page; its cursor is the SK of the last item on it. */
export async function newestFirst<Thing>(table: Table, list: SpreadList<Thing>): Promise<Page<Thing>> {
  const found: { thing: Thing; SK: string }[] = [];
  for await (const items of parts(merged(table, list), list.limit + 1)) {
    const things = await list.open(items);
    for (const [i, thing] of things.entries())
      if (thing !== undefined) found.push({ thing, SK: orderOf(items[i]!, list) });
    if (found.length > list.limit) break;
  }
  const page = found.slice(0, list.limit);
  const items = page.map(({ thing }) => thing);
  return found.length > list.limit ? { items, next: page.at(-1)!.SK } : { items };
}

type Order = Pick<SpreadList<unknown>, "partitions" | "index" | "limit" | "below">;

async function* merged(table: Table, list: Order): AsyncGenerator<Item> {
  const { partitions, index = false, below, limit } = list;
  const spans = partitions.map((PK) => ({ PK, index, newestFirst: true, page: limit + 1 }));
  const heads = await Promise.all(
    spans.map((span) =>
      startOf(each(table.pages({ ...span, ...(below !== undefined && { to: below }) }), list)),
    ),
  );
  for (let live = heads; ; ) {
    live = live.filter(({ item }) => item !== undefined);
    const [first] = live.toSorted((a, b) => (orderOf(a.item!, list) < orderOf(b.item!, list) ? 1 : -1));
    if (!first) return;
    yield first.item!;
    first.item = (await first.rest.next()).value ?? undefined;
  }
}

interface Head {
  item: Item | undefined;
  readonly rest: AsyncGenerator<Item, undefined>;
}

async function startOf(rest: AsyncGenerator<Item, undefined>): Promise<Head> {
  return { item: (await rest.next()).value, rest };
}

async function* each(pages: AsyncGenerator<Item[]>, list: Order): AsyncGenerator<Item, undefined> {
  for await (const page of pages) for (const item of page) if (orderOf(item, list) !== list.below) yield item;
  return undefined;
}

function orderOf(item: Readonly<Record<string, Value | undefined>>, { index }: Order): string {
  return item[index ? "GSI1SK" : "SK"] as string;
}

async function* parts(items: AsyncGenerator<Item>, size: number): AsyncGenerator<Item[]> {
  let part: Item[] = [];
  for await (const item of items) {
    part.push(item);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
