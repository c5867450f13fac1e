import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { accepts, objects, reads, readsAndWrites, readsSecrets, takesFrom } from "./grants.ts";
import { runsEach } from "./triggers.ts";

/** Each minute, takes from the brokers of all taps. */
export function brokerTaps(floor: Floor): void {
  const { config, hot, bucket, settings } = floor;
  const made = stage(floor, "broker-taps", {
    description: "Signalbox: takes messages from brokers",
    timeout: Duration.seconds(120),
    // It waits for brokers most of the time, and waiting is paid by the size.
    memory: 256,
    reservedConcurrency: settings.deliverConcurrency > 0 ? 1 : 0,
    environment: [
      "CONFIG_TABLE",
      "HOT_TABLE",
      "BUCKET",
      "EVENTS_STREAM",
      "EVENTS_QUEUE_URL",
      "SECRETS_PREFIX",
    ],
    may: [
      reads(config),
      readsAndWrites(hot),
      objects(bucket, ["PutObject"], ["claims/", "kept/"]),
      ...accepts(floor),
      readsSecrets(floor),
      ...takesFrom(settings.sources),
    ],
  });
  runsEach(made, Duration.minutes(1));
}
