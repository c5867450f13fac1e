import type { DatabaseSync } from "node:sqlite";
import { pageOf } from "../../core/pages.ts";
import { isOpen, type Ticket, type Tickets } from "../../core/people/tickets.ts";
import type { TicketRow } from "../store/operations.ts";
import type { Row } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";

/** Tickets on SQLite. The newest come first; the cursor is a ticket's id. */
export function createTickets(reader: DatabaseSync, writer: Writer): Tickets {
  const get = reader.prepare("SELECT ticket FROM ticket WHERE id=?");
  const openOf = reader.prepare("SELECT ticket FROM ticket WHERE act=? AND resource=? AND open=1");
  const list = reader.prepare(
    `SELECT ticket FROM ticket WHERE (:cursor IS NULL OR (at, id) < (SELECT at, id FROM ticket WHERE id=:cursor))
     AND (:status IS NULL OR status=:status) AND (:act IS NULL OR act=:act) AND (:asker IS NULL OR asker=:asker)
     ORDER BY at DESC, id DESC LIMIT :limit`,
  );
  return {
    open: (ticket) => writer.write("putTicket", rowOf(ticket)),
    async openOf(act, resource) {
      const row = openOf.get(act, resource);
      return row && ticketOf(row);
    },
    async get(id) {
      const row = get.get(id);
      return row && ticketOf(row);
    },
    async list({ limit, cursor = null, status = null, act = null, asker = null }) {
      const rows = list.all({ cursor, status, act, asker, limit: limit + 1 });
      return pageOf(rows.map(ticketOf), limit, ({ id }) => id);
    },
    update: (ticket) => writer.write("putTicket", rowOf({ ...ticket, version: ticket.version + 1 })),
  };
}

function rowOf(ticket: Ticket): TicketRow {
  const { id, askedAt, version, status, act, resource, asker } = ticket;
  const open = isOpen(ticket) ? 1 : 0;
  const found = { id, at: askedAt, version, status, act, resource, asker: asker.id, open } as const;
  return { ...found, ticket: JSON.stringify(ticket) };
}

function ticketOf(row: Row): Ticket {
  return JSON.parse(row.ticket as string) as Ticket;
}
