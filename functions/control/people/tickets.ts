import { RouterError } from "../../core/errors.ts";
import { asOf, type Decision, decided, type Ticket } from "../../core/people/tickets.ts";
import type { ControlPorts } from "../control-ports.ts";
import { described, exactly, pageOf, ref, text } from "../definitions/json-schema.ts";
import { isAskedListed, ownerParameter, requireAsked } from "./owned.ts";
import { choiceParameter, pageAsked, paging, textParameter } from "../parameter.ts";
import { audited } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { execute } from "./ticket-execution.ts";
import { ACTS, STATUSES } from "./ticket-words.ts";
import { askedTicket, shownTicket } from "./ticket-view.ts";

const query = {
  status: choiceParameter("Only those in this state.", STATUSES),
  act: choiceParameter("Only those for this act.", ACTS),
  asker: textParameter("Only those that this user or token asked for.", "user:ada"),
  owner: ownerParameter,
  ...paging,
};

const tag = "Tickets";
const answered = (description: string) => ({ 200: { description, schema: ref("Ticket") } });

const answeredWithResponse = {
  200: {
    description: "The ticket, and what its request was answered.",
    schema: { allOf: [ref("Ticket")], properties: { response: {} } },
  },
};

interface Reasoned {
  readonly reason?: string;
}
const reasoned = (reason: "reason" | "reason?") => ({
  ...(reason === "reason?" && ({ optional: true } as const)),
  schema: exactly({
    [reason]: described({ ...text, minLength: 1, maxLength: 1024 }, "For who asked, and for the audit."),
  }),
  example: { reason: "The warehouse is being moved today." } as Reasoned,
});

/** Tickets, over the routes that they can run. */
export function ticketRoutes(runnable: () => readonly Route[]): readonly Route[] {
  return [...readRoutes, ...decideRoutes, ...runRoutes(runnable)];
}

const readRoutes: readonly Route[] = [
  defineRoute({
    tag,
    method: "GET",
    path: "/api/tickets",
    right: "read",
    summary: "List tickets",
    owned: () => "answer",
    description:
      "Acts that somebody asked for and that need somebody else's approval, and what became of them: one's own, and those on what one may see. A page may be short, and still has a `next`.",
    query,
    answers: { 200: { description: "A page, the newest first.", schema: pageOf(ref("Ticket")) } },
    async handle(request, { tickets, clock }) {
      const { owner: _, ...query } = request.query;
      const { items, ...rest } = await tickets.list({ ...query, ...pageAsked(query) });
      const listed = items.filter((ticket) => isAskedListed(request, askedTicket(ticket)));
      return {
        body: { items: listed.map((ticket) => shownTicket(asOf(ticket, clock()), request)), ...rest },
      };
    },
  }),
  defineRoute({
    tag,
    method: "GET",
    path: "/api/tickets/{id}",
    right: "read",
    summary: "Read a ticket",
    owned: () => "answer",
    description:
      "With the whole request that is run when it is approved, for who asked, for admins, and for who may read payloads of what it is about.",
    answers: answered("The ticket."),
    async handle(request, ports) {
      const ticket = await ticketOf(request, ports);
      requireAsked(request, { ...askedTicket(ticket), act: `show ticket "${ticket.id}"` }, ports);
      return { body: shownTicket(asOf(ticket, ports.clock()), request) };
    },
  }),
];

const decideRoutes: readonly Route[] = [
  defineRoute({
    tag,
    method: "POST",
    path: "/api/tickets/{id}/reject",
    right: "manage",
    summary: "Reject a ticket",
    body: reasoned("reason"),
    answers: answered("The ticket, rejected."),
    refusals: ["state-conflict", "approval-forbidden"],
    handle: async (request, ports) => ({
      body: shownTicket(await decide("reject", request, ports), request),
    }),
  }),
  defineRoute({
    tag,
    method: "POST",
    path: "/api/tickets/{id}/withdraw",
    right: "self",
    summary: "Withdraw a ticket that one asked for",
    body: reasoned("reason?"),
    answers: answered("The ticket, withdrawn."),
    refusals: ["state-conflict", "approval-forbidden"],
    handle: async (request, ports) => ({
      body: shownTicket(await decide("withdraw", request, ports), request),
    }),
  }),
];

