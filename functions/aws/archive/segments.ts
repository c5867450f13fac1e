import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import type { IndexedSegment } from "../../core/archive/archive-range.ts";
import { type Item, padded, ttlOf } from "../attributes.ts";
import type { Bucket, Part } from "../bucket.ts";
import type { Table } from "../table.ts";

/** Where a block lies in its object, and which positions it holds. */
export interface BlockPlace extends Part {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

/** A segment as its item tells. */
export interface Segment extends IndexedSegment {
  /** The first position of the batch that it was written with. */
  readonly batch: number;
  readonly archive: string;
  readonly file: string;
  readonly bytes: number;
  readonly blocks: readonly BlockPlace[];
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** Partitions of the table `hot`: segments by batch, journals by when they were written, ids by their hash. */
export const ARCHIVE = "ARCHIVE";
export const JOURNAL = "JOURNAL";
/** What expires, in the index. */
export const EXPIRES = "EXPIRES";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Writes blocks of text, each a frame of zstd, as one object. Answers where each of them lies. */
export async function writeBlocks(bucket: Bucket, file: string, texts: readonly string[]) {
  const frames = await Promise.all(texts.map((text) => compress(text)));
  let offset = 0;
  const parts = frames.map(({ length }): Part => {
    const part = { offset, length };
    offset += length;
    return part;
  });
  await bucket.put(file, Buffer.concat(frames));
  return { parts, bytes: offset };
}

/** The text of a block by one ranged read; undefined when its object has expired. */
export async function readBlockText(bucket: Bucket, file: string, part: Part): Promise<string | undefined> {
  const frame = await bucket.get(file, part);
  return frame && (await decompress(frame)).toString("utf8");
}

/** A place of a block in the index by id, with what tells how to read it. */
export interface IndexedBlock extends Part {
  readonly file: string;
  /** Of events; absent: lines of the journal. */
  readonly bus?: string;
}
/** In which block something of an id with that hash is. */
export interface IdPlace {
  readonly hash: number;
  readonly block: IndexedBlock;
}

/** The index by id has so many partitions: a batch writes an item into each that it has ids for, and a search reads one. */
const ID_SHARDS = 64;
/** hash, and number of the block in the item's list. */
const ENTRY_BYTES = 6;

/** The items of the index for a batch. `SK` is when it was written, as a number that grows. */
export function idItems(places: readonly IdPlace[], SK: string, expiresAt: number): Item[] {
  const shards = Map.groupBy(places, ({ hash }) => hash % ID_SHARDS);
  return [...shards].map(([shard, entries]) => {
    const blocks = [...new Set(entries.map(({ block }) => block))];
    const numbers = new Map(blocks.map((block, i) => [block, i]));
    const files = [...new Map(blocks.map(({ file, bus }) => [file, bus]))];
    const ids = new DataView(new ArrayBuffer(entries.length * ENTRY_BYTES));
    for (const [i, { hash, block }] of entries.entries()) {
      ids.setUint32(i * ENTRY_BYTES, hash);
      ids.setUint16(i * ENTRY_BYTES + 4, numbers.get(block)!);
    }
    const body = JSON.stringify({
      files: files.map(([file, bus]) => (bus === undefined ? [file] : [file, bus])),
      blocks: blocks.map(({ file, offset, length }) => [
        files.findIndex(([name]) => name === file),
        offset,
        length,
      ]),
    });
    return { PK: `ID#${shard}`, SK, body, ids: new Uint8Array(ids.buffer), ttl: ttlOf(expiresAt) };
  });
}

/** The blocks in which something of an id with that hash may be, the newest batch first, each one once. */
export async function* blocksWithIdHash(table: Table, hash: number, since = 0): AsyncGenerator<IndexedBlock> {
  const span = { PK: `ID#${hash % ID_SHARDS}`, from: padded(since), newestFirst: true };
  for await (const items of table.pages(span))
    for (const { ids, body } of items) {
      const numbers = numbersOf(hash, ids as Uint8Array);
      if (numbers.length > 0) yield* blocksOf(body as string, numbers);
    }
}

/** The last of a batch first. */
function numbersOf(hash: number, ids: Uint8Array): number[] {
  const view = new DataView(ids.buffer, ids.byteOffset, ids.byteLength);
  const numbers = new Set<number>();
  for (let at = 0; at < view.byteLength; at += ENTRY_BYTES)
    if (view.getUint32(at) === hash) numbers.add(view.getUint16(at + 4));
  return [...numbers].toReversed();
}

function blocksOf(body: string, numbers: readonly number[]): IndexedBlock[] {
  const { files, blocks } = JSON.parse(body) as {
    files: readonly (readonly [file: string, bus?: string])[];
    blocks: readonly (readonly [file: number, offset: number, length: number])[];
  };
  return numbers.map((number) => {
    const [file, offset, length] = blocks[number]!;
    const [name, bus] = files[file]!;
    return { file: name, offset, length, ...(bus !== undefined && { bus }) };
  });
}

/** What of the index by position an item holds. */
export function segmentOf({ body }: Item): Segment {
  return JSON.parse(body as string) as Segment;
}

export function segmentItem(segment: Segment, n: number): Item {
  const SK = `${padded(segment.batch)}#${n}`;
  return {
    ...{ PK: ARCHIVE, SK, GSI1PK: EXPIRES, GSI1SK: `${padded(segment.expiresAt)}#${SK}` },
    file: segment.file,
    body: JSON.stringify(segment),
  };
}

/** A journal's object, as its item tells. */
export interface JournalFile {
  readonly file: string;
  readonly parts: readonly Part[];
}

export function journalItem({ file, parts }: JournalFile, SK: string, expiresAt: number): Item {
  return {
    ...{ PK: JOURNAL, SK, GSI1PK: EXPIRES, GSI1SK: `${padded(expiresAt)}#${SK}` },
    file,
    body: JSON.stringify(parts),
  };
}
