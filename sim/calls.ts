/** How traffic comes in batches, and by what way. */
export interface Batches {
  /** Events a second. */
  readonly rate: number;
  /** Events in a request of a publisher. */
  readonly published: number;
  /** Events in what route, deliver take at a time. */
  readonly routed: number;
  readonly delivered: number;
  /** Events in what the archive function writes at a time. */
  readonly archived: number;
  /** Shards of the stream that takes them; absent: the events queue does. */
  readonly shards?: number;
}

/** Calls for one event that a rule sends to a target that takes it, of a price each. */
export interface Calls {
  readonly sqsFifo: number;
  readonly sqsStandard: number;
  readonly streamUnits: number;
  readonly shardHours: number;
  readonly invocations: number;
  readonly gigabyteSeconds: number;
  readonly tableWrites: number;
  readonly tableReads: number;
  readonly bucketPuts: number;
}

/** What functions take, in seconds: of the emulator runs, and a target that answers in 100 ms. */
const SECONDS = { ingest: 0.02, route: 0.03, deliver: 0.15, archive: 1 } as const;
/** Route takes so much longer for each event of a batch beyond ten. */
const ROUTE_MORE = 0.001;
/** GB of memory of the functions. */
const MEMORY = { ingest: 0.5, route: 0.5, deliver: 0.25, archive: 1 } as const;
/** Queues hand out ten messages at a time. */
const RECEIVED = 10;
/** A call of SQS is of 64 KB; an event of 1 KB takes 1.6 with what is said of it, and what became of its delivery 0.9. */
const EVENTS_PER_CALL = 64 / 1.6;
const ENDS_PER_CALL = 64 / 0.9;
/** Nine bytes of each key are kept, and a written unit has 1,024. */
const KEYS_PER_UNIT = 1024 / 9;

/** The calls that test/aws counts on an emulator, per event, for any batches. */
export function callsOf(batches: Batches): Calls {
  const { rate, published, routed, delivered, archived, shards } = batches;
  const isQueue = shards === undefined;
  const routeSeconds = SECONDS.route + ROUTE_MORE * Math.max(0, routed - RECEIVED);
  const toDeliver = 1 / Math.min(routed, RECEIVED);
  const toArchive = 1 / Math.min(routed, EVENTS_PER_CALL) + 1 / Math.min(delivered, ENDS_PER_CALL);
  const fromArchive = Math.max(toArchive / RECEIVED, 1 / EVENTS_PER_CALL + 1 / ENDS_PER_CALL);
  return {
    // Sent by ingest, received and deleted for route.
    sqsFifo: isQueue ? 1 / published + 2 / routed : 0,
    // Route to deliver and to the archive; received and deleted for deliver; deliver to the archive; received and deleted for it.
    sqsStandard: toDeliver + toArchive + 2 / delivered + fromArchive + toArchive / RECEIVED,
    streamUnits: isQueue ? 0 : 1,
    shardHours: isQueue ? 0 : shards / (rate * 3_600),
    invocations: 1 / published + 1 / routed + 1 / delivered + 1 / archived,
    gigabyteSeconds:
      (MEMORY.ingest * SECONDS.ingest) / published +
      (MEMORY.route * routeSeconds) / routed +
      (MEMORY.deliver * SECONDS.deliver) / delivered +
      (MEMORY.archive * SECONDS.archive) / archived,
    // Which events were in the stream is an item a batch, of keys.
    tableWrites:
      segmentWrites(archived) / archived + (isQueue ? 0 : Math.ceil(routed / KEYS_PER_UNIT) / routed),
    tableReads: looks(batches) + (isQueue ? 0 : 1 / routed),
    bucketPuts: 2 / archived,
  };
}

/** The index by id has an item for each event, and no more than so many. */
const INDEX_ITEMS = 64;
/** An item with more events than these is of two units. */
const EVENTS_PER_UNIT = 28;

/** Units that are written to say where so many events are: their index by id, and by transactions that the segment is there. */
function segmentWrites(events: number): number {
  const items = Math.min(events, INDEX_ITEMS);
  const unitsPerItem = Math.max(1, 0.5 + events / items / EVENTS_PER_UNIT);
  return items * unitsPerItem + 16 + events / 250;
}

/** What has changed is asked by each process that works, each two seconds at most: definitions, and by deliver how targets are. */
function looks({ rate, published, routed, delivered }: Batches): number {
  const of = (batch: number, seconds: number) => {
    const processes = Math.max(1, (rate * seconds) / batch);
    return Math.min(1 / batch, processes / (2 * rate));
  };
  return of(published, SECONDS.ingest) + of(routed, SECONDS.route) + 2 * of(delivered, SECONDS.deliver);
}
