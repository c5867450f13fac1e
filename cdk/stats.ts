import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { readsAndWrites } from "./grants.ts";
import { runsEach } from "./triggers.ts";

/** Each minute, folds what functions counted. */
export function stats(floor: Floor): void {
  const made = stage(floor, "stats", {
    description: "Signalbox: folds what was counted into minutes, hours and days",
    timeout: Duration.seconds(120),
    environment: ["HOT_TABLE"],
    may: [readsAndWrites(floor.hot)],
  });
  runsEach(made, Duration.minutes(1));
}
