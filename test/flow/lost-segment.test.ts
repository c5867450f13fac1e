import { cpSync, globSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

const SEGMENT = 10;
const story = aStory(
  ({ url }) => ({
    "rules/orders.json": aRuleFile("order", "sink"),
    "rules/targets/sink.json": aTargetFile(url),
  }),
  { options: { segmentEvents: SEGMENT } },
);
const api = <Answer>(path: string, body?: unknown) => story.signalbox.api<Answer>(path, body);
const segments = () => globSync(join(story.place.data, "archive/**/*.zst"));
const came = () => new Set(story.sink.received.map(({ headers }) => String(headers["ce-id"])));
interface Delivery {
  readonly id: string;
  readonly reason: { readonly code: string };
}
const deadLetters = async () => (await api<{ items: Delivery[] }>("/api/dead-letters?limit=100")).items;

test("a segment that is lost costs what is in it alone, and nothing for good when it comes back", async () => {
  await api("/api/targets/sink/pause", {});
  const events = Array.from({ length: 4 * SEGMENT + 5 }, () => aPublished("order"));
  await story.signalbox.publish(events);
  await until(() => segments().length === 4);
  const backup = join(story.place.data, "..", "backup");
  await story.signalbox.kill();
  cpSync(join(story.place.data, "archive"), backup, { recursive: true });
  const [lost, damaged] = segments().toSorted((a, b) => a.localeCompare(b)) as [string, string];
  rmSync(lost);
  writeFileSync(damaged, "not what was written");

  await story.restart("kill");
  await api("/api/targets/sink/resume", {});
  const whole = events.slice(2 * SEGMENT).map(({ id }) => id);
  await until(() => came().size === whole.length);
  expect(came()).toEqual(new Set(whole));
  const dead = await until(async () => (await deadLetters()).length === 2 * SEGMENT && deadLetters());
  for (const { reason } of dead) expect(reason.code).toBe("segment-unreadable");
  const { items } = await api<{ items: { id: string }[] }>("/api/events?limit=100");
  expect(items.map(({ id }) => id)).toEqual(whole.toReversed());
  expect(story.signalbox.output()).toContain('"segment-unreadable","message":"Cannot read segment');
  const range = { from: "2020-01-01T00:00:00Z", until: "2100-01-01T00:00:00Z" };
  const { id } = await api<{ id: string }>("/api/replays", { name: "all", ...range, to: {} });
  expect(await until(async () => (await api<{ error?: string }>(`/api/replays/${id}`)).error)).toContain(
    "Cannot read segment",
  );

  cpSync(backup, join(story.place.data, "archive"), { recursive: true });
  const { queued } = await api<{ queued: string[] }>("/api/dead-letters/redrive", { filter: {} });
  expect(queued).toHaveLength(2 * SEGMENT);
  await until(() => came().size === events.length);
});
