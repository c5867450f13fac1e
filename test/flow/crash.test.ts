import { expect, test } from "vitest";
import { aPlace, type SignalboxProcess, startSignalbox } from "../support/signalbox-process.ts";
import { aSink, type Sink } from "../support/sink.ts";

/** As many as the promise of the project asks for. */
const ROUNDS = 20;
const EVENTS_PER_BATCH = 10;
const PUBLISHERS = 4;

let lastId = 0;
const anEvent = () => ({
  specversion: "1.0",
  id: `e${++lastId}`,
  source: "/crash",
  type: "crash.test",
  data: { n: lastId },
});

/** Publishes until the process is gone; what was acknowledged is added to `acknowledged`. */
async function publishUntilKilled(signalbox: SignalboxProcess, acknowledged: Set<string>): Promise<void> {
  for (;;) {
    const events = Array.from({ length: EVENTS_PER_BATCH }, anEvent);
    try {
      const response = await signalbox.publish(events);
      const { receipts } = (await response.json()) as { receipts: { id: string; status: string }[] };
      for (const { id, status } of receipts) if (status === "accepted") acknowledged.add(id);
    } catch {
      return;
    }
  }
}

const idsOf = ({ received }: Sink) => new Set(received.map(({ headers }) => headers["ce-id"] as string));

test("kill -9 at any moment under load loses no acknowledged event, and a repeated delivery carries the same id", {
  timeout: 180_000,
}, async () => {
  const sink = await aSink();
  const place = aPlace({
    "rules/all.json": { pattern: { type: ["crash.test"] }, targets: [{ target: "sink" }] },
    "rules/targets/sink.json": { kind: "http", url: sink.url, allowPrivateNetwork: true },
  });
  const acknowledged = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const signalbox = await startSignalbox(place);
    const publishing = Array.from({ length: PUBLISHERS }, () => publishUntilKilled(signalbox, acknowledged));
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 400));
    await signalbox.kill();
    await Promise.all(publishing);
  }
  expect(acknowledged.size).toBeGreaterThan(ROUNDS * EVENTS_PER_BATCH);

  const signalbox = await startSignalbox(place);
  await sink.until(() => acknowledged.difference(idsOf(sink)).size === 0, 60_000);
  const deliveryIds = Map.groupBy(sink.received, ({ headers }) => headers["ce-id"]);
  for (const repeats of deliveryIds.values()) {
    expect(new Set(repeats.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  }
  const archived = await allArchived(signalbox);
  expect(acknowledged.difference(archived)).toEqual(new Set());
  expect(await signalbox.stop()).toBe(0);
  await sink.close();
  place.remove();
});

async function allArchived(signalbox: SignalboxProcess): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let cursor = ""; ; ) {
    const page = await signalbox.api<{ items: { id: string }[]; next?: string }>(
      `/api/events?limit=1000${cursor && `&cursor=${cursor}`}`,
    );
    for (const { id } of page.items) ids.add(id);
    if (page.next === undefined) return ids;
    cursor = page.next;
  }
}
