import { expect, test } from "vitest";
import { aPublished, aRuleFile, aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

/** From a CloudEvent to a request: by pattern, by condition, through a transform, too large for a message. */
export const delivery: FlowStory = {
  name: "an event becomes a request:",
  files: ({ url }) => ({
    "rules/everywhere-paid.json": aRuleFile("everywhere.paid", "everywhere-paid", {
      pattern: { type: ["everywhere.paid"], data: { amount: [{ numeric: [">", 100] }] } },
      condition: { in: [{ var: "data.country" }, ["DE", "FR"]] },
      targets: [{ target: "everywhere-paid", transform: { template: { order: "<$.data.id>" } } }],
    }),
    "rules/targets/everywhere-paid.json": aTargetFile(`${url}/paid`),
    "rules/everywhere-all.json": aRuleFile("everywhere.any", "everywhere-all"),
    "rules/targets/everywhere-all.json": aTargetFile(`${url}/any`),
  }),
  tell(signalbox) {
    const came = (path: string, id: string) =>
      signalbox.sink.at(path).find(({ headers }) => headers["ce-id"] === id);

    test("a rule matches by pattern and by condition, and its transform makes the body", async () => {
      const data = [
        { id: "A-1", amount: 250, country: "DE" },
        { id: "A-2", amount: 50, country: "DE" },
        { id: "A-3", amount: 250, country: "US" },
        { id: "A-4", amount: 250, country: "FR" },
      ];
      const events = data.map((one) => aPublished("everywhere.paid", { data: one }));
      const response = await signalbox.publish(events);
      expect(response.status).toBe(202);
      expect(await response.json()).toEqual({
        receipts: events.map(({ id, source }) => ({ id, source, status: "accepted" })),
      });
      const last = await signalbox.until(() => came("/paid", events[3]!.id));
      expect(last.body).toBe('{"order":"A-4"}');
      expect(last.headers).toMatchObject({
        "ce-type": "everywhere.paid",
        "ce-source": "/shop",
        "signalbox-attempt": "1",
      });
      const first = await signalbox.until(() => came("/paid", events[0]!.id));
      expect(first.headers["idempotency-key"]).toMatch(/^\w/);
      expect(first.headers["idempotency-key"]).not.toBe(last.headers["idempotency-key"]);
      expect([came("/paid", events[1]!.id), came("/paid", events[2]!.id)]).toEqual([undefined, undefined]);
    });

    test("the same event sent again is delivered once", async () => {
      const event = aPublished("everywhere.any");
      await signalbox.publish(event);
      await signalbox.publish(event);
      const after = aPublished("everywhere.any");
      await signalbox.publish(after);
      await signalbox.until(() => came("/any", after.id) && came("/any", event.id));
      expect(signalbox.sink.at("/any").filter(({ headers }) => headers["ce-id"] === event.id)).toHaveLength(
        1,
      );
    });

    test("an event of 600 KB arrives to the letter", async () => {
      const event = aPublished("everywhere.any", { data: { text: "ü".repeat(300_000) } });
      expect((await signalbox.publish(event)).status).toBe(202);
      const received = await signalbox.until(() => came("/any", event.id));
      expect(JSON.parse(received.body)).toEqual(event["data" as never]);
    });
  },
};
