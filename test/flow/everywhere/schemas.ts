import { expect, test } from "vitest";
import { aPublished, aRuleFile, aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

const amounts = (mode: string) => ({
  type: "object",
  required: ["amount"],
  properties: { amount: { type: "number" } },
  "x-signalbox": { mode },
});

/** What does not fit its schema is refused, or kept until it does. */
export const schemas: FlowStory = {
  name: "an event that does not fit its schema",
  files: ({ url }) => ({
    "schemas/events/everywhere.strict.v1.schema.json": amounts("reject"),
    "schemas/events/everywhere.aside.v1.schema.json": amounts("quarantine"),
    "rules/everywhere-aside.json": aRuleFile("everywhere.aside", "everywhere-aside"),
    "rules/targets/everywhere-aside.json": aTargetFile(`${url}/aside`),
    "rules/everywhere-mended.json": aRuleFile("everywhere.mended", "everywhere-mended"),
    "rules/targets/everywhere-mended.json": aTargetFile(`${url}/mended`),
  }),
  tell(signalbox) {
    test("is refused, with the place and what was expected there", async () => {
      const response = await signalbox.publish(aPublished("everywhere.strict", { data: { amount: "5" } }));
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({
        code: "schema-refused",
        errors: [{ pointer: "/amount", keyword: "type", expected: "a number", actual: '"5"' }],
      });
    });

    test("is taken in from quarantine when the schema is another one", async () => {
      const type = "everywhere.mended";
      const register = (amount: object) =>
        signalbox.api("/api/schemas", {
          type,
          schema: { type: "object", properties: { amount } },
          mode: "quarantine",
        });
      await register({ type: "number" });
      const quarantined = async () => {
        const event = aPublished(type, { data: { amount: "12.50" } });
        const answer = (await (await signalbox.publish(event)).json()) as { status: string };
        return answer.status === "quarantined" && event;
      };
      const event = await signalbox.until(quarantined);
      const { items } = await signalbox.api<{ items: { id: string }[] }>(`/api/quarantine?type=${type}`);
      const resubmit = () =>
        signalbox.api<{ results: { status: string }[] }>("/api/quarantine/resubmit", { ids: [items[0]!.id] });
      expect((await resubmit()).results).toMatchObject([{ status: "quarantined" }]);
      await register({ type: ["number", "string"] });
      await signalbox.until(async () => (await resubmit()).results[0]?.status === "accepted");
      const received = await signalbox.until(() =>
        signalbox.sink.at("/mended").find(({ headers }) => headers["ce-id"] === event.id),
      );
      expect(received.body).toBe('{"amount":"12.50"}');
    });

    test("is kept from every rule in quarantine, and can be looked at", async () => {
      const event = aPublished("everywhere.aside", { data: { amount: "12.50" } });
      expect(await (await signalbox.publish(event)).json()).toMatchObject({ status: "quarantined" });
      const { items } = await signalbox.api<{ items: { id: string; event: object }[] }>(
        "/api/quarantine?type=everywhere.aside",
      );
      expect(items).toMatchObject([{ event: { id: event.id, schema: { status: "quarantined" } } }]);
      expect(await signalbox.api(`/api/quarantine/${items[0]!.id}`)).toMatchObject({
        raw: expect.stringContaining('"12.50"'),
      });
      const good = aPublished("everywhere.aside", { data: { amount: 12.5 } });
      await signalbox.publish(good);
      await signalbox.until(() => signalbox.sink.at("/aside").length > 0);
      expect(signalbox.sink.at("/aside").map(({ headers }) => headers["ce-id"])).toEqual([good.id]);
    });
  },
};
