import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { asks, leavesAudit, lists, objects, readsAndWrites, readsSecrets, sends } from "./grants.ts";
import { hasUrl } from "./triggers.ts";

/** Everything under /api: what there is, what happened to it, and the operator's hand on it. */
export function control(floor: Floor): void {
  const { config, hot, bucket, queues, sealing, adminToken } = floor;
  const told = [queues.events, queues.deliveries, queues.ordered, queues.archive];
  const made = stage(floor, "control", {
    description: "Signalbox: the control API",
    timeout: Duration.seconds(30),
    memory: 1024,
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
      "ADMIN_TOKEN_SECRET",
    ],
    may: [
      readsAndWrites(config),
      leavesAudit(config),
      readsAndWrites(hot),
      lists(bucket),
      objects(bucket, ["GetObject", "PutObject", "DeleteObject"]),
      sends(...told),
      asks(...told),
      readsSecrets(floor, sealing, adminToken),
    ],
  });
  hasUrl(made, "ControlUrl");
}
