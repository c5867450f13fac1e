import { join } from "node:path";
import type { AcceptedEvent } from "../../core/event.ts";
import { idHash, planSegment } from "../../core/archive/segment.ts";
import { writeSegmentFile } from "./segment-files.ts";
import type { SegmentRow } from "../store/operations.ts";

/** What a segment is kept for: the archive that keeps its events longest, and until when. */
export interface SegmentClass {
  readonly archive: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/**
 * Writes events, all of one bus and class, into a new segment file below the folder, and fsyncs it. What it gives is the
 * segment's row of the index: when that is written, the events leave the log. `again` tells the file from one that it replaces.
 */
export function writeSegment(
  folder: string,
  events: readonly AcceptedEvent[],
  { batch, again = "", ...kept }: SegmentClass & { readonly batch: number; readonly again?: string },
): SegmentRow {
  const plan = planSegment(events);
  const { bus, first, last, minReceived, maxReceived, count, positions } = plan;
  // The name of what a crash left behind is that of what is written in its place.
  const file = join(kept.archive, bus, `${String(first).padStart(15, "0")}${again}.zst`);
  const { places, bytes } = writeSegmentFile(folder, file, plan.blocks);
  return {
    ...{ batch, ...kept, bus, first, last, minReceived, maxReceived, count, positions, bytes, file },
    rawBytes: plan.blocks.reduce((sum, { text }) => sum + text.length, 0),
    types: JSON.stringify(plan.types),
    blocks: JSON.stringify(places),
    ids: new Uint8Array(Uint32Array.from(plan.ids, idHash).buffer),
  };
}
