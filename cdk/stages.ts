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
export const QUEUES = ["events", "deliveries", "ordered", "archive", "taps"] as const;

/** What the name of a queue ends with. */
export function endOf(queue: (typeof QUEUES)[number]): string {
  return queue === "events" || queue === "ordered" ? ".fifo" : "";
}
