import type { DatabaseSync } from "node:sqlite";
import type { Delivery, Reason } from "../../core/delivery.ts";
import { viewOfDelivery } from "../../core/deliveries/delivery-view.ts";
import { pageOf, startOf } from "../../core/pages.ts";
import type { DeliveryQuery, DeliveryView, Page } from "../../core/ports.ts";
import type { DeliveryReader } from "./delivery-reader.ts";
import type { Row } from "../store/rows.ts";

/** A delivery that is a row: it waits, is dead or was skipped. */
export interface KeptDelivery extends KeptRow {
  readonly delivery: Delivery;
  readonly reason: Reason | undefined;
}
interface KeptRow {
  readonly row: Row;
  readonly status: "waiting" | "dead" | "skipped";
}

export interface KeptDeliveries {
  /** Those of an acceptance of an event with that id. */
  find(position: number, id: string): KeptDelivery[];
  /** Those of an acceptance of an event. */
  at(position: number): KeptRow[];
  /** Waiting and dead ones, then skipped ones, the newest of each first. */
  list(query: DeliveryQuery): Page<DeliveryView>;
  view(kept: KeptRow & Pick<KeptDelivery, "delivery">): DeliveryView;
}

interface KeptOptions {
  readonly deliveries: Pick<DeliveryReader, "whole">;
  /** Why one waits for others of its key. */
  readonly orderReason: (row: Row) => Reason | undefined;
}

/** What a cursor into the skipped ones begins with. */
const SKIPPED = "skipped.";
const ALL = Number.MAX_SAFE_INTEGER;

export function createKeptDeliveries(
  reader: DatabaseSync,
  { deliveries, orderReason }: KeptOptions,
): KeptDeliveries {
  const sql = (text: string) => reader.prepare(text);
  const byId = TABLES.map((name) => sql(`SELECT * FROM ${name} WHERE position=? AND id=?`));
  const atPosition = TABLES.map((name) => sql(`SELECT * FROM ${name} WHERE position=? ORDER BY n`));
  const [queued, skipped] = [createList(reader, "delivery"), createList(reader, "skipped")];
  const wholeOf = (kept: KeptRow): KeptDelivery => ({
    ...kept,
    delivery: deliveries.whole(kept.row),
    reason: reasonOf(kept.row),
  });
  const view: KeptDeliveries["view"] = (kept) => keptView(kept, orderReason(kept.row) ?? reasonOf(kept.row));
  const viewsOf = (rows: readonly KeptRow[]) => rows.map(wholeOf).map(view);
  const listSkipped = (query: DeliveryQuery, cursor: string | undefined): Page<DeliveryView> => {
    const rows = skipped(query, startOf(cursor));
    if (query.limit === 0) return { items: [], ...(rows.length > 0 && { next: SKIPPED + ALL }) };
    const page = pageOf(rows, query.limit, ({ row }) => `${SKIPPED}${Number(row.n)}`);
    // Those whose events have expired are about to go with them.
    const items = page.items.map(wholeOf).filter(({ delivery }) => !delivery.lost);
    return { ...page, items: items.map(view) };
  };
  return {
    view,
    find: (position, id) =>
      byId.flatMap((statement, i) => statement.all(position, id).map((row) => wholeOf(keptRow(row, i)))),
    at: (position) =>
      atPosition.flatMap((statement, i) => statement.all(position).map((row) => keptRow(row, i))),
    list(query) {
      const { status, cursor, limit } = query;
      if (cursor?.startsWith(SKIPPED)) return listSkipped(query, cursor.slice(SKIPPED.length));
      if (status === "skipped") return listSkipped(query, cursor);
      const page = pageOf(queued(query, startOf(cursor)), limit, ({ row }) => String(row.n));
      const items = viewsOf(page.items);
      if (page.next !== undefined || status !== undefined) return { ...page, items };
      const rest = listSkipped({ ...query, limit: limit - items.length }, undefined);
      return { ...rest, items: [...items, ...rest.items] };
    },
  };
}

const TABLES = ["delivery", "skipped"] as const;

function keptRow(row: Row, table: number): KeptRow {
  if (TABLES[table] === "skipped") return { row, status: "skipped" };
  return { row, status: row.due_at === null ? "dead" : "waiting" };
}

/** Rows that fit a query below a number, one more than its page has. */
function createList(reader: DatabaseSync, name: (typeof TABLES)[number]) {
  const list = reader.prepare(
    `SELECT * FROM ${name} WHERE n<:below AND (:status IS NULL OR (due_at IS NULL)=(:status<>'waiting'))
     AND (:target IS NULL OR target=:target) AND (:rule IS NULL OR rule=:rule)
     AND created_at>=:from AND created_at<:until ORDER BY n DESC LIMIT :limit`,
  );
  return ({ status, target, rule, from, until, limit }: DeliveryQuery, below: number): KeptRow[] =>
    list
      .all({
        below,
        status: status ?? null,
        target: target ?? null,
        rule: rule ?? null,
        from: from ?? 0,
        until: until ?? Number.MAX_SAFE_INTEGER,
        limit: limit + 1,
      })
      .map((row) => keptRow(row, TABLES.indexOf(name)));
}

function keptView(
  { row, status, delivery }: KeptRow & Pick<KeptDelivery, "delivery">,
  reason: Reason | undefined,
): DeliveryView {
  const [dueAt, endedAt] = [timeOf(row.due_at), timeOf(row.ended_at)];
  return viewOfDelivery(delivery, { status, dueAt, endedAt, reason });
}

function timeOf(column: unknown): number | undefined {
  return column === null ? undefined : (column as number);
}

function reasonOf(row: Row): Reason | undefined {
  return row.reason == null ? undefined : ((JSON.parse(row.reason as string) as Reason | null) ?? undefined);
}
