import { Duration } from "aws-cdk-lib";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { objects, readsAndWrites } from "./grants.ts";
import { runsEach } from "./triggers.ts";

/** Each hour, removes the segments that every archive is through with. */
export function retention(floor: Floor): void {
  const { hot, bucket } = floor;
  const made = stage(floor, "retention", {
    description: "Signalbox: removes what the archive need not keep",
    timeout: Duration.seconds(300),
    environment: ["HOT_TABLE", "BUCKET"],
    may: [readsAndWrites(hot), objects(bucket, ["DeleteObject"], ["segments/"])],
  });
  runsEach(made, Duration.hours(1));
}
