import {
  aPlace,
  type Circumstances,
  type Place,
  type SignalboxProcess,
  startSignalbox,
} from "./signalbox-process.ts";
import { aSink, type Sink } from "./sink.ts";

/** What a process went through that is killed again and again, and what is left of it in the end. */
export interface CrashStory {
  readonly acknowledged: ReadonlySet<string>;
  /** Acknowledged and not delivered, not archived: both are to be empty. */
  readonly undelivered: ReadonlySet<string>;
  readonly unarchived: ReadonlySet<string>;
  /** How often an event stands in the archive a second time: to be never. */
  readonly archivedTwice: number;
  /** Requests at the target: more than events, since a delivery may repeat. */
  readonly requests: number;
  /** Events whose deliveries did not all carry the same id: to be none. */
  readonly renamed: readonly string[];
}

const EVENTS_PER_BATCH = 10;
const PUBLISHERS = 4;
/** A round lasts between these, in ms. */
const SHORTEST = 20;
const LONGEST = 420;
const PATIENCE_MS = 120_000;

/** Kills a process under load at a random moment, so many times, then lets it come to an end. */
export async function crashStory(rounds: number): Promise<CrashStory> {
  const sink = await aSink();
  const place = aPlace({
    "rules/all.json": { pattern: { type: ["crash.test"] }, targets: [{ target: "sink" }] },
    "rules/targets/sink.json": { kind: "http", url: sink.url, allowPrivateNetwork: true },
  });
  const acknowledged = new Set<string>();
  for (let round = 0; round < rounds; round++)
    await crash(place, acknowledged, round % 2 === 0 ? {} : SMALL_SEGMENTS);

  const signalbox = await startSignalbox(place);
  await sink.until(() => acknowledged.difference(idsOf(sink)).size === 0, PATIENCE_MS).catch(() => {});
  const archived = await archivedIds(signalbox);
  const story = {
    acknowledged,
    undelivered: acknowledged.difference(idsOf(sink)),
    unarchived: acknowledged.difference(new Set(archived)),
    archivedTwice: archived.length - new Set(archived).size,
    requests: sink.received.length,
    renamed: renamed(sink),
  };
  await signalbox.stop();
  await sink.close();
  place.remove();
  return story;
}

/** Every other process writes segments all the time, so that many are killed while they do. */
const SMALL_SEGMENTS: Circumstances = { options: { segmentEvents: 30 } };

async function crash(place: Place, acknowledged: Set<string>, circumstances: Circumstances): Promise<void> {
  const signalbox = await startSignalbox(place, circumstances);
  const publishing = Array.from({ length: PUBLISHERS }, () => publishUntilKilled(signalbox, acknowledged));
  await new Promise((resolve) => setTimeout(resolve, SHORTEST + Math.random() * (LONGEST - SHORTEST)));
  await signalbox.kill();
  await Promise.all(publishing);
}

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
    try {
      const response = await signalbox.publish(Array.from({ length: EVENTS_PER_BATCH }, anEvent));
      const { receipts } = (await response.json()) as { receipts: { id: string; status: string }[] };
      for (const { id, status } of receipts) if (status === "accepted") acknowledged.add(id);
    } catch {
      return;
    }
  }
}

function idsOf({ received }: Sink): Set<string> {
  return new Set(received.map(({ headers }) => headers["ce-id"] as string));
}

function renamed({ received }: Sink): string[] {
  const byEvent = Map.groupBy(received, ({ headers }) => headers["ce-id"] as string);
  return [...byEvent]
    .filter(([, requests]) => new Set(requests.map(({ headers }) => headers["idempotency-key"])).size > 1)
    .map(([id]) => id);
}

async function archivedIds(signalbox: SignalboxProcess): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ""; ; ) {
    const path = `/api/events?limit=1000${cursor && `&cursor=${cursor}`}`;
    const page = await signalbox.api<{ items: { id: string }[]; next?: string }>(path);
    ids.push(...page.items.map(({ id }) => id));
    if (page.next === undefined) return ids;
    cursor = page.next;
  }
}
