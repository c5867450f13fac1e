import { isOpen, type Ticket, type TicketQuery, type Tickets } from "../../functions/core/people/tickets.ts";

/** Tickets in memory. */
export function memoryTickets(tickets: readonly Ticket[] = []) {
  const kept = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const holder = ({ act, resource }: Pick<Ticket, "act" | "resource">) =>
    [...kept.values()].find((one) => isOpen(one) && one.act === act && one.resource === resource);
  const isFree = (ticket: Ticket) => !isOpen(ticket) || (holder(ticket)?.id ?? ticket.id) === ticket.id;
  return {
    kept,
    async open(ticket: Ticket) {
      if (kept.has(ticket.id) || !isFree(ticket)) return false;
      kept.set(ticket.id, ticket);
      return true;
    },
    openOf: async (act: Ticket["act"], resource: string) => holder({ act, resource }),
    get: async (id: string) => kept.get(id),
    async list({ limit, cursor: _, ...wanted }: TicketQuery) {
      const items = [...kept.values()]
        .toReversed()
        .filter(
          ({ status, act, asker }) =>
            (wanted.status ?? status) === status &&
            (wanted.act ?? act) === act &&
            (wanted.asker ?? asker.id) === asker.id,
        );
      return { items: items.slice(0, limit) };
    },
    async update(ticket: Ticket) {
      if (kept.get(ticket.id)?.version !== ticket.version || !isFree(ticket)) return false;
      kept.set(ticket.id, { ...ticket, version: ticket.version + 1 });
      return true;
    },
  } satisfies Tickets & Record<string, unknown>;
}
