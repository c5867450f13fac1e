import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";

const story = aStory(
  ({ url }) => ({
    "rules/orders.json": aRuleFile("order", "gone"),
    "rules/targets/gone.json": aTargetFile("http://127.0.0.1:1/", { retry: { maxAttempts: 1 } }),
    "rules/alerts/dead-letters.json": {
      severity: "critical",
      when: { type: "total", of: "target", measure: "dead", value: 0, minutes: 60 },
    },
    "rules/alerts/audit-unwritten.json": readFileSync(
      new URL("../../rules/alerts/audit-unwritten.json", import.meta.url),
      "utf8",
    ),
    "rules/told.json": {
      pattern: { type: [{ prefix: "signalbox.alert." }] },
      targets: [{ target: "pager", transform: { inputPath: "$.data.sentence" } }],
    },
    "rules/targets/pager.json": aTargetFile(`${url}/pager`),
  }),
  { options: { lookMs: 500 } },
);

test("whoever is to be told of dead letters is told, by a rule like any other", {
  timeout: 90_000,
}, async () => {
  await story.signalbox.publish([aPublished("order", { data: {} })]);
  await story.sink.until(() => story.sink.at("/pager").length > 0);
  const [told] = story.sink.at("/pager");
  expect(JSON.parse(told!.body)).toBe('target "gone" had 1 dead letter in 60 min (> 0)');
  const { items } = await story.signalbox.api<{ items: object[] }>("/api/alerts");
  expect(items).toMatchObject([
    { alert: "dead-letters", resource: "target/gone", status: "firing", severity: "critical" },
  ]);
});

test("an audit that cannot be written is told, and what it was to tell of is not done", {
  timeout: 90_000,
}, async () => {
  const database = new DatabaseSync(join(story.place.data, "signalbox.db"), { timeout: 5_000 });
  database.exec("CREATE TRIGGER audit_full BEFORE INSERT ON audit BEGIN SELECT RAISE(FAIL, 'no room'); END");
  const pause = story.signalbox.api("/api/targets/gone/pause", { method: "POST" });
  await expect(pause).rejects.toThrow("storage-failed");
  database.exec("DROP TRIGGER audit_full");
  database.close();
  await story.sink.until(() => story.sink.at("/pager").some(({ body }) => body.includes("audit")));
  expect(story.sink.at("/pager").map(({ body }) => JSON.parse(body))).toContain(
    'function "audit" had 1 failure in 5 min (> 0)',
  );
  const target = await story.signalbox.api<{ state: object }>("/api/targets/gone");
  expect(target.state).not.toHaveProperty("paused");
});
