import type { DatabaseSync } from "node:sqlite";
import type { Delivery } from "../core/delivery.ts";
import { RouterError } from "../core/errors.ts";
import type { AcceptedEvent } from "../core/event.ts";
import { createLogReader } from "./log-reader.ts";
import { charactersOf, type Loaded, type Wanted } from "./lane.ts";
import type { Segments } from "./segments.ts";
import { deliveryOf, replayLane, type Row } from "./store/rows.ts";

export interface DeliveryReader {
  /** Due deliveries of a lane, the longest due first. */
  due(lane: string, now: number, wanted: Wanted): Loaded;
  nextDue(lane: string, now: number): number | undefined;
  /** The lanes in which deliveries wait. */
  lanesWaiting(): readonly { readonly target: string; readonly lane: string }[];
  waiting(target: string): number;
  /** The event at a position, from the log or its segment; undefined when it has expired. */
  findEvent(position: number): AcceptedEvent | undefined;
  /** The event of a delivery row, which keeps it from expiring. */
  eventAt(position: number): AcceptedEvent;
}

/** What lanes read: rows of `delivery` with their events. */
export function createDeliveryReader(reader: DatabaseSync, segments: Segments): DeliveryReader {
  const due = reader.prepare("SELECT * FROM delivery WHERE lane=? AND due_at<=? ORDER BY due_at, n");
  const next = reader.prepare("SELECT min(due_at) AS at FROM delivery WHERE lane=? AND due_at>?");
  const lanes = reader.prepare("SELECT DISTINCT target, lane FROM delivery WHERE due_at IS NOT NULL");
  const waiting = reader.prepare(
    "SELECT count(*) AS count FROM delivery WHERE lane IN (?, ?) AND due_at IS NOT NULL",
  );
  const log = createLogReader(reader);
  const findEvent = (position: number) => log.at(position) ?? segments.at(position);
  const eventAt = (position: number): AcceptedEvent => {
    const event = findEvent(position);
    if (event) return event;
    throw new RouterError(
      "internal",
      `Cannot read the event at position ${position}: it is neither in the log nor in a segment`,
    );
  };
  const withEvent = (row: Row) => deliveryOf(row, eventAt(row.position as number));
  return {
    due(lane, now, { most, characters, held }) {
      const deliveries: Delivery[] = [];
      let room = characters;
      for (const row of due.iterate(lane, now)) {
        if (held.has(row.n as number)) continue;
        if (deliveries.length === most || room <= 0) return { deliveries, more: true };
        const delivery = withEvent(row);
        deliveries.push(delivery);
        room -= charactersOf(delivery);
      }
      return { deliveries, more: false };
    },
    nextDue: (lane, now) => (next.get(lane, now)?.at as number | null) ?? undefined,
    lanesWaiting: () =>
      lanes.all().map(({ target, lane }) => ({ target: target as string, lane: lane as string })),
    waiting: (target) => Number(waiting.get(target, replayLane(target))?.count),
    findEvent,
    eventAt,
  };
}
