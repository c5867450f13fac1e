import type { ScheduledEvent } from "aws-lambda";
import { log } from "./report.ts";

/** A function that a schedule calls: it says what it came to. */
export function scheduled(name: string, work: (event: ScheduledEvent) => Promise<object>) {
  return async (event: ScheduledEvent): Promise<void> => {
    const begun = Date.now();
    const result = await work(event);
    const counted = { function: name, ...result, ms: Date.now() - begun };
    log(counted);
  };
}
