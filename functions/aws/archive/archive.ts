import { setTimeout as sleep } from "node:timers/promises";
import { countOf, inRange, mayHold } from "../../core/archive/archive-range.ts";
import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import { startOf } from "../../core/pages.ts";
import type { Archive, ArchiveRange, ArchiveSize, Clock, EventScope } from "../../core/ports.ts";
import { idHash, readBlock } from "../../core/archive/segment.ts";
import { acceptanceOf, shownUpTo } from "./archive-batch.ts";
import { padded } from "../attributes.ts";
import type { Bucket } from "../bucket.ts";
import { ARCHIVE, blocksWithIdHash, readBlockText, type Segment, segmentOf } from "./segments.ts";
import type { Table } from "../table.ts";

export interface ArchiveOptions {
  readonly table: Table;
  readonly bucket: Bucket;
  readonly clock: Clock;
}

/** So many events a filter looks at for one page: a short page with a cursor is better than a long wait. */
const SEEN_A_PAGE = 50_000;

/** All events that the archive function has written: objects of the bucket, with their index in the table `hot`. */
export function createArchive({ table, bucket, clock }: ArchiveOptions): Archive {
  return {
    async find(id, scope = {}) {
      for await (const { file, bus, ...part } of blocksWithIdHash(table, idHash(id))) {
        if (bus === undefined) continue;
        const text = await readBlockText(bucket, file, part);
        const event = text && readBlock(text, bus).findLast((one) => isMeant(one, id, scope));
        if (event) return event;
      }
      return undefined;
    },
    async search({ limit, cursor, filter, ...range }) {
      const items: AcceptedEvent[] = [];
      const below = cursor === undefined ? Number.MAX_SAFE_INTEGER : startOf(cursor);
      const fresh = createMemory();
      let seen = 0;
      for await (const batch of batches(table, { newestFirst: true, to: padded(below) })) {
        const events = (await eventsOf(batch, bucket, { ...range, below })).toReversed().filter(fresh);
        for (const event of events) {
          if (items.length === limit) return { items, next: String(items.at(-1)!.position) };
          if (!filter || filter(event)) items.push(event);
        }
        seen += events.length;
        if (filter && seen >= SEEN_A_PAGE && events.length > 0)
          return { items, next: String(events.at(-1)!.position) };
      }
      return { items };
    },
    scan: (range) => oldestFirst(range, { table, bucket, clock }),
    async count(range) {
      let count = 0;
      for await (const batch of batches(table, { from: await beginOf(table, range.after ?? 0) }))
        for (const segment of batch)
          if (segment.last > (range.after ?? 0) && mayHold(segment, range)) count += countOf(segment, range);
      return count;
    },
    async sizes() {
      const sizes = new Map<string, ArchiveSize>();
      for await (const batch of batches(table, {}))
        for (const segment of batch) sizes.set(segment.bus, sizeWith(sizes.get(segment.bus), segment));
      return [...sizes.values()].sort((a, b) => (a.bus < b.bus ? -1 : 1));
    },
  };
}

function isMeant(event: AcceptedEvent, id: string, { source, bus }: EventScope): boolean {
  return event.id === id && (source ?? event.source) === event.source && (bus ?? event.bus) === event.bus;
}

type Batch = readonly Segment[];

/** Segments that were written together, from batch to batch. */
async function* batches(
  table: Table,
  span: { readonly from?: string; readonly to?: string; readonly newestFirst?: boolean },
): AsyncGenerator<Batch> {
  let batch: Segment[] = [];
  for await (const page of table.pages({ PK: ARCHIVE, ...span }))
    for (const segment of page.map(segmentOf)) {
      if (batch.length > 0 && batch[0]!.batch !== segment.batch) {
        yield batch;
        batch = [];
      }
      batch.push(segment);
    }
  if (batch.length > 0) yield batch;
}

/** Where the batch begins that holds what is beyond a position. */
async function beginOf(table: Table, after: number): Promise<string> {
  for await (const [segment] of batches(table, { newestFirst: true, to: `${padded(after + 1)}~` }))
    return padded(segment!.batch);
  return padded(0);
}

/** An event that was archived twice was so within minutes: so many of those before are remembered. */
const REMEMBERED = 100_000;
/** What is being written is waited for, so often and so long. */
const WAITS = 20;
const WAIT_MS = 500;

/** All that will ever be shown up to a position, then on behind it: nothing comes later in between. */
async function* oldestFirst(
  range: ArchiveRange,
  { table, bucket, clock }: ArchiveOptions,
): AsyncGenerator<readonly AcceptedEvent[]> {
  const fresh = createMemory();
  let { after = 0 } = range;
  for (let waits = 0; ; ) {
    const { position, more } = await shownUpTo(table, clock());
    for await (const batch of batches(table, {
      from: await beginOf(table, after),
      to: padded(position + 1),
    })) {
      const events = (await eventsOf(batch, bucket, { ...range, after })).filter(fresh);
      if (events.length > 0) yield events;
      after = batch.reduce((last, segment) => Math.max(last, segment.last), after);
    }
    if (!more) return;
    if (++waits > WAITS)
      throw new RouterError("storage-failed", "Cannot read on in the archive: a segment is being written");
    await sleep(WAIT_MS);
  }
}

function createMemory(): (event: AcceptedEvent) => boolean {
  const known = new Set<string>();
  return (event) => {
    const name = acceptanceOf(event);
    if (known.has(name)) return false;
    known.add(name);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
    return true;
  };
}

/** The events of a batch that are in a range, by position: segments of several buses overlap. */
async function eventsOf(
  batch: Batch,
  bucket: Bucket,
  range: ArchiveRange & { readonly below?: number },
): Promise<AcceptedEvent[]> {
  const { after = 0, below = Infinity } = range;
  const blocks = batch
    .filter((segment) => mayHold(segment, range))
    .flatMap(({ file, bus, blocks }) => blocks.map((block) => ({ ...block, file, bus })))
    .filter(({ first, last }) => last > after && first < below);
  const read = blocks.map(async ({ file, bus, ...part }) => {
    const text = await readBlockText(bucket, file, part);
    return text === undefined ? [] : readBlock(text, bus);
  });
  const events = (await Promise.all(read)).flat().filter((event) => inRange(event, range));
  return events.sort((a, b) => a.position! - b.position!);
}

function sizeWith(
  size: ArchiveSize | undefined,
  { bus, count, bytes, minReceived, maxReceived }: Segment,
): ArchiveSize {
  return {
    bus,
    events: (size?.events ?? 0) + count,
    bytes: (size?.bytes ?? 0) + bytes,
    from: Math.min(size?.from ?? minReceived, minReceived),
    until: Math.max(size?.until ?? maxReceived, maxReceived),
  };
}
