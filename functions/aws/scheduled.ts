import type { Context, ScheduledEvent } from "aws-lambda";
import { log } from "./watch/report.ts";

/** A function that a schedule calls: it says what it came to. */
export function scheduled(name: string, work: (event: ScheduledEvent, context: Context) => Promise<object>) {
  return async (event: ScheduledEvent, context: Context): Promise<void> => {
    const begun = Date.now();
    const result = await work(event, context);
    const counted = { function: name, ...result, ms: Date.now() - begun };
    log(counted);
  };
}
