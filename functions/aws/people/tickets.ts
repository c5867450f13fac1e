import { isOpen, type Ticket, type TicketQuery, type Tickets } from "../../core/people/tickets.ts";
import { RouterError } from "../../core/errors.ts";
import { type Item, type Key, padded } from "../attributes.ts";
import { newestFirst } from "../newest-first.ts";
import { ABSENT, type Condition, type Table, type Write } from "../table.ts";

const LIST = "TICKETS";

/** Tickets in the table `config`: an item each, one that has its place in the list, and one that keeps others of its kind out while it is open. */
export function createTickets(table: Table): Tickets {
  const get = async (id: string) => {
    const item = await table.get(keyOf(id));
    return item && ticketOf(item);
  };
  return {
    open: (ticket) =>
      table.putTogether([
        { item: itemOf(ticket), condition: ABSENT },
        { item: { PK: LIST, SK: `${padded(ticket.askedAt)}#${ticket.id}`, id: ticket.id } },
        locked(ticket),
      ]),
    async openOf(act, resource) {
      const lock = await table.get(lockOf({ act, resource }));
      return lock && get(lock["id"] as string);
    },
    get,
    list: ({ limit, cursor, ...wanted }) =>
      newestFirst(table, {
        partitions: [LIST],
        limit,
        below: cursor === undefined ? undefined : placeOf(cursor),
        async open(items) {
          const found = await table.getAll(items.map(({ id }) => keyOf(id as string)));
          const byId = new Map(found.map(ticketOf).map((ticket) => [ticket.id, ticket]));
          return items.map(({ id }) => fitting(byId.get(id as string), wanted));
        },
      }),
    update(ticket) {
      const next = { ...ticket, version: ticket.version + 1 };
      const item: Write = { item: itemOf(next), condition: isVersion(ticket.version) };
      return table.putTogether([item, isOpen(next) ? locked(next) : { gone: lockOf(next) }]);
    },
  };
}

/** Its own lock, or none yet. */
function locked(ticket: Ticket): Write {
  const { expression, values } = heldBy(ticket.id);
  return {
    item: { ...lockOf(ticket), id: ticket.id },
    condition: { expression: `attribute_not_exists(PK) OR ${expression}`, values: values! },
  };
}

function heldBy(id: string): Condition {
  return { expression: "id = :id", values: { ":id": id } };
}

function lockOf({ act, resource }: Pick<Ticket, "act" | "resource">): Key {
  return { PK: `TICKET-OPEN#${act}`, SK: resource };
}

function keyOf(id: string): Key {
  return { PK: `TICKET#${id}`, SK: "-" };
}

function isVersion(v: number): Condition {
  return { expression: "v = :v", values: { ":v": v } };
}

function itemOf(ticket: Ticket): Item {
  return { ...keyOf(ticket.id), v: ticket.version, body: JSON.stringify(ticket) };
}

function ticketOf({ body }: Item): Ticket {
  return JSON.parse(body as string) as Ticket;
}

function fitting(
  ticket: Ticket | undefined,
  { status, act, asker }: Partial<TicketQuery>,
): Ticket | undefined {
  const fits =
    ticket &&
    (status ?? ticket.status) === ticket.status &&
    (act ?? ticket.act) === ticket.act &&
    (asker ?? ticket.asker.id) === ticket.asker.id;
  return fits ? ticket : undefined;
}

function placeOf(cursor: string): string {
  if (/^\d{16}#/.test(cursor)) return cursor;
  throw new RouterError("cursor-invalid", `Cannot go on from cursor "${cursor}": it is none of this list`);
}
