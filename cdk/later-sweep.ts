import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { empties, lists, objects, readsAndWrites, sends } from "./grants.ts";
import { runsEach } from "./triggers.ts";

/** Each minute, queues what falls due in it, to the second; and makes dead letters of what no function could take. */
export function laterSweep(floor: Floor): void {
  const { hot, bucket, queues } = floor;
  const made = stage(floor, "later-sweep", {
    description: "Signalbox: queues what falls due",
    timeout: Duration.seconds(120),
    environment: [
      "HOT_TABLE",
      "BUCKET",
      "DELIVERIES_QUEUE_URL",
      "ORDERED_QUEUE_URL",
      "DELIVERIES_DLQ_URL",
      "ORDERED_DLQ_URL",
      "ARCHIVE_QUEUE_URL",
    ],
    may: [
      readsAndWrites(hot),
      lists(bucket),
      objects(bucket, ["GetObject", "PutObject"]),
      objects(bucket, ["DeleteObject"], ["kept/", "claims/", "segments/"]),
      sends(queues.deliveries, queues.ordered, queues.archive),
      empties(queues.deliveriesDlq, queues.orderedDlq),
    ],
  });
  runsEach(made, Duration.minutes(1));
}
