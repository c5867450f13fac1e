import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import type { AcceptedEvent } from "../core/event.ts";
import { readBlock, type SegmentExtent } from "../core/segment.ts";
import { type BlockPlace, readBlockText, readBlockTextSync, removeSegmentFile } from "./segment-files.ts";
import { wordsOf } from "./store/recent.ts";
import type { Row } from "./store/rows.ts";
import type { Writer } from "./store/writer.ts";

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
  read(segment: Segment, block: BlockPlace): Promise<AcceptedEvent[]>;
  /** The event at a position; undefined when it has expired. */
  at(position: number): AcceptedEvent | undefined;
  /** Places where an event may be whose id has this hash, the newest first. */
  withIdHash(hash: number): AsyncGenerator<{ readonly segment: Segment; readonly block: BlockPlace }>;
  /** The segments of the batch that holds the first position beyond this one, or of the next batch. */
  following(after: number): readonly Segment[];
  /** The segments of the newest batch that begins below this position. */
  preceding(below: number): readonly Segment[];
  /** Deletes what has expired and no delivery needs; answers how many segments. */
  expire(now: number): Promise<number>;
}

export function createSegments(folder: string, reader: DatabaseSync, writer: Writer): Segments {
  const index = createIndex(reader);
  const recent = createBlockCache(folder);
  return {
    ...index,
    read: async ({ file, bus }, block) => readBlock(await readBlockText(folder, file, block), bus),
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
  const holding = sql(
    "SELECT * FROM segment WHERE batch=(SELECT max(batch) FROM segment WHERE batch<=?) AND last>?",
  );
  const following = sql("SELECT * FROM segment WHERE batch=(SELECT min(batch) FROM segment WHERE batch>?)");
  const preceding = sql("SELECT * FROM segment WHERE batch=(SELECT max(batch) FROM segment WHERE batch<?)");
  const expired = sql(
    "SELECT * FROM segment WHERE expires_at<? AND NOT EXISTS (SELECT 1 FROM delivery WHERE position BETWEEN first AND last)",
  );
  return {
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
    const events = kept.get(key) ?? readBlock(readBlockTextSync(folder, segment.file, block), segment.bus);
    kept.delete(key);
    kept.set(key, events);
    if (kept.size > BLOCKS_KEPT) kept.delete(kept.keys().next().value!);
    return events;
  };
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
