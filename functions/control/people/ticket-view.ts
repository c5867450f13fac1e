import { type Thing, thingsOfResource } from "../../core/people/ownership.ts";
import type { Replay } from "../../core/ports.ts";
import type { Ticket } from "../../core/people/tickets.ts";
import { thingsOfReplay } from "../archive/replay-reach.ts";
import type { ApiRequest } from "../route.ts";
import { timeText } from "../time.ts";

type Asking = Pick<ApiRequest, "caller" | "reach">;

/** What a ticket is about, as what may be somebody's. */
function thingsOfTicket({ act, resource, request: { body } }: Ticket): readonly Thing[] {
  if (act !== "replay") return thingsOfResource(resource);
  return thingsOfReplay(JSON.parse(body) as Pick<Replay, "bus" | "match" | "to">);
}

/** A ticket is its asker's, and about its things. */
export function askedTicket(ticket: Ticket) {
  return { by: ticket.asker.id, things: () => thingsOfTicket(ticket) };
}

/** Who asked, and admins, see what exactly is asked for; so does who may see what the things hold, where it tells of nobody. */
function seesRequest(asking: Asking, ticket: Ticket): boolean {
  if (ticket.asker.id === asking.caller.id || asking.caller.role === "admin") return true;
  if (ticket.isPersonal || ticket.act === "role") return false;
  return asking.reach.may("read-payloads", thingsOfTicket(ticket));
}

/** A ticket as the API shows it to somebody. */
export function shownTicket(ticket: Ticket, asking: Asking) {
  const {
    asker,
    askedAt,
    expiresAt,
    decision,
    startedAt,
    endedAt,
    request,
    answer,
    isPersonal: _,
    ...rest
  } = ticket;
  const { method, path, query, headers, body } = request;
  const seesAll = seesRequest(asking, ticket);
  return {
    ...rest,
    request: { method, path, ...(seesAll && { query, headers, body }) },
    asker: { id: asker.id, name: asker.name },
    askedAt: timeText(askedAt),
    expiresAt: timeText(expiresAt),
    ...(decision && { decision: { ...decision, at: timeText(decision.at) } }),
    ...(startedAt !== undefined && { startedAt: timeText(startedAt) }),
    ...(endedAt !== undefined && { endedAt: timeText(endedAt) }),
    ...(answer && { answer: seesAll ? answer : { status: answer.status } }),
  };
}
