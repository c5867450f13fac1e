import { closeSync, fsyncSync, mkdirSync, openSync, readSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { zstdCompressSync, zstdDecompress, zstdDecompressSync } from "node:zlib";
import type { BlockPlan } from "../../core/archive/segment.ts";

/** Where a block lies in its file, and which positions it holds. */
export interface BlockPlace {
  readonly offset: number;
  readonly length: number;
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

const decompress = promisify(zstdDecompress);

/** Writes blocks, each a zstd frame, into a file, and fsyncs it and its folders. Throws when any of it cannot be written. */
export function writeSegmentFile(
  folder: string,
  file: string,
  blocks: readonly BlockPlan[],
): { readonly places: BlockPlace[]; readonly bytes: number } {
  const path = join(folder, file);
  const made = mkdirSync(dirname(path), { recursive: true });
  const fd = openSync(path, "w");
  let offset = 0;
  try {
    const places = blocks.map(({ text, first, last, count }) => {
      const frame = zstdCompressSync(text);
      // Not writeSync: on a disk that is nearly full that may write a part and say nothing.
      writeFileSync(fd, frame);
      const place = { offset, length: frame.length, first, last, count };
      offset += frame.length;
      return place;
    });
    fsyncSync(fd);
    syncFolders(dirname(path), dirname(made ?? path));
    return { places, bytes: offset };
  } finally {
    closeSync(fd);
  }
}

/** The text of one block. Throws when the file is gone or its bytes are not what was written. */
export function readBlockTextSync(folder: string, file: string, place: BlockPlace): string {
  return zstdDecompressSync(readFrame(folder, file, place)).toString("utf8");
}

/** The same with the work of unpacking on another thread. */
export async function readBlockText(folder: string, file: string, place: BlockPlace): Promise<string> {
  return (await decompress(readFrame(folder, file, place))).toString("utf8");
}

export function removeSegmentFile(folder: string, file: string): void {
  rmSync(join(folder, file), { force: true });
}

function readFrame(folder: string, file: string, { offset, length }: BlockPlace): Buffer {
  const frame = Buffer.allocUnsafe(length);
  const fd = openSync(join(folder, file), "r");
  try {
    const read = readSync(fd, frame, 0, length, offset);
    if (read < length)
      throw new Error(`Cannot read segment ${file}: ${read} of ${length} bytes at ${offset}`);
    return frame;
  } finally {
    closeSync(fd);
  }
}

/** From the inner one to the outer one: an entry of a folder is as durable as the folder. */
function syncFolders(inner: string, outer: string): void {
  for (let folder = inner; ; folder = dirname(folder)) {
    syncFolder(folder);
    if (folder === outer) return;
  }
}

/** What was made or removed in a folder is so on the disk. */
export function syncFolder(folder: string): void {
  const fd = openSync(folder, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
