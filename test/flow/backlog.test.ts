import { expect, test } from "vitest";
import { aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

/** A rule that sends each event to its target so often: a million deliveries come of 50,000 events. */
const DELIVERIES_PER_EVENT = 20;
const EVENTS_PER_BATCH = 500;
/** What a process may grow by over 700,000 deliveries: not even 400 bytes for each of them. */
const GROWTH_MB = 250;

const story = aStory(({ url }) => ({
  "rules/many.json": {
    pattern: { type: ["many"] },
    targets: Array.from({ length: DELIVERIES_PER_EVENT }, () => ({ target: "closed" })),
  },
  "rules/targets/closed.json": aTargetFile(url, { concurrency: 1 }),
}));

let published = 0;
/** Publishes until so many deliveries wait. */
async function fillTo(deliveries: number): Promise<void> {
  while (published * DELIVERIES_PER_EVENT < deliveries) {
    const events = Array.from({ length: EVENTS_PER_BATCH }, () => ({
      ...{ specversion: "1.0", id: `n-${++published}`, source: "/backlog", type: "many" },
      data: { n: published, text: "x".repeat(200) },
    }));
    const response = await story.signalbox.publish(events);
    expect(response.status).toBe(202);
    await response.arrayBuffer();
  }
  await until(async () => (await waiting()) === deliveries, 60_000);
}
const waiting = async () =>
  (await story.signalbox.api<{ state: { waiting: number } }>("/api/targets/closed")).state.waiting;

async function residentMegabytes(): Promise<number> {
  const metrics = await (await fetch(`${story.signalbox.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(metrics)?.[1]) / 1024 / 1024;
}

test("a backlog of a million deliveries costs disk and no memory, outlives the process, and goes out in order", {
  timeout: 150_000,
}, async () => {
  await story.signalbox.api("/api/targets/closed/pause", {});
  await fillTo(300_000);
  const before = await residentMegabytes();
  await fillTo(1_000_000);
  expect(await residentMegabytes()).toBeLessThan(before + GROWTH_MB);

  await story.restart("kill");
  expect(await waiting()).toBe(1_000_000);
  expect(await residentMegabytes()).toBeLessThan(before + GROWTH_MB);
  await story.signalbox.api("/api/targets/closed/resume", {});
  await story.sink.until((all) => all.length >= 3_000, 60_000);
  const order = story.sink.received.slice(0, 3_000).map(({ body }) => (JSON.parse(body) as { n: number }).n);
  expect(order).toEqual(Array.from({ length: 3_000 }, (_, i) => Math.floor(i / DELIVERIES_PER_EVENT) + 1));
  const keys = story.sink.received.slice(0, 3_000).map(({ headers }) => headers["idempotency-key"]);
  expect(new Set(keys).size).toBe(3_000);
});
