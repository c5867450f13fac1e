import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { lists, objects, reads, readsAndWrites } from "./grants.ts";
import { takes } from "./triggers.ts";

/** Gathers events and what became of them for some seconds, and writes segments. */
export function archive(floor: Floor): void {
  const { config, hot, bucket, queues, settings } = floor;
  const made = stage(floor, "archive", {
    description: "Signalbox: writes segments of the archive and of the journal",
    timeout: Duration.seconds(120),
    memory: 1024,
    environment: ["CONFIG_TABLE", "HOT_TABLE", "BUCKET"],
    may: [
      reads(config),
      readsAndWrites(hot),
      lists(bucket),
      objects(bucket, ["GetObject"], ["claims/"]),
      objects(bucket, ["PutObject"], ["segments/"]),
    ],
  });
  const window = settings.archiveWindowSeconds;
  takes(made, queues.archive, {
    batchSize: window > 0 ? 10_000 : 10,
    ...(window > 0 && { maxBatchingWindow: Duration.seconds(window) }),
  });
}
