/** List prices in dollars, on demand, Virginia, without free tiers; as of November 2026, to be looked up again before use. */
export const prices = {
  /** A million calls, each of up to 64 KB. */
  sqsFifo: 0.5,
  sqsStandard: 0.4,
  /** A million units of 25 KB that are put into a stream, and a million hours of a shard. */
  streamUnits: 0.014,
  shardHours: 15_000,
  /** A million. */
  invocations: 0.2,
  /** A million GB-seconds, arm64. */
  gigabyteSeconds: 13.3334,
  /** A million units of up to 1 KB. */
  tableWrites: 0.625,
  /** A million units of up to 4 KB, consistent; half of it else. */
  tableReads: 0.125,
  /** A million. */
  bucketPuts: 5,
  bucketGets: 0.4,
  /** A million events of up to 64 KB on a bus, and calls of API destinations. */
  eventBridgeEvents: 1,
  eventBridgeCalls: 0.2,
  /** A month each. */
  secret: 0.4,
  alarm: 0.1,
} as const;