function runRoutes(runnable: () => readonly Route[]): Route[] {
  return [
    defineRoute({
      tag,
      method: "POST",
      path: "/api/tickets/{id}/approve",
      right: "manage",
      summary: "Approve of a ticket, which is done then",
      description:
        "What is done is the request that the ticket holds, once, in the name of who asked, if they may still. Where its answer is a secret, who asked has it done. Nobody approves of their own.",
      body: reasoned("reason?"),
      answers: answered("The ticket: `executed`, or `failed` with the reason, or `approved`."),
      refusals: ["state-conflict", "approval-forbidden"],
      async handle(request, ports) {
        const ticket = await decide("approve", request, ports);
        const route = routeOf(ticket, runnable());
        if (route.danger?.isSecret) return { body: shownTicket(ticket, request) };
        return { body: shownTicket((await execute(ticket, route, ports)).ticket, request) };
      },
    }),
    defineRoute({
      tag,
      method: "POST",
      path: "/api/tickets/{id}/execute",
      right: "self",
      summary: "Have an approved ticket done, or one that failed done again",
      description: "For who asked, and for admins; where the answer is a secret, for who asked alone.",
      answers: answeredWithResponse,
      refusals: ["state-conflict", "approval-forbidden"],
      handle: (request, ports) => executeAsked(request, ports, runnable()),
    }),
  ];
}

async function ticketOf(
  { parameters: { id = "" } }: Pick<ApiRequest, "parameters">,
  { tickets }: ControlPorts,
): Promise<Ticket> {
  const found = await tickets.get(id);
  if (!found) throw new RouterError("not-found", `Cannot find ticket "${id}": there is none`);
  return found;
}

async function decide(
  decision: Decision,
  request: Pick<ApiRequest<Record<string, never>, Reasoned>, "caller" | "parameters" | "body">,
  ports: ControlPorts,
): Promise<Ticket> {
  const { caller: by, body } = request;
  const { clock, tickets } = ports;
  const scene = { by, now: clock(), reason: body.reason };
  const after = decided(await ticketOf(request, ports), decision, scene);
  const { id } = after;
  await audited({ caller: by, ticket: id }, ports, {
    entry: {
      ...{ action: `ticket.${decision}`, resource: `ticket/${id}` },
      ...(body.reason !== undefined && { after: { reason: body.reason } }),
    },
    async act() {
      if (await tickets.update(after)) return;
      decided(await ticketOf(request, ports), decision, scene);
      throw new RouterError("version-conflict", `Cannot ${decision} ticket "${id}": it changed just now`);
    },
  });
  return { ...after, version: after.version + 1 };
}

async function executeAsked(
  request: ApiRequest,
  ports: ControlPorts,
  runnable: readonly Route[],
): Promise<Answer> {
  const ticket = await ticketOf(request, ports);
  const route = routeOf(ticket, runnable);
  const { caller } = request;
  const isAsker = ticket.asker.id === caller.id;
  if (!isAsker && (caller.role !== "admin" || route.danger?.isSecret))
    throw new RouterError(
      "approval-forbidden",
      `Cannot execute ticket "${ticket.id}": "${ticket.asker.name}" asked for it`,
    );
  const { ticket: after, answer } = await execute(ticket, route, ports);
  return { body: { ...shownTicket(after, request), ...(answer && { response: answer.body }) } };
}

function routeOf({ id, request }: Ticket, runnable: readonly Route[]): Route {
  const found = runnable.find(({ method, path }) => method === request.method && path === request.route);
  if (!found)
    throw new RouterError(
      "state-conflict",
      `Cannot execute ticket "${id}": there is no ${request.method} ${request.route} any more`,
    );
  return found;
}
