import { join } from "node:path";
import { archiveFunction } from "../../../functions/archive.ts";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { createArchive } from "../../../functions/local/archive/archive.ts";
import { createEvents } from "../../../functions/local/events/events.ts";
import { createBatches } from "../../../functions/local/events/records.ts";
import { writeSegment } from "../../../functions/local/archive/segment-writer.ts";
import { archiveSuite } from "../../ports/archive.suite.ts";
import { NOW } from "../../support/build.ts";
import { aLocalStore } from "../../support/local-store.ts";

const DAY_MS = 86_400_000;

archiveSuite("SQLite and segments", async () => {
  const { folder, reader, writer, segments, close } = await aLocalStore();
  const fresh: AcceptedEvent[] = [];
  const batches = createBatches<AcceptedEvent>("archive", "archive");
  let expiresAt = NOW + DAY_MS;
  const handler = archiveFunction({
    writeSegment: async (events, kept) => {
      await writer.write("segment", [writeSegment(join(folder, "archive"), events, { ...kept, expiresAt })]);
    },
    archives: () => [{ id: "default", retentionDays: 1 }],
    eventOf: batches.of,
    clock: () => NOW,
  });
  return {
    events: createEvents(writer, {
      clock: () => NOW,
      dedupMs: 300_000,
      onAccepted: (events) => fresh.push(...events),
    }),
    archive: createArchive(reader, segments),
    pack: async (count, at = NOW + DAY_MS) => {
      expiresAt = at;
      await batches.call((event, context) => handler(event, context), fresh.splice(0, count));
    },
    expire: async (now) => {
      await segments.expire(now);
    },
    close,
  };
});
