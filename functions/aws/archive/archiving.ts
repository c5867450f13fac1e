import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { archiveFunction } from "../../archive.ts";
import type { ArchiveRule } from "../../core/archive/archive-class.ts";
import type { LogEntry } from "../../core/log/entry.ts";
import type { Stats } from "../../core/stats/port.ts";
import { type ArchiveBatchPorts, beginBatch } from "./archive-batch.ts";
import type { Claims } from "../claims.ts";
import { addTogether, archivedDeltas } from "../watch/counts.ts";
import { packOfBody } from "./packs.ts";
import { parted } from "../events/records.ts";

export interface ArchivingPorts extends ArchiveBatchPorts {
  readonly claims: Claims;
  readonly stats: Pick<Stats, "add">;
  /** The archives as they are now. */
  readonly archives: () => Promise<readonly ArchiveRule[]>;
  readonly report: (error: unknown) => void;
  /** Hears of each batch. */
  readonly tell?: (entry: LogEntry) => void;
}

/** The archive queue's consumer: what its messages hold is one batch. When it fails all of them come again. */
export function archivingFunction(ports: ArchivingPorts) {
  return async ({ Records }: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const { claims, clock, report, tell } = ports;
    const begun = clock();
    const { read, failures } = await parted(Records, ({ body }) => packOfBody(body, claims), report);
    const archives = await ports.archives();
    const batch = await beginBatch(
      read.map(({ thing }) => thing),
      ports,
    );
    const handler = archiveFunction({
      writeSegment: batch.writeSegment,
      archives: () => archives,
      eventOf: ({ messageId }) => batch.events[Number(messageId)]!,
      clock,
    });
    await handler({ Records: batch.events.map((_, i) => ({ messageId: String(i) }) as SQSRecord) }, context);
    await batch.commit();
    const figures = { events: batch.events.length, ms: clock() - begun };
    tell?.({ level: "debug", message: "archive", ...figures });
    const own = archivedDeltas(batch.events, clock());
    // Counts that are lost are no reason to archive all again.
    await addTogether(ports.stats, [...read.flatMap(({ thing }) => thing.deltas), ...own]).catch(report);
    return { batchItemFailures: failures };
  };
}
