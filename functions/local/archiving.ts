import { archiveFunction } from "../archive.ts";
import type { AcceptedEvent } from "../core/event.ts";
import { type ArchiveLoop, createArchiveLoop } from "./archive-loop.ts";
import { createArchives } from "./archives.ts";
import { createBatches } from "./records.ts";
import type { HostOptions } from "./host.ts";
import type { Stores } from "./stores.ts";

/** The archive function at work: segments are written, the journal beside them is packed, what has expired is removed. */
export interface Archiving extends ArchiveLoop {
  /** Removes what has expired. Resolves when it is done. */
  sweep(): Promise<void>;
}

export function createArchiving(stores: Stores, options: HostOptions): Archiving {
  const { segments, reader, writer, registry } = stores;
  const { clock, onTrouble } = options;
  const batches = createBatches<AcceptedEvent>("archive", "archive");
  const handler = archiveFunction({
    writeSegment: segments.write,
    archives: createArchives(registry),
    eventOf: batches.of,
    clock,
  });
  const loop = createArchiveLoop({
    ...options,
    reader,
    archive: (events) => batches.call(handler, events),
    onArchived: (below) => {
      writer.write("pruneJournal", { below }).catch(onTrouble);
    },
  });
  return {
    ...loop,
    async sweep() {
      await segments.expire(clock());
    },
  };
}
