import { deliveryOrigin } from "../../core/deliveries/delivery-id.ts";
import { RouterError } from "../../core/errors.ts";
import type { DeliveryQuery, DeliveryView, Journal, JournalEntry, Page } from "../../core/ports.ts";
import { idHash } from "../../core/archive/segment.ts";
import type { Item } from "../attributes.ts";
import type { Bucket, Part } from "../bucket.ts";
import type { JournalLine } from "../archive/packs.ts";
import { blocksWithIdHash, JOURNAL, readBlockText } from "../archive/segments.ts";
import type { Table } from "../table.ts";

/** What the journal tells of deliveries that have ended. */
export interface JournalReader extends Pick<Journal, "of"> {
  /** Those of events whose id has that hash, in the order they ended. */
  ended(idHash: number): Promise<readonly DeliveryView[]>;
  /** The last line about the end of a delivery. */
  endOf(id: string): Promise<JournalLine | undefined>;
  /** By the batch that they were archived with, the newest batch first. */
  list(query: DeliveryQuery, fits: (view: DeliveryView) => boolean): Promise<Page<DeliveryView>>;
}

/** So many journals are looked through for one page: a short page is better than a long wait. */
const JOURNALS_A_PAGE = 64;

/** The journal out of the objects that the archive function has written. */
export function createJournalReader(table: Table, bucket: Bucket): JournalReader {
  const linesOf = async (hash: number): Promise<JournalLine[]> => {
    const lines: JournalLine[] = [];
    for await (const block of blocksWithIdHash(table, hash)) {
      if (block.bus !== undefined) continue;
      const read = await readLines(bucket, block.file, block);
      lines.push(...read.filter(({ entry }) => idHash(entry.event.id) === hash));
    }
    return onceEach(lines).sort((a, b) => a.entry.at - b.entry.at || rankOf(a.entry) - rankOf(b.entry));
  };
  return {
    async of(event) {
      const lines = await linesOf(idHash(event.id));
      return lines.filter(({ key }) => key === event.key).map(({ entry }) => entry);
    },
    ended: async (hash) => endedBy(await linesOf(hash)),
    async endOf(id) {
      const origin = deliveryOrigin(id);
      const lines = origin ? await linesOf(origin.idHash) : [];
      return lines.findLast(({ delivery }) => delivery?.id === id);
    },
    async list({ limit, cursor }, fits) {
      const items: DeliveryView[] = [];
      const place = placeOf(cursor);
      let seen = 0;
      const span = { PK: JOURNAL, newestFirst: true, page: JOURNALS_A_PAGE, ...(place && { to: place.SK }) };
      for await (const page of table.pages(span))
        for (const item of page) {
          const skip = item.SK === place?.SK ? place.offset : 0;
          const views = (await endedIn(item, bucket)).filter(fits).slice(skip);
          const room = limit - items.length;
          items.push(...views.slice(0, room));
          if (views.length > room) return { items, next: `${item.SK}-${skip + room}` };
          if (++seen === JOURNALS_A_PAGE) return { items, next: `${item.SK}-${skip + views.length}` };
        }
      return { items };
    },
  };
}

async function endedIn({ file, body }: Item, bucket: Bucket): Promise<DeliveryView[]> {
  const parts = JSON.parse(body as string) as Part[];
  const lines = await Promise.all(parts.map((part) => readLines(bucket, file as string, part)));
  const views = endedBy(onceEach(lines.flat()));
  return views.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
}

async function readLines(bucket: Bucket, file: string, part: Part): Promise<JournalLine[]> {
  const text = await readBlockText(bucket, file, part);
  return text ? text.split("\n").map((line) => JSON.parse(line) as JournalLine) : [];
}

/** A delivery that was recalled is shown so alone. */
function endedBy(lines: readonly JournalLine[]): DeliveryView[] {
  const views = lines.flatMap(({ delivery }) => delivery ?? []);
  const named = ({ id, createdAt }: DeliveryView) => `${id} ${createdAt}`;
  const recalled = new Set(views.filter(({ reason }) => reason?.code === "recalled").map(named));
  return views.filter((view) => view.status !== "delivered" || !recalled.has(named(view)));
}

/** What a repeat has written twice is one. */
function onceEach(lines: readonly JournalLine[]): JournalLine[] {
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()];
}

/** In the order in which things happen to an event, when they happen in one millisecond. */
const RANKS: Readonly<Record<JournalEntry["kind"], number>> = { accepted: 0, routed: 1, attempt: 2 };

function rankOf({ kind }: JournalEntry): number {
  return RANKS[kind];
}

function placeOf(cursor: string | undefined): { readonly SK: string; readonly offset: number } | undefined {
  if (cursor === undefined) return undefined;
  const match = /^(\d{16})-(\d+)$/.exec(cursor);
  if (match) return { SK: match[1]!, offset: Number(match[2]) };
  throw new RouterError("cursor-invalid", `Cannot go on from cursor "${cursor}": it is none of this list`);
}
