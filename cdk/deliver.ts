import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { lists, objects, reads, readsAndWrites, readsSecrets, sends, sendsTo } from "./grants.ts";
import { takes } from "./triggers.ts";

/** Sends deliveries to their targets; what fails comes back when it is due. */
export function deliver(floor: Floor): void {
  const { config, hot, bucket, queues, sealing, settings } = floor;
  const concurrency = settings.deliverConcurrency;
  const made = stage(floor, "deliver", {
    description: "Signalbox: sends deliveries to targets",
    timeout: Duration.seconds(300),
    // It waits for targets most of the time, and waiting is paid by the size.
    memory: 256,
    reservedConcurrency: concurrency,
    environment: [
      "CONFIG_TABLE",
      "HOT_TABLE",
      "BUCKET",
      "EVENTS_QUEUE_URL",
      "DELIVERIES_QUEUE_URL",
      "ORDERED_QUEUE_URL",
      "ARCHIVE_QUEUE_URL",
      "SECRETS_PREFIX",
      "SEALING_SECRET",
    ],
    may: [
      reads(config),
      readsAndWrites(hot),
      lists(bucket),
      objects(bucket, ["GetObject", "PutObject", "DeleteObject"]),
      sends(queues.events, queues.deliveries, queues.ordered, queues.archive),
      readsSecrets(floor, sealing),
      ...sendsTo(settings.targets),
    ],
  });
  // The mapping stops where the reservation does: without it, messages would be received only to be throttled.
  for (const queue of [queues.deliveries, queues.ordered])
    takes(made, queue, { batchSize: 10, ...(concurrency > 1 && { maxConcurrency: concurrency }) });
}
