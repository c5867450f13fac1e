import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { asks, leavesAudit, lists, objects, readsAndWrites, sends } from "./grants.ts";
import { runsEach } from "./triggers.ts";

/** Each minute, looks whether all is as alerts want it, and publishes what is to be told. */
export function alerts(floor: Floor): void {
  const { config, hot, bucket, queues } = floor;
  const made = stage(floor, "alerts", {
    description: "Signalbox: raises and clears alerts",
    timeout: Duration.seconds(120),
    environment: ["CONFIG_TABLE", "HOT_TABLE", "BUCKET", "EVENTS_QUEUE_URL", "ARCHIVE_QUEUE_URL"],
    may: [
      readsAndWrites(config),
      leavesAudit(config),
      readsAndWrites(hot),
      lists(bucket),
      objects(bucket, ["PutObject"], ["claims/"]),
      objects(bucket, ["GetObject"], ["segments/"]),
      sends(queues.events),
      asks(queues.archive),
    ],
  });
  runsEach(made, Duration.minutes(1));
}
