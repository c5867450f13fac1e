import type { DatabaseSync } from "node:sqlite";
import type { Ordering } from "../../core/delivery.ts";
import { groupNamed } from "../../core/deliveries/order.ts";
import type { DeliveryRow } from "./operations.ts";
import { laneOf } from "./rows.ts";

/**
 * The order of deliveries by key, on the writer's connection. A group (target, rule and key) has a head, which stands in its
 * target's lane like any other delivery; those behind it stand in a lane of the group's own, where no lane looks, until it is
 * their turn. So nothing of it is in memory, however many keys there are.
 */
export interface Ordered {
  /**
   * Finds the place of a new delivery: its lane, and what is to be told of it. `done`: it ended before, and is not kept again.
   */
  place(row: DeliveryRow, n: number): { readonly lane: string; readonly behind: boolean } | "done";
  /** A delivery has ended well, was cancelled, or is dead. Sends the next of its group. */
  ended(n: number, how: Ended): void;
  /** A dead letter is queued anew: it goes first when nothing of its group is under way. */
  requeued(n: number): void;
  /** Lets a group go on without what it waits for; false when it waits for nothing. */
  release(name: string): boolean;
  /** All up to that position is routed for good: what is known of groups that have nothing left can be forgotten. */
  routed(position: number): void;
}

export interface Ended {
  /** Epoch ms of a death. */
  readonly diedAt?: number;
}

interface Place {
  readonly name: string;
  /** The lane of a head. */
  readonly lane: string;
  readonly position: number;
  readonly ordering: Ordering;
}
interface Group {
  readonly head: number | null;
  /** The position of the newest delivery that has ended. */
  readonly done: number;
  /** What a dead letter made of it. */
  readonly state: "blocked" | "parked" | null;
}

export function createOrdered(db: DatabaseSync): Ordered {
  const sql = statements(db);
  const groupOf = (name: string) => sql.group.get(name) as unknown as Group | undefined;
  const placeOf = (n: number): Place | undefined => {
    const row = sql.delivery.get(n);
    if (row?.ordering == null) return undefined;
    const [rule, target, replay] = [row.rule, row.target, row.replay] as [string, string, string | null];
    const ordering = JSON.parse(row.ordering as string) as Ordering;
    return {
      name: groupNamed({ rule, target, key: ordering.key }),
      lane: laneOf({ target, ...(replay !== null && { replay }) }),
      position: row.position as number,
      ordering,
    };
  };
  /** Sends the next of a group, when there is one. */
  const advance = (name: string, done: number) => {
    const next = sql.next.get(name)?.n as number | undefined;
    if (next !== undefined) sql.move.run(placeOf(next)!.lane, next);
    sql.setHead.run(next ?? null, done, name);
  };
  const forgetUpTo = { position: Number(sql.routed.get()?.value ?? 0) };
  const take = (name: string, head: number, { rule, target, key }: Names) =>
    sql.add.run(name, rule, target, key, head);
  return {
    place(row, n) {
      const { rule, target, replay, position, ordering } = columnsOf(row);
      const { key } = JSON.parse(ordering) as Ordering;
      const name = groupNamed({ rule, target, key });
      const lane = laneOf({ target, ...(replay !== null && { replay }) });
      const group = groupOf(name);
      if (!group) take(name, n, { rule, target, key });
      else if (position <= group.done) return "done";
      else if (group.head !== null || group.state !== null) return { lane: name, behind: true };
      else sql.setHead.run(n, group.done, name);
      return { lane, behind: false };
    },
    ended(n, { diedAt }) {
      const place = placeOf(n);
      const group = place && groupOf(place.name);
      if (!place || group?.head !== n) return;
      const { poison } = place.ordering;
      if (diedAt !== undefined && poison !== "park-event")
        sql.stop.run(
          poison === "block" ? "blocked" : "parked",
          Math.round(diedAt),
          place.position,
          place.name,
        );
      else if (group.state === "parked")
        sql.setHead.run(null, Math.max(group.done, place.position), place.name);
      else advance(place.name, Math.max(group.done, place.position));
    },
    requeued(n) {
      const place = placeOf(n);
      if (!place) return;
      const { name, lane, ordering } = place;
      const group = groupOf(name);
      const free = !group || group.head === null || group.head === n;
      sql.move.run(free ? lane : name, n);
      const { rule, target } = sql.delivery.get(n) as unknown as Names;
      if (!group) take(name, n, { rule, target, key: ordering.key });
      else if (free) sql.restart.run(n, name);
    },
    release(name) {
      const group = groupOf(name);
      if (!group?.state) return false;
      sql.clear.run(name);
      const isDead = group.head === null || sql.waiting.get(group.head) === undefined;
      if (isDead) advance(name, group.done);
      return true;
    },
    routed(position) {
      if (position === forgetUpTo.position) return;
      forgetUpTo.position = position;
      sql.forget.run(position);
    },
  };
}

interface Names {
  readonly rule: string;
  readonly target: string;
  readonly key: string;
}

function statements(db: DatabaseSync) {
  return {
    group: db.prepare("SELECT head, done, state FROM ordered WHERE name=?"),
    delivery: db.prepare("SELECT rule, target, replay, position, ordering FROM delivery WHERE n=?"),
    waiting: db.prepare("SELECT n FROM delivery WHERE n=? AND due_at IS NOT NULL"),
    next: db.prepare(
      "SELECT n FROM delivery INDEXED BY delivery_ordered WHERE lane=? AND ordering IS NOT NULL AND due_at IS NOT NULL ORDER BY n LIMIT 1",
    ),
    move: db.prepare("UPDATE delivery SET lane=? WHERE n=?"),
    add: db.prepare("INSERT INTO ordered VALUES(?, ?, ?, ?, ?, 0, NULL, NULL)"),
    setHead: db.prepare("UPDATE ordered SET head=?, done=? WHERE name=?"),
    stop: db.prepare("UPDATE ordered SET state=?, since=?, done=max(done, ?) WHERE name=?"),
    // A block ends with the redrive of what blocks; what is parked stays so until it is released.
    restart: db.prepare(
      "UPDATE ordered SET head=?, since=iif(state='parked', since, NULL), state=iif(state='parked', state, NULL) WHERE name=?",
    ),
    clear: db.prepare("UPDATE ordered SET state=NULL, since=NULL WHERE name=?"),
    forget: db.prepare("DELETE FROM ordered WHERE head IS NULL AND state IS NULL AND done<=?"),
    routed: db.prepare("SELECT value FROM mark WHERE name='routed'"),
  };
}

/** What of a new row tells its place. */
function columnsOf(row: DeliveryRow) {
  const [, position, rule, , target, , , , , replay, , , , , , ordering] = row;
  return { position, rule, target, replay, ordering: ordering! };
}
