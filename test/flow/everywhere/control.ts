import { expect, test } from "vitest";
import { aPublished, aRuleFile, aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

interface Journal {
  readonly items: readonly {
    readonly kind: string;
    readonly outcome?: string;
    readonly verdicts?: readonly { readonly rule: string; readonly matched: boolean }[];
  }[];
}

/** The control API tells what happened, and why; and what it changes holds for the next event. */
export const control: FlowStory = {
  name: "the control API",
  files: ({ url }) => ({
    "rules/everywhere-told.json": aRuleFile("everywhere.told", "everywhere-told"),
    "rules/everywhere-untold.json": aRuleFile("everywhere.told", "everywhere-told", {
      pattern: { type: ["everywhere.told"], data: { amount: [{ numeric: [">", 100] }] } },
    }),
    "rules/targets/everywhere-told.json": aTargetFile(`${url}/told`),
    "rules/targets/everywhere-live.json": aTargetFile(`${url}/live`),
  }),
  tell(signalbox) {
    test("tells all that happened to an event", async () => {
      const event = aPublished("everywhere.told", { data: { amount: 80 } });
      await signalbox.publish(event);
      const { items } = await signalbox.until(async () => {
        const journal = await signalbox
          .api<Journal>(`/api/events/${event.id}/journal`)
          .catch(() => undefined);
        return journal?.items.some(({ kind }) => kind === "attempt") && journal;
      });
      expect(items.map(({ kind }) => kind)).toEqual(["accepted", "routed", "attempt"]);
      expect(items[1]!.verdicts).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ rule: "everywhere-told", matched: true }),
          expect.objectContaining({
            rule: "everywhere-untold",
            matched: false,
            reason: expect.objectContaining({ path: "data.amount", actual: 80 }),
          }),
        ]),
      );
      expect(items[2]).toMatchObject({ outcome: "delivered" });
    });

    test("explains an event that never came", async () => {
      const event = aPublished("everywhere.told", { data: { amount: 80 } });
      expect(await signalbox.api("/api/explain", { event, ruleId: "everywhere-untold" })).toMatchObject({
        verdicts: [
          {
            matched: false,
            reason: { path: "data.amount", operator: "numeric", expected: [">", 100], actual: 80 },
          },
        ],
      });
    });

    test("makes a rule, changes it and takes it away, and each holds for the events that follow", async () => {
      const rule = aRuleFile("everywhere.live-1", "everywhere-live");
      await signalbox.api("/api/rules", { id: "everywhere-live", ...rule });
      const arrives = (type: string) =>
        signalbox.until(async () => {
          const event = aPublished(type);
          await signalbox.publish(event);
          await new Promise((resolve) => setTimeout(resolve, 700));
          return signalbox.sink.at("/live").some(({ headers }) => headers["ce-id"] === event.id);
        });
      await arrives("everywhere.live-1");
      const path = "/api/rules/everywhere-live";
      await signalbox.api(path, aRuleFile("everywhere.live-2", "everywhere-live"), {
        method: "PUT",
        headers: { "if-match": "*" },
      });
      await arrives("everywhere.live-2");
      await signalbox.api(path, undefined, { method: "DELETE", headers: { "if-match": "*" } });
      await signalbox.until(() =>
        signalbox.api(path).then(
          () => false,
          ({ status }: { status: number }) => status === 404,
        ),
      );
    });

    test("is closed to those who have no token", async () => {
      const nobody = { headers: { authorization: "Bearer guessed" } };
      await expect(signalbox.api("/api/rules", undefined, nobody)).rejects.toMatchObject({ status: 401 });
    });
  },
};
