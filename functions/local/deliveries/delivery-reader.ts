import type { DatabaseSync } from "node:sqlite";
import type { Delivery, Reason } from "../../core/delivery.ts";
import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import { createLogReader } from "../watch/log-reader.ts";
import { charactersOf, type Loaded, type Wanted } from "./lane.ts";
import type { Segments } from "../archive/segments.ts";
import { deliveryOf, groupLanes, replayLane, type Row } from "../store/rows.ts";

export interface DeliveryReader {
  /** Due deliveries of a lane, the longest due first. */
  due(lane: string, now: number, wanted: Wanted): Loaded;
  nextDue(lane: string, now: number): number | undefined;
  /** The targets that deliveries wait for. */
  targetsWaiting(): readonly string[];
  waiting(target: string): number;
  /** When the oldest delivery that waits for a target was routed, epoch ms. */
  waitingSince(target: string): number | undefined;
  /** How many of those that wait for a target wait for a time that is to come. */
  later(target: string, now: number): number;
  /** How many dead letters there are. */
  dead(): number;
  /** The event at a position, from the log or its segment; undefined when it has expired or cannot be read. */
  findEvent(position: number): AcceptedEvent | undefined;
  /** The delivery of a row; `lost` when its event cannot be read, which only a damage of the data folder can do. */
  whole(row: Row): Delivery;
}

/** What lanes read: rows of `delivery` with their events. */
export function createDeliveryReader(reader: DatabaseSync, segments: Segments): DeliveryReader {
  const due = reader.prepare("SELECT * FROM delivery WHERE lane=? AND due_at<=? ORDER BY due_at, n");
  const next = reader.prepare("SELECT min(due_at) AS at FROM delivery WHERE lane=? AND due_at>?");
  const targets = reader.prepare("SELECT DISTINCT target FROM delivery WHERE due_at IS NOT NULL");
  const waiting = reader.prepare(
    `SELECT count(*) AS count FROM delivery WHERE ${OF_TARGET} AND due_at IS NOT NULL`,
  );
  const oldest = reader.prepare(
    `SELECT created_at AS at FROM delivery WHERE ${OF_TARGET} AND due_at IS NOT NULL ORDER BY n LIMIT 1`,
  );
  const later = reader.prepare(`SELECT count(*) AS count FROM delivery WHERE ${OF_TARGET} AND due_at>?`);
  const dead = reader.prepare("SELECT count(*) AS count FROM delivery WHERE due_at IS NULL");
  const log = createLogReader(reader);
  const eventAt = (position: number): AcceptedEvent => {
    const event = log.at(position) ?? segments.at(position);
    if (event) return event;
    throw new RouterError(
      "internal",
      `Cannot read the event at position ${position}: it is neither in the log nor in a segment`,
    );
  };
  const whole = (row: Row): Delivery => {
    const position = row.position as number;
    try {
      return deliveryOf(row, eventAt(position));
    } catch (error) {
      return { ...deliveryOf(row, standIn(position)), lost: reasonOf(error) };
    }
  };
  return {
    due(lane, now, { most, characters, held }) {
      const deliveries: Delivery[] = [];
      let room = characters;
      for (const row of due.iterate(lane, now)) {
        if (held.has(row.n as number)) continue;
        if (deliveries.length === most || room <= 0) return { deliveries, more: true };
        const delivery = whole(row);
        deliveries.push(delivery);
        room -= charactersOf(delivery);
      }
      return { deliveries, more: false };
    },
    nextDue: (lane, now) => (next.get(lane, now)?.at as number | null) ?? undefined,
    targetsWaiting: () => targets.all().map(({ target }) => target as string),
    waiting: (target) => Number(waiting.get(...lanesOf(target))?.count),
    waitingSince: (target) => oldest.get(...lanesOf(target))?.at as number | undefined,
    later: (target, now) => Number(later.get(...lanesOf(target), now)?.count),
    dead: () => Number(dead.get()?.count),
    findEvent(position) {
      try {
        return eventAt(position);
      } catch {
        return undefined;
      }
    },
    whole,
  };
}

/** The lanes of a target: its own, that of its replays, and those in which ordered deliveries wait for their turn. */
const OF_TARGET = "(lane=? OR lane=? OR (lane>? AND lane<?))";

function lanesOf(target: string): [string, string, string, string] {
  return [target, replayLane(target), ...groupLanes(target)];
}

/** What stands for an event of which only the place is known. */
function standIn(position: number): AcceptedEvent {
  const unknown = { text: "", id: "", source: "", type: "", bus: "", publisher: "", key: "" };
  return { ...unknown, receivedAt: 0, schema: { status: "unbound" }, position };
}

function reasonOf(error: unknown): Reason {
  const { code, message } = error as RouterError;
  return { code, detail: message };
}
