/** What AWS and the stack allow; each with where it stands. Numbers of AWS as documented in November 2026. */
export interface Limits {
  /** Lambda raises a queue's mapping from so many functions at once … */
  readonly firstPollers: number;
  /** … by so many a second (300 a minute) … */
  readonly pollersPerSecond: number;
  /** … to so many. */
  readonly mostPollers: number;
  /** Of the account, for all functions; raised on request to tens of thousands. */
  readonly accountConcurrency: number;
  /** The setting of the deployment. */
  readonly deliverConcurrency: number;
  /** Messages a second into a FIFO queue of high throughput, in batches of ten: ten times the calls that a region allows. */
  readonly fifoMessagesPerSecond: number;
  /** Write units a second of a table that is paid by request; raised on request. */
  readonly tableWritesPerSecond: number;
}

/** A region with the middle quota for FIFO queues, such as Frankfurt or Ohio. */
export const limits: Limits = {
  firstPollers: 5,
  pollersPerSecond: 5,
  mostPollers: 1_250,
  accountConcurrency: 1_000,
  deliverConcurrency: 100,
  fifoMessagesPerSecond: 190_000,
  tableWritesPerSecond: 40_000,
};

/** What a function does and for how long, in seconds, as the emulator runs and the benchmarks have it. */
export const work = {
  eventsPerBatch: 10,
  ingestSeconds: 0.02,
  routeSeconds: 0.05,
  /** On top of what the target takes. */
  deliverSeconds: 0.03,
  archiveSeconds: 2,
  /** Events of 1 KB in what an archive function is given at most: 6 MB. */
  eventsPerSegment: 2_000,
  writesPerSegment: 130,
  /** Of a delivery that has to wait: its record, its pointer and what the index makes of them, and the same when it ends. */
  writesPerWait: 6,
} as const;
