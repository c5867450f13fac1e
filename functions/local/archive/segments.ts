import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import { readBlock, type SegmentExtent } from "../../core/archive/segment.ts";
import { type BlockPlace, readBlockText, readBlockTextSync, removeSegmentFile } from "./segment-files.ts";
import { wordsOf } from "../store/recent.ts";
import type { Row } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";

/** A segment as its index row tells. */
export interface Segment extends SegmentExtent {
  readonly id: number;
  readonly batch: number;
  readonly archive: string;
  readonly file: string;
  /** null: too many to list. */
  readonly types: Readonly<Record<string, number>> | null;
  readonly blocks: readonly BlockPlace[];
}

export interface Segments {
  /** The events of a block; none when the segment has just expired. Rejects with `segment-unreadable`. */
  read(segment: Segment, block: BlockPlace): Promise<AcceptedEvent[]>;
  /** The same for those who look for what there is: a block that cannot be read is reported, and has none. */
  look(segment: Segment, block: BlockPlace): Promise<AcceptedEvent[]>;
  /** The event at a position; undefined when it has expired. Throws `segment-unreadable`. */
  at(position: number): AcceptedEvent | undefined;
  /** Places where an event may be whose id has this hash, the newest first. */
  withIdHash(hash: number): AsyncGenerator<{ readonly segment: Segment; readonly block: BlockPlace }>;
  /** The segments of the batch that holds the first position beyond this one, or of the next batch. */
  following(after: number): readonly Segment[];
  /** The segments of the newest batch that begins below this position. */
  preceding(below: number): readonly Segment[];
  /** The segment behind one, by its number. */
  next(after: number): (Segment & { readonly expiresAt: number }) | undefined;
  /** Deletes what has expired and no delivery needs; answers how many segments. */
  expire(now: number): Promise<number>;
}

export interface SegmentsOptions {
  readonly folder: string;
  readonly reader: DatabaseSync;
  readonly writer: Writer;
  /** Hears of segments that cannot be read. */
  readonly report: (error: unknown) => void;
}

export function createSegments({ folder, reader, writer, report }: SegmentsOptions): Segments {
  const { byId, ...index } = createIndex(reader);
  const recent = createBlockCache(folder);
  const read: Segments["read"] = async ({ id, file, bus }, block) => {
    try {
      return readBlock(await readBlockText(folder, file, block), bus);
    } catch (cause) {
      const now = byId(id);
      if (now?.file === file) throw unreadable(file, cause);
      return now ? readAgain(now, block) : [];
    }
  };
  /** The same out of the file that has replaced it meanwhile. */
  const readAgain = async (segment: Segment, { first, last }: BlockPlace): Promise<AcceptedEvent[]> => {
    const blocks = segment.blocks.filter((block) => block.last >= first && block.first <= last);
    const events: AcceptedEvent[] = [];
    for (const block of blocks) events.push(...(await read(segment, block)));
    return events.filter(({ position }) => position! >= first && position! <= last);
  };
  return {
    ...index,
    read,
    look: (segment, block) =>
      read(segment, block).catch((error: unknown) => {
        report(error);
        return [];
      }),
    at(position) {
      for (const segment of index.around(position)) {
        const block = segment.blocks.find(({ first, last }) => first <= position && position <= last);
        const event = block && recent(segment, block).find((candidate) => candidate.position === position);
        if (event) return event;
      }
      return undefined;
    },
    async expire(now) {
      const expired = index.expired(now);
      if (expired.length === 0) return 0;
      await writer.write("expire", { segments: expired.map(({ id }) => id) });
      for (const { file } of expired) removeSegmentFile(folder, file);
      return expired.length;
    },
  };
}

function unreadable(file: string, cause: unknown): RouterError {
  const problem = cause instanceof Error ? cause.message : String(cause);
  return new RouterError("segment-unreadable", `Cannot read segment ${file}: ${problem}`, { cause });
}

/** So many segments' ids are looked through before others get their turn: about a millisecond. */
const IDS_A_TURN = 64;

