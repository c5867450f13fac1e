import { expect, test } from "vitest";
import { aPublished, aRuleFile, aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

interface Waiting {
  readonly id: string;
  readonly dueAt: string;
}

/** Deliveries that wait for their time: by their rule, by their event, and taken back. */
export const time: FlowStory = {
  name: "a delivery that waits for its time",
  files: ({ url }) => ({
    "rules/everywhere-delayed.json": aRuleFile("everywhere.delayed", "everywhere-delayed", {
      targets: [{ target: "everywhere-delayed", delay: 3 }],
    }),
    "rules/targets/everywhere-delayed.json": aTargetFile(`${url}/delayed`),
    "rules/everywhere-timed.json": aRuleFile("everywhere.timed", "everywhere-timed"),
    "rules/targets/everywhere-timed.json": aTargetFile(`${url}/timed`),
  }),
  tell(signalbox) {
    const in_ = (ms: number) => new Date(Date.now() + ms).toISOString();

    test("goes out when it is due, not before", async () => {
      const published = Date.now();
      await signalbox.publish(aPublished("everywhere.delayed"));
      await signalbox.until(() => signalbox.sink.at("/delayed").length === 1);
      expect(Date.now() - published).toBeGreaterThanOrEqual(3_000);
    });

    test("is due when its event says so, weeks away too, and can be taken back", async () => {
      const far = aPublished("everywhere.timed", { deliverat: in_(39 * 86_400_000) });
      const past = aPublished("everywhere.timed", { deliverat: in_(-60_000) });
      await signalbox.publish(far);
      const waiting = await signalbox.until(async () => {
        const path = "/api/deliveries?status=waiting&target=everywhere-timed";
        return (await signalbox.api<{ items: Waiting[] }>(path)).items[0];
      });
      expect(Date.parse(waiting.dueAt)).toBe(Date.parse(far["deliverat" as never]));
      await signalbox.api(`/api/deliveries/${waiting.id}/cancel`, {});
      await signalbox.publish(past);
      await signalbox.until(() => signalbox.sink.at("/timed").length === 1);
      expect(signalbox.sink.at("/timed")[0]!.headers["ce-id"]).toBe(past.id);
      await signalbox.until(async () => {
        const delivery = await signalbox
          .api<{ status: string }>(`/api/deliveries/${waiting.id}`)
          .catch(() => undefined);
        return delivery?.status === "cancelled";
      });
    });

    test("is refused beyond 40 days, with a code", async () => {
      const response = await signalbox.publish(
        aPublished("everywhere.timed", { deliverat: in_(41 * 86_400_000) }),
      );
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: "deliver-at-invalid" });
    });
  },
};
