import { type Thing, thingsOfResource } from "../../core/people/ownership.ts";
import type { Replay } from "../../core/ports.ts";
import type { Ticket } from "../../core/people/tickets.ts";
import { isListed } from "./owned.ts";
import { thingsOfReplay } from "../archive/replay-reach.ts";
import type { ApiRequest } from "../route.ts";
import { timeText } from "../time.ts";

type Asking = Pick<ApiRequest, "caller" | "reach">;

/** What a ticket is about, as what may be somebody's. */
export function thingsOfTicket({ act, resource, request: { body } }: Ticket): readonly Thing[] {
  if (act !== "replay") return thingsOfResource(resource);
  return thingsOfReplay(JSON.parse(body) as Pick<Replay, "bus" | "match" | "to">);
}

/** Whether a list shows a ticket: one's own always, others as far as what they are about may be seen. */
export function isTicketListed(
  request: Asking & { readonly query: { readonly owner?: string } },
  ticket: Ticket,
): boolean {
  const { owner } = request.query;
  if (isAsker(request, ticket) && (owner === undefined || owner === "me")) return true;
  return isListed(request, thingsOfTicket(ticket));
}

/** Who asked, and admins, see what exactly is asked for; so does who may see what the things hold, where it tells of nobody. */
function seesRequest(asking: Asking, ticket: Ticket): boolean {
  if (isAsker(asking, ticket) || asking.caller.role === "admin") return true;
  if (ticket.isPersonal || ticket.act === "role") return false;
  return asking.reach.may("read-payloads", thingsOfTicket(ticket));
}

function isAsker({ caller }: Asking, { asker }: Ticket): boolean {
  return asker.id === caller.id;
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
