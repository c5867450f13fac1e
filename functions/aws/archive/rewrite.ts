import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { RouterError } from "../../core/errors.ts";
import type { Bucket, Part } from "../bucket.ts";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/**
 * Writes some blocks of an object anew, each in its old place: whoever reads by an index, or reads just now, finds a block
 * where it was, the old one or the new one. What a block needs less than before is a frame that readers pass over.
 * False when there is no such object (any more).
 */
export async function rewriteBlocks(
  bucket: Bucket,
  file: string,
  { parts, edit }: { readonly parts: readonly Part[]; readonly edit: (text: string) => string },
): Promise<boolean> {
  const old = await bucket.get(file);
  if (!old) return false;
  const object = Buffer.from(old);
  let changed = false;
  for (const { offset, length } of parts) {
    const text = (await decompress(object.subarray(offset, offset + length))).toString("utf8");
    const edited = edit(text);
    if (edited === text) continue;
    (await frameOf(edited, length, file)).copy(object, offset);
    changed = true;
  }
  if (changed) await bucket.put(file, object);
  return true;
}

/** Less text mostly needs less room at once; where it does not, a stronger compression makes room. */
const LEVELS = [3, 12, 19, 22];

async function frameOf(text: string, length: number, file: string): Promise<Buffer> {
  for (const level of LEVELS) {
    const frame = await compress(text, { params: { [constants.ZSTD_c_compressionLevel]: level } });
    const rest = length - frame.length;
    if (rest === 0) return frame;
    if (rest >= HEAD) return Buffer.concat([frame, skippable(rest)]);
  }
  throw new RouterError("internal", `Cannot write ${file} anew: a block needs more room than before`);
}

/** A skippable frame (RFC 8878, 3.1.2): its magic number, the length of the rest, the rest. */
const HEAD = 8;
const SKIPPABLE = 0x184d2a50;

function skippable(length: number): Buffer {
  const frame = Buffer.alloc(length);
  frame.writeUInt32LE(SKIPPABLE, 0);
  frame.writeUInt32LE(length - HEAD, 4);
  return frame;
}
