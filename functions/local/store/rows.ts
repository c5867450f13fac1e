import type { Delivery, Ordering } from "../../core/delivery.ts";
import type { AcceptedEvent, ReplayMark, SchemaVerdict } from "../../core/event.ts";
import type { DeliveryRow, EventRow } from "./operations.ts";

/** A row as node:sqlite gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** An event as the columns of `log`. */
export function eventRow(event: AcceptedEvent): EventRow {
  return [
    event.key,
    event.bus,
    event.id,
    event.source,
    event.type,
    event.subject ?? null,
    event.time ?? null,
    event.receivedAt,
    event.publisher,
    event.schema.status === "unbound" ? null : JSON.stringify(event.schema),
    event.replay ? JSON.stringify(event.replay) : null,
    event.text,
  ];
}

const UNBOUND: SchemaVerdict = { status: "unbound" };

/** A row of `log` as an event. */
export function eventOf(row: Row): AcceptedEvent {
  return {
    text: row.text as string,
    id: row.id as string,
    source: row.source as string,
    type: row.type as string,
    ...(row.subject != null && { subject: row.subject as string }),
    ...(row.time != null && { time: row.time as string }),
    bus: row.bus as string,
    receivedAt: row.received_at as number,
    publisher: row.publisher as string,
    schema: row.schema == null ? UNBOUND : (JSON.parse(row.schema as string) as SchemaVerdict),
    key: row.key as string,
    ...(row.replay != null && { replay: JSON.parse(row.replay as string) as ReplayMark }),
    position: row.position as number,
  };
}

/** The lane of a delivery: its target's, or that of the target's replays, which yields to it. */
export function laneOf({ target, replay }: Pick<Delivery, "target" | "replay">): string {
  return replay === undefined ? target : replayLane(target);
}

export function replayLane(target: string): string {
  return `${target} (replay)`;
}

/** Between these are the lanes in which ordered deliveries to a target wait for their turn: groups are named after their target. */
export function groupLanes(target: string): readonly [after: string, before: string] {
  // A line feed follows the target in a group's name, and a vertical tab follows a line feed.
  return [`${target}\n`, `${target}\v`];
}

/** A delivery as the columns of `delivery`. */
export function deliveryRow(delivery: Delivery): DeliveryRow {
  return [
    delivery.id,
    delivery.event.position!,
    delivery.rule,
    delivery.ruleVersion,
    delivery.target,
    laneOf(delivery),
    delivery.body?.contentType ?? null,
    delivery.body?.text ?? null,
    delivery.retry ? JSON.stringify(delivery.retry) : null,
    delivery.replay ?? null,
    delivery.createdAt,
    delivery.dueAt,
    null,
    attemptsColumn(delivery.attempts),
    null,
    orderingColumn(delivery),
  ];
}

/** A row of `delivery` and its event as a delivery. */
export function deliveryOf(row: Row, event: AcceptedEvent): Delivery {
  return {
    id: row.id as string,
    event,
    rule: row.rule as string,
    ruleVersion: row.rule_version as number,
    target: row.target as string,
    ...(row.body != null && { body: { contentType: row.content_type as string, text: row.body as string } }),
    ...(row.retry != null && { retry: JSON.parse(row.retry as string) }),
    ...(row.ordering != null && { order: JSON.parse(row.ordering as string) as Ordering }),
    ...(row.replay != null && { replay: row.replay as string }),
    createdAt: row.created_at as number,
    dueAt: (row.due_at ?? row.ended_at) as number,
    attempts: attemptsOf(row),
    ...(Number(row.redrives ?? 0) > 0 && { redrives: Number(row.redrives) }),
    receipt: row.n as number,
  };
}

/** The attempts of a row of `delivery`. */
export function attemptsOf(row: Row): Delivery["attempts"] {
  return row.attempts == null ? [] : (JSON.parse(row.attempts as string) as Delivery["attempts"]);
}

/** Attempts as a column: null while there are none. */
export function attemptsColumn(attempts: Delivery["attempts"]): string | null {
  return attempts.length === 0 ? null : JSON.stringify(attempts);
}

/** What keeps a delivery in order, as a column: null when nothing does. */
export function orderingColumn({ order }: Delivery): string | null {
  return order ? JSON.stringify(order) : null;
}
