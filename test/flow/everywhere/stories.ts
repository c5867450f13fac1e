import { control } from "./control.ts";
import { delivery } from "./delivery.ts";
import { doctor } from "./doctor.ts";
import { email } from "./email.ts";
import { failures } from "./failures.ts";
import type { FlowStory } from "./floor.ts";
import { order } from "./order.ts";
import { people } from "./people.ts";
import { pull } from "./pull.ts";
import { putEvents } from "./put-events.ts";
import { replay } from "./replay.ts";
import { retention } from "./retention.ts";
import { schemas } from "./schemas.ts";
import { time } from "./time.ts";
import { traced } from "./traced.ts";
import { watched } from "./watched.ts";
import { webhook } from "./webhook.ts";

/** What holds on every floor, for one of them: those that wait for schedules first. */
export async function stories(): Promise<readonly FlowStory[]> {
  return [
    watched,
    people,
    replay,
    await email(),
    pull,
    time,
    delivery,
    failures,
    webhook,
    schemas,
    control,
    doctor,
    putEvents,
    order,
    traced,
    retention,
  ];
}
