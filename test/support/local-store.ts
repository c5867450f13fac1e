import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { createSegments, type Segments } from "../../functions/local/archive/segments.ts";
import { openReader } from "../../functions/local/store/schema.ts";
import { createWriter, type Writer } from "../../functions/local/store/writer.ts";

/** A store in a folder of its own, as `startLocal` has it; closing it takes the folder away. */
export interface LocalStore {
  readonly folder: string;
  readonly writer: Writer;
  readonly reader: DatabaseSync;
  readonly segments: Segments;
  close(): Promise<void>;
}

export async function aLocalStore(folder = mkdtempSync(join(tmpdir(), "signalbox-"))): Promise<LocalStore> {
  const writer = await createWriter(folder);
  const reader = openReader(folder);
  return {
    folder,
    writer,
    reader,
    segments: createSegments({ folder: join(folder, "archive"), reader, writer, report: unheard }),
    async close() {
      reader.close();
      await writer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function unheard(error: unknown): never {
  throw error;
}
