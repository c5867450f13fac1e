import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { deliveryId, deliveryOrigin } from "../../core/deliveries/delivery-id.ts";
import { fitsQuery } from "../../core/deliveries/delivery-view.ts";
import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { AttemptOutcome, DeliveryQuery, DeliveryView, JournalEntry, Page } from "../../core/ports.ts";
import type { DeliveryReader } from "./delivery-reader.ts";
import type { Incarnations } from "../incarnations.ts";
import { createLineReader } from "../events/journal.ts";
import { entryOf, positionOf } from "../events/journal-lines.ts";

export interface EndedDeliveries {
  /** Delivered, cancelled or recalled ones, by bucket of the journal, the newest bucket first. */
  list(query: DeliveryQuery): Promise<Page<DeliveryView>>;
  get(id: string): Promise<DeliveryView | undefined>;
  /** The position of a delivered one's event. */
  positionOf(id: string): Promise<number | undefined>;
  /** Those of one acceptance of an event. */
  of(event: AcceptedEvent): DeliveryView[];
}

/** So many buckets, of 1,024 events each, are looked through for one page: a short page is better than a long wait. */
const BUCKETS_A_PAGE = 256;

/** Deliveries that have ended, as the journal tells: their rows are gone. */
export function createEndedDeliveries(
  reader: DatabaseSync,
  deliveries: DeliveryReader,
  incarnations: Incarnations,
): EndedDeliveries {
  const lines = createLineReader(reader);
  const of = (event: AcceptedEvent) => viewsOf(event, lines.of(event.position!));
  const inBucket = (bucket: number, query: DeliveryQuery): DeliveryView[] => {
    const byPosition = Map.groupBy(lines.inBucket(bucket), positionOf);
    const views = [...byPosition].flatMap(([position, group]) => {
      const event = deliveries.findEvent(position);
      return event ? viewsOf(event, group) : [];
    });
    return views.filter((view) => fitsQuery(view, query)).sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
  };
  const eventsOf = async (id: string) => {
    const origin = deliveryOrigin(id);
    return origin ? incarnations(origin) : [];
  };
  return {
    async list(query) {
      const items: DeliveryView[] = [];
      const place = placeOf(query.cursor);
      let seen = 0;
      for (const bucket of lines.bucketsUpTo(place.bucket)) {
        const skip = bucket === place.bucket ? place.offset : 0;
        const room = query.limit - items.length;
        const views = inBucket(bucket, query).slice(skip);
        items.push(...views.slice(0, room));
        if (views.length > room) return { items, next: `${bucket}-${skip + room}` };
        if (++seen === BUCKETS_A_PAGE) return { items, next: `${bucket}-${skip + views.length}` };
        await setImmediate();
      }
      return { items };
    },
    async get(id) {
      return (await eventsOf(id)).flatMap(of).findLast((view) => view.id === id);
    },
    async positionOf(id) {
      const isOne = ({ status, ...view }: DeliveryView) => view.id === id && status === "delivered";
      return (await eventsOf(id)).findLast((event) => of(event).some(isOne))?.position;
    },
    of,
  };
}

function placeOf(cursor: string | undefined): { bucket: number; offset: number } {
  if (cursor === undefined) return { bucket: Number.MAX_SAFE_INTEGER, offset: 0 };
  const match = /^(\d+)-(\d+)$/.exec(cursor);
  if (match) return { bucket: Number(match[1]), offset: Number(match[2]) };
  throw new RouterError("cursor-invalid", `Cannot go on from cursor "${cursor}": it is none of this list`);
}

type AttemptEntry = Extract<JournalEntry, { kind: "attempt" }>;

/** The ended deliveries that the lines of one event's journal tell of. */
function viewsOf(event: AcceptedEvent, lines: readonly string[]): DeliveryView[] {
  const ref = { position: event.position!, id: event.id, source: event.source };
  const entries = lines.map((line) => entryOf(line, ref, (rule, target) => deliveryId(event, rule, target)));
  const routed = entries.find((entry) => entry.kind === "routed");
  const versions = new Map(routed?.matched.map(({ id, version }) => [id, version]));
  const attempts = entries.filter((entry) => entry.kind === "attempt");
  return [...Map.groupBy(attempts, ({ delivery }) => delivery).values()].flatMap((group) => {
    const last = group.at(-1)!;
    const status = STATUSES[last.outcome];
    const version = versions.get(last.rule) ?? 0;
    const createdAt = routed?.at ?? event.receivedAt;
    return status ? [viewOf(event, group, { status, version, createdAt })] : [];
  });
}

/** What a delivery is that ended so. */
const STATUSES: Readonly<Partial<Record<AttemptOutcome, DeliveryView["status"]>>> = {
  delivered: "delivered",
  cancelled: "cancelled",
  recalled: "cancelled",
};

function viewOf(
  { bus, id, source, type, replay }: AcceptedEvent,
  group: readonly AttemptEntry[],
  { status, version, createdAt }: { status: DeliveryView["status"]; version: number; createdAt: number },
): DeliveryView {
  const { delivery, rule, target, attempt } = group.at(-1)!;
  return {
    id: delivery,
    status,
    bus,
    rule,
    ruleVersion: version,
    target,
    event: { id, source, type },
    createdAt,
    endedAt: attempt.at + attempt.latencyMs,
    attempts: group.map((entry) => entry.attempt).filter(({ number }) => number > 0),
    ...(attempt.error && { reason: attempt.error }),
    ...(replay && { replay: replay.id }),
  };
}