/** All that the index answers. No statement is left open over a turn of the loop: it would keep the log from folding. */
function createIndex(reader: DatabaseSync) {
  const sql = (text: string) => reader.prepare(text);
  const around = sql(
    "SELECT * FROM segment WHERE batch=(SELECT max(batch) FROM segment WHERE batch<=?) AND first<=? AND last>=?",
  );
  const ids = sql("SELECT segment, ids FROM segment_ids WHERE segment<? ORDER BY segment DESC LIMIT ?");
  const byId = sql("SELECT * FROM segment WHERE id=?");
  const next = sql("SELECT * FROM segment WHERE id>? ORDER BY id LIMIT 1");
  const holding = sql(
    "SELECT * FROM segment WHERE batch=(SELECT max(batch) FROM segment WHERE batch<=?) AND last>?",
  );
  const following = sql("SELECT * FROM segment WHERE batch=(SELECT min(batch) FROM segment WHERE batch>?)");
  const preceding = sql("SELECT * FROM segment WHERE batch=(SELECT max(batch) FROM segment WHERE batch<?)");
  const expired = sql(
    "SELECT * FROM segment WHERE expires_at<? AND NOT EXISTS (SELECT 1 FROM delivery WHERE position BETWEEN first AND last)",
  );
  return {
    byId: (id: number) => {
      const row = byId.get(id);
      return row && segmentOf(row);
    },
    /** The next segment by id, with when it expires, epoch ms. */
    next: (after: number) => {
      const row = next.get(after);
      return row && { ...segmentOf(row), expiresAt: row.expires_at as number };
    },
    around: (position: number) => around.all(position, position, position).map(segmentOf),
    async *withIdHash(hash: number) {
      for (let below = Number.MAX_SAFE_INTEGER; ; ) {
        const rows = ids.all(below, IDS_A_TURN);
        for (const row of rows) {
          const ordinals = ordinalsOf(hash, row.ids as Uint8Array);
          const segment = ordinals.length > 0 ? byId.get(row.segment as number) : undefined;
          if (segment) yield* placesOf(segmentOf(segment), ordinals);
        }
        if (rows.length < IDS_A_TURN) return;
        below = rows.at(-1)!.segment as number;
        await setImmediate();
      }
    },
    following(after: number) {
      const rows = holding.all(after + 1, after);
      return (rows.length > 0 ? rows : following.all(after)).map(segmentOf);
    },
    preceding: (below: number) => preceding.all(below).map(segmentOf),
    expired: (now: number) => expired.all(now).map(segmentOf),
  };
}

/** Which events of a segment, counted from 0, have an id of this hash; the newest first. */
function ordinalsOf(hash: number, ids: Uint8Array): number[] {
  const hashes = wordsOf(ids);
  const ordinals: number[] = [];
  for (let i = hashes.indexOf(hash); i >= 0; i = hashes.indexOf(hash, i + 1)) ordinals.unshift(i);
  return ordinals;
}

function* placesOf(segment: Segment, ordinals: readonly number[]) {
  const seen = new Set<BlockPlace>();
  for (const ordinal of ordinals) {
    let passed = 0;
    const block = segment.blocks.find(({ count }) => (passed += count) > ordinal);
    if (!block || seen.has(block)) continue;
    seen.add(block);
    yield { segment, block };
  }
}

/** So many unpacked blocks are kept: deliveries that wait were mostly routed side by side. */
const BLOCKS_KEPT = 16;

function createBlockCache(folder: string): (segment: Segment, block: BlockPlace) => readonly AcceptedEvent[] {
  const kept = new Map<string, readonly AcceptedEvent[]>();
  return (segment, block) => {
    const key = `${segment.id}/${block.offset}`;
    const events = kept.get(key) ?? readNow(folder, segment, block);
    kept.delete(key);
    kept.set(key, events);
    if (kept.size > BLOCKS_KEPT) kept.delete(kept.keys().next().value!);
    return events;
  };
}

function readNow(folder: string, { file, bus }: Segment, block: BlockPlace): readonly AcceptedEvent[] {
  try {
    return readBlock(readBlockTextSync(folder, file, block), bus);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function segmentOf(row: Row): Segment {
  return {
    id: row.id as number,
    batch: row.batch as number,
    archive: row.archive as string,
    bus: row.bus as string,
    first: row.first as number,
    last: row.last as number,
    minReceived: row.min_received as number,
    maxReceived: row.max_received as number,
    count: row.count as number,
    file: row.file as string,
    types: JSON.parse(row.types as string),
    blocks: JSON.parse(row.blocks as string),
  };
}
