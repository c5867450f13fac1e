import { crashStory } from "../test/support/crash-story.ts";
import type { Report } from "./support/report.ts";

const ROUNDS = 100;

/** Kill -9 under load, a hundred times: how many acknowledged events are lost, and how many deliveries repeat. */
export async function measureCrash(report: Report): Promise<void> {
  const { acknowledged, undelivered, unarchived, requests, renamed } = await crashStory(ROUNDS);
  const lost = undelivered.size + unarchived.size + renamed.length;
  report.add({
    name: `kill -9, ${ROUNDS} rounds: acknowledged events`,
    value: acknowledged.size,
    unit: "events",
  });
  report.add({
    name: "  lost, or delivered under two ids",
    value: lost,
    unit: "events",
    goal: { at: "most", value: 0 },
  });
  report.add({
    name: "  deliveries that repeat",
    value: (requests / acknowledged.size - 1) * 100,
    unit: "%",
  });
}
