import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { reads, readsAndWrites } from "./grants.ts";
import { runsEach } from "./triggers.ts";

/** Each minute, folds what functions counted, and looks at the metrics of brokers. */
export function stats(floor: Floor): void {
  const made = stage(floor, "stats", {
    description: "Signalbox: folds what was counted into minutes, hours and days",
    timeout: Duration.seconds(120),
    environment: ["CONFIG_TABLE", "HOT_TABLE"],
    may: [reads(floor.config), readsAndWrites(floor.hot)],
  });
  runsEach(made, Duration.minutes(1));
}
