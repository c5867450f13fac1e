import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { accepts, objects, reads, readsSecrets, writes } from "./grants.ts";
import { hasUrl } from "./triggers.ts";

/** POST /events, /buses/{bus}/events and /hooks/{source}: what is answered 202 is in the events queue. */
export function ingest(floor: Floor): void {
  const { config, hot, bucket, adminToken } = floor;
  const made = stage(floor, "ingest", {
    description: "Signalbox: takes CloudEvents and webhooks",
    timeout: Duration.seconds(30),
    environment: [
      "CONFIG_TABLE",
      "HOT_TABLE",
      "BUCKET",
      "EVENTS_STREAM",
      "EVENTS_QUEUE_URL",
      "SECRETS_PREFIX",
      "ADMIN_TOKEN_SECRET",
    ],
    may: [
      reads(config),
      writes(hot),
      objects(bucket, ["PutObject"], ["claims/", "kept/"]),
      ...accepts(floor),
      readsSecrets(floor, adminToken),
    ],
  });
  hasUrl(made, "IngestUrl");
}
