/** How traffic comes in batches. */
export interface Batches {
  /** Events in a request of a publisher. */
  readonly published: number;
  /** Events in what route, deliver take at a time. */
  readonly routed: number;
  readonly delivered: number;
  /** Events in what the archive function writes at a time. */
  readonly archived: number;
}

/** Calls for one event that a rule sends to a target that takes it, of a price each. */
export interface Calls {
  readonly sqsFifo: number;
  readonly sqsStandard: number;
  readonly invocations: number;
  readonly gigabyteSeconds: number;
  readonly tableWrites: number;
  readonly bucketPuts: number;
}

/** What functions take, in seconds: of the emulator runs, and a target that answers in 100 ms. */
const SECONDS = { ingest: 0.02, route: 0.03, deliver: 0.13, archive: 1 } as const;
/** GB of memory of the functions, and of the archive function. */
const MEMORY = 0.5;
const ARCHIVE_MEMORY = 1;
/** Queues hand out ten messages at a time. */
const RECEIVED = 10;

/** The calls that test/aws counts on an emulator, per event, for any batches. */
export function callsOf({ published, routed, delivered, archived }: Batches): Calls {
  const toArchive = 1 / routed + 1 / delivered;
  return {
    // Sent by ingest, received and deleted for route.
    sqsFifo: 1 / published + 2 / routed,
    // Route to deliver and to the archive; received and deleted for deliver; deliver to the archive; received and deleted for it.
    sqsStandard: 2 / routed + 2 / delivered + 1 / delivered + (2 * toArchive) / RECEIVED,
    invocations: 1 / published + 1 / routed + 1 / delivered + 1 / archived,
    gigabyteSeconds:
      MEMORY * (SECONDS.ingest / published + SECONDS.route / routed + SECONDS.deliver / delivered) +
      (ARCHIVE_MEMORY * SECONDS.archive) / archived,
    // The index by id has as many items as there are events, 64 at most; and a handful says that the segment is there.
    tableWrites: (Math.min(archived, 64) + 6) / archived,
    bucketPuts: 2 / archived,
  };
}
