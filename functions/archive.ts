import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { type ArchiveRule, archiveGroups } from "./core/archive/archive-class.ts";
import type { AcceptedEvent } from "./core/event.ts";
import type { Clock } from "./core/ports.ts";

export interface SegmentOrder {
  readonly archive: string;
  /** Epoch ms. */
  readonly expiresAt: number;
  readonly batch: number;
}

export interface ArchivePorts {
  /** Writes events of one bus and archive as a segment of the batch that begins at that position. */
  readonly writeSegment: (events: readonly AcceptedEvent[], kept: SegmentOrder) => Promise<void>;
  /** The archives as they are now; one at least keeps all. */
  readonly archives: () => readonly ArchiveRule[];
  readonly eventOf: (record: SQSRecord) => AcceptedEvent;
  readonly clock: Clock;
}

/** The archive's own copies of replayed events serve the deliveries that wait for them: as long as a delivery may wait. */
export const REPLAYS: ArchiveRule = { id: "replay", retentionDays: 15 };

const DAY_MS = 86_400_000;

/** Writes a batch of routed events as segments, one for each bus and archive. */
export function archiveFunction({ writeSegment, archives, eventOf, clock }: ArchivePorts) {
  return middy<SQSEvent, SQSBatchResponse>({ timeoutEarlyInMillis: 0 }).handler(async ({ Records }) => {
    const events = Records.map(eventOf);
    const batch = events[0]?.position ?? 0;
    for (const { archive, events: kept } of archiveGroups(events, archives(), REPLAYS)) {
      const expiresAt = clock() + archive.retentionDays * DAY_MS;
      await writeSegment(kept, { archive: archive.id, expiresAt, batch });
    }
    return { batchItemFailures: [] };
  });
}
