/** The functions of a deployment, as its metrics and bundles are called. */
export const FUNCTIONS = [
  "ingest",
  "eventbridge",
  "tap",
  "broker-taps",
  "route",
  "deliver",
  "archive",
  "replay",
  "later-sweep",
  "retention",
  "stats",
  "alerts",
  "control",
] as const;

/** Its queues; each has one with `-dlq` behind it. */
export const QUEUES = ["events", "deliveries", "archive", "taps"] as const;
