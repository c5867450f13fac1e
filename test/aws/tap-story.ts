import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { expect, test } from "vitest";
import type { FlowStory } from "../flow/everywhere/floor.ts";
import { aTargetFile } from "../support/story.ts";

/** What of AWS's default bus comes in, as the setting `taps` says it. */
export const TAPPED = { "detail-type": ["everywhere.tapped"] };

/** An event on a bus of AWS itself comes in by the tap. There is none on one machine. */
export function tapStory(endpoint: string): FlowStory {
  return {
    name: "an event on AWS's own bus",
    files: ({ url }) => ({
      "rules/everywhere-tapped.json": {
        view: "eventbridge",
        pattern: { source: ["com.shop"], ...TAPPED },
        targets: [{ target: "everywhere-tapped" }],
      },
      "rules/targets/everywhere-tapped.json": aTargetFile(`${url}/tapped`),
    }),
    tell(signalbox) {
      test("is taken by the tap, routed and delivered", async () => {
        const credentials = { accessKeyId: "test", secretAccessKey: "test" };
        const client = new EventBridgeClient({ endpoint, region: "us-east-1", credentials });
        const entry = { Source: "com.shop", Detail: '{"n":1}' };
        const { Entries } = await client.send(
          new PutEventsCommand({
            Entries: [
              { ...entry, DetailType: "everywhere.else" },
              { ...entry, DetailType: "everywhere.tapped" },
            ],
          }),
        );
        const [received, ...others] = await signalbox.until(
          () => signalbox.sink.at("/tapped").length > 0 && signalbox.sink.at("/tapped"),
        );
        expect(received!.headers).toMatchObject({
          "ce-id": Entries![1]!.EventId,
          "ce-source": "com.shop",
          "ce-type": "everywhere.tapped",
        });
        expect(JSON.parse(received!.body)).toEqual({ n: 1 });
        expect(others).toEqual([]);
        client.destroy();
      });
    },
  };
}
