import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { lists, objects, reads, readsAndWrites, sends, writes } from "./grants.ts";
import { follows, takes } from "./triggers.ts";

/** Asks the rules about each event, and queues the deliveries that they want. */
export function route(floor: Floor): void {
  const { config, hot, bucket, queues, stream } = floor;
  const made = stage(floor, "route", {
    description: "Signalbox: matches events against rules",
    timeout: Duration.seconds(30),
    environment: [
      "CONFIG_TABLE",
      "HOT_TABLE",
      "BUCKET",
      "EVENTS_QUEUE_URL",
      "DELIVERIES_QUEUE_URL",
      "ORDERED_QUEUE_URL",
      "ARCHIVE_QUEUE_URL",
    ],
    may: [
      reads(config),
      ...(stream ? [readsAndWrites(hot)] : [writes(hot)]),
      lists(bucket),
      objects(bucket, ["GetObject"]),
      objects(bucket, ["PutObject"], ["claims/", "kept/"]),
      objects(bucket, ["DeleteObject"], ["kept/"]),
      sends(...(stream ? [queues.events] : []), queues.deliveries, queues.ordered, queues.archive),
    ],
  });
  takes(made, queues.events, { batchSize: 10 });
  if (stream) follows(made, stream);
}
