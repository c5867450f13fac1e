import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { asks, leavesAudit, lists, objects, reads, readsAndWrites, sends } from "./grants.ts";
import { runsEach } from "./triggers.ts";

/** Each minute, goes on with the replays that run. */
export function replay(floor: Floor): void {
  const { config, hot, bucket, queues, settings } = floor;
  const made = stage(floor, "replay", {
    description: "Signalbox: publishes what replays ask for",
    timeout: Duration.seconds(120),
    reservedConcurrency: settings.deliverConcurrency > 0 ? 1 : 0,
    environment: ["CONFIG_TABLE", "HOT_TABLE", "BUCKET", "EVENTS_QUEUE_URL"],
    may: [
      readsAndWrites(config),
      leavesAudit(config),
      reads(hot),
      lists(bucket),
      objects(bucket, ["GetObject"]),
      objects(bucket, ["PutObject"], ["claims/"]),
      sends(queues.events),
      asks(queues.events),
    ],
  });
  runsEach(made, Duration.minutes(1));
}
