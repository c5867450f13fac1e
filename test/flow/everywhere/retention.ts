import { expect, test } from "vitest";
import { aPublished } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

const BUS = "everywhere-brief";

/** What is kept is kept for as long as its archive says, and then it is gone. */
export const retention: FlowStory = {
  name: "an archive of one day",
  files: () => ({
    // What everything else is kept in keeps nothing longer than that.
    "rules/archives/default.json": { retentionDays: 1 },
    "rules/archives/everywhere-brief.json": { bus: BUS, retentionDays: 1 },
  }),
  tell(signalbox) {
    const found = (id: string) =>
      signalbox.api(`/api/events/${id}?source=/shop`).then(
        () => true,
        (error: { status: number }) => {
          if (error.status === 404) return false;
          throw error;
        },
      );

    test("has an event no longer when the day is over, and has those that came later", async () => {
      const event = aPublished("everywhere.brief", { data: { n: 1 } });
      await signalbox.publish(event, BUS);
      await signalbox.until(() => found(event.id));
      await signalbox.until(async () => {
        await signalbox.outlive(BUS);
        return !(await found(event.id));
      });
      const later = aPublished("everywhere.brief", { data: { n: 2 } });
      await signalbox.publish(later, BUS);
      await signalbox.until(() => found(later.id));
      expect(await found(event.id)).toBe(false);
    });
  },
};
