import { afterAll, beforeAll, expect, test } from "vitest";
import { docExamples } from "../support/doc-examples.ts";
import { aPublished, aRuleFile } from "../support/story.ts";

import { aPlace, type Place, type SignalboxProcess, startSignalbox } from "../support/signalbox-process.ts";
import { aSink, type Sink } from "../support/sink.ts";

const one = (kind: string) => JSON.parse(docExamples("targets/chat.md", kind)[0]!) as object;

let place: Place;
let sink: Sink;
let signalbox: SignalboxProcess;
beforeAll(async () => {
  sink = await aSink();
  place = aPlace({
    "rules/targets/ops-chat.json": { ...one("chat-target"), allowPrivateNetwork: true },
    "rules/alerts-to-chat.json": one("chat-rule"),
    "rules/hopeless.json": aRuleFile("hopeless", "nowhere"),
    "rules/alerts/dead-letters.json": {
      severity: "critical",
      when: { type: "total", of: "target", measure: "dead", value: 0, minutes: 60 },
    },
  });
  const environment = { SLACK_URL: `${sink.url}/services/T0/B0/x` };
  signalbox = await startSignalbox(place, { environment, options: { lookMs: 500 } });
});
afterAll(async () => {
  await signalbox.kill();
  await sink.close();
  place.remove();
});

test("docs/targets/chat.md shows a target and a rule by which an alert comes to Slack", {
  timeout: 60_000,
}, async () => {
  await signalbox.publish([aPublished("hopeless")]);
  await sink.until(() => sink.at("/services/T0/B0/x").length > 0);
  expect(JSON.parse(sink.at("/services/T0/B0/x")[0]!.body)).toEqual({
    text: expect.stringMatching(
      /^\*Alert: dead-letters \(target\/nowhere\)\*\ntarget "nowhere" had 1 dead letters? in 60 min \(&gt; 0\)$/,
    ),
  });
});
