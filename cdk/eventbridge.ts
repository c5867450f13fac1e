import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { accepts, leavesAudit, lists, objects, readsAndWrites, readsOwnSecrets } from "./grants.ts";
import { hasUrl } from "./triggers.ts";

/** POST / with X-Amz-Target: the API of EventBridge, on an address of its own because its path is the root. */
export function eventbridge(floor: Floor): void {
  const { config, hot, bucket, sealing } = floor;
  const made = stage(floor, "eventbridge", {
    description: "Signalbox: the EventBridge API",
    timeout: Duration.seconds(30),
    environment: [
      "CONFIG_TABLE",
      "HOT_TABLE",
      "BUCKET",
      "EVENTS_STREAM",
      "EVENTS_QUEUE_URL",
      "SEALING_SECRET",
    ],
    may: [
      readsAndWrites(config),
      leavesAudit(config),
      readsAndWrites(hot),
      lists(bucket),
      objects(bucket, ["GetObject"], ["segments/"]),
      objects(bucket, ["PutObject"], ["claims/", "kept/"]),
      ...accepts(floor),
      readsOwnSecrets(sealing),
    ],
  });
  hasUrl(made, "EventBridgeUrl");
}
