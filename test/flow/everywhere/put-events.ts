import { PutEventsCommand, PutRuleCommand, TestEventPatternCommand } from "@aws-sdk/client-eventbridge";
import { expect, test } from "vitest";
import { aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

/** The SDK of AWS publishes and defines, pointed here by its endpoint alone. */
export const putEvents: FlowStory = {
  name: "the EventBridge API",
  files: ({ url }) => ({
    "rules/everywhere-put.json": {
      view: "eventbridge",
      pattern: { "detail-type": ["everywhere.put"], detail: { amount: [{ numeric: [">", 100] }] } },
      targets: [{ target: "everywhere-put" }],
    },
    "rules/targets/everywhere-put.json": aTargetFile(`${url}/put`),
  }),
  tell(signalbox) {
    test("takes what PutEvents brings", async () => {
      const client = await signalbox.eventBridge();
      const entry = (amount: number) => ({
        Source: "com.shop",
        DetailType: "everywhere.put",
        Detail: JSON.stringify({ amount }),
      });
      const { FailedEntryCount, Entries } = await client.send(
        new PutEventsCommand({ Entries: [entry(250), entry(50)] }),
      );
      expect(FailedEntryCount).toBe(0);
      const [received] = await signalbox.until(
        () => signalbox.sink.at("/put").length > 0 && signalbox.sink.at("/put"),
      );
      expect(received).toMatchObject({
        headers: { "ce-id": Entries![0]!.EventId, "ce-type": "everywhere.put", "ce-source": "com.shop" },
        body: '{"amount":250}',
      });
      client.destroy();
    });

    test("makes rules that the control API shows", async () => {
      const client = await signalbox.eventBridge();
      const EventPattern = JSON.stringify({ source: ["com.shop"] });
      await client.send(new PutRuleCommand({ Name: "everywhere-made", EventPattern }));
      const made = await signalbox.until(() => signalbox.api("/api/rules/everywhere-made"));
      expect(made).toMatchObject({ view: "eventbridge" });
      const Event = JSON.stringify({
        id: "1",
        account: "000000000000",
        source: "com.shop",
        time: "2026-11-25T00:00:00Z",
        region: "us-east-1",
        resources: [],
        "detail-type": "x",
        detail: {},
      });
      expect(await client.send(new TestEventPatternCommand({ EventPattern, Event }))).toMatchObject({
        Result: true,
      });
      client.destroy();
    });
  },
};
