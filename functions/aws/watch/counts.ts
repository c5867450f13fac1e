import { hash, randomUUID } from "node:crypto";
import type { AcceptedEvent } from "../../core/event.ts";
import type { IngestPorts } from "../../core/ingest.ts";
import type { Clock } from "../../core/ports.ts";
import type { Sender } from "../../core/people/producers.ts";
import { type Counting, createCounting } from "../../core/stats/counting.ts";
import { minuteOf, type StatDelta } from "../../core/stats/delta.ts";
import { foldMinute } from "../../core/stats/fold.ts";
import type { Stats } from "../../core/stats/port.ts";

/** What was counted since the last time, as a delta of its own; none when nothing was. */
export function deltasOf(counting: Counting, now: number): readonly StatDelta[] {
  const rows = counting.take();
  return rows.length > 0 ? [{ id: randomUUID(), minute: minuteOf(now), rows }] : [];
}

/** Counts an event that a publisher sent, where it is routed. `latencyMs`: from its arrival until it was durable. */
export function countAccepted(
  counting: Counting,
  event: AcceptedEvent,
  { sender, latencyMs }: { readonly sender: Sender; readonly latencyMs: number },
): void {
  const { bus, publisher, receivedAt, id, source } = event;
  counting.ingested({
    arrival: { bus, publisher, sender, receivedAt },
    incoming: [event],
    receipts: [{ id, source, status: "accepted" }],
    latencyMs,
  });
}

/** What the archive function has done, as a delta of its own: how much, and how long after it was accepted. */
export function archivedDeltas(events: readonly AcceptedEvent[], now: number): readonly StatDelta[] {
  const counting = createCounting();
  for (const { text, receivedAt } of events)
    counting.archived({ count: 1, bytes: text.length, lagMs: Math.max(0, now - receivedAt) });
  return deltasOf(counting, now);
}

/** Counts that the audit could not be written. Never rejects. */
export async function countUnaudited(
  stats: Pick<Stats, "add">,
  code: string,
  { clock, report }: { readonly clock: Clock; readonly report: (error: unknown) => void },
): Promise<void> {
  const counting = createCounting();
  counting.unaudited(code);
  await addTogether(stats, deltasOf(counting, clock())).catch(report);
}

/** Writes many deltas as one a minute. Its name is made of theirs, so that the same ones written again are counted once. */
export async function addTogether(stats: Pick<Stats, "add">, deltas: readonly StatDelta[]): Promise<void> {
  for (const [minute, ofMinute] of Map.groupBy(deltas, (delta) => delta.minute)) {
    const names = ofMinute.map(({ id }) => id).sort();
    const rows = foldMinute(minute, ofMinute).map(({ kind, id, counts }) => [kind, id, counts] as const);
    await stats.add({ id: hash("sha256", names.join(), "base64url").slice(0, 22), minute, rows });
  }
}

/**
 * What ingest counts, and the way to write it: to be awaited before a request is answered, since a function sleeps behind
 * that. What it accepts is not among it: route counts that, by what came in the event's message, so that no item is written
 * for it.
 */
export interface IngestCounts {
  readonly onIngested: NonNullable<IngestPorts["onIngested"]>;
  /** Never rejects: nothing that came in is refused for its count. */
  write(): Promise<void>;
}

export function createIngestCounts(
  stats: Pick<Stats, "add">,
  { clock, report }: { readonly clock: Clock; readonly report: (error: unknown) => void },
): IngestCounts {
  const counting = createCounting();
  return {
    onIngested(arrival, incoming, receipts) {
      const own = incoming.flatMap((event, i) =>
        receipts[i]!.status === "accepted" ? [] : [{ event, receipt: receipts[i]! }],
      );
      if (own.length === 0) return;
      counting.ingested({
        arrival,
        incoming: own.map(({ event }) => event),
        receipts: own.map(({ receipt }) => receipt),
        latencyMs: clock() - arrival.receivedAt,
      });
    },
    async write() {
      await addTogether(stats, deltasOf(counting, clock())).catch(report);
    },
  };
}
