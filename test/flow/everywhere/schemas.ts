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
