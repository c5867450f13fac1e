import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { RouterError } from "../../core/errors.ts";
import { asOf, type Ticket, type TicketRequest, ticketSettings } from "../../core/people/tickets.ts";
import type { ControlPorts } from "../control-ports.ts";
import { audited } from "../record.ts";
import type { ApiRequest, DangerousThing, Route } from "../route.ts";
import { newId } from "./secret.ts";

interface Asked {
  readonly route: Route;
  readonly event: APIGatewayProxyEventV2;
  readonly request: ApiRequest;
}

/**
 * Where the act needs a ticket, opens one that holds the whole request, and throws `approval-required`, or `ticket-pending`
 * when one is open: both name it, and nothing is done.
 */
export async function requireTicket(asked: Asked, ports: ControlPorts): Promise<void> {
  const { danger } = asked.route;
  if (!danger) return;
  const settings = ticketSettings(ports.registry);
  if (!settings.acts.has(danger.act)) return;
  const thing = await danger.of(asked.request, ports, settings);
  if (!thing) return;
  await refuseSecond(danger.act, thing, ports);
  const now = ports.clock();
  const ticket: Ticket = {
    ...{ id: newId(danger.act), act: danger.act, ...thing, status: "asked", request: requestOf(asked) },
    ...{ asker: asked.request.caller, askedAt: now, expiresAt: now + settings.expiresAfterMs, version: 1 },
    ...(danger.isPersonal && { isPersonal: true }),
  };
  const { act, resource, what, request } = ticket;
  const { method, path, query, body } = request;
  await audited({ ...asked.request, ticket: ticket.id }, ports, {
    entry: {
      action: "ticket.ask",
      resource: `ticket/${ticket.id}`,
      after: { act, resource, method, path, query, ...(!danger.isPersonal && { body }) },
    },
    async act() {
      if (!(await ports.tickets.open(ticket))) throw pending(thing, undefined);
    },
  });
  throw new RouterError(
    "approval-required",
    `Cannot ${what} yet: ticket "${ticket.id}" waits for somebody else's approval`,
    {
      ticket: ticket.id,
    },
  );
}

/** One that has expired stands in nobody's way. */
async function refuseSecond(
  act: Ticket["act"],
  thing: DangerousThing,
  { tickets, clock }: ControlPorts,
): Promise<void> {
  const held = await tickets.openOf(act, thing.resource);
  if (!held) return;
  const now = asOf(held, clock());
  if (now.status !== "expired") throw pending(thing, held.id);
  await tickets.update(now);
}

function pending({ what, resource }: DangerousThing, ticket: string | undefined): RouterError {
  const which = ticket === undefined ? "a ticket" : `ticket "${ticket}"`;
  return new RouterError("ticket-pending", `Cannot ${what}: ${which} for ${resource} is open already`, {
    ...(ticket !== undefined && { ticket }),
  });
}

/** What a request is made of anew. */
const KEPT_HEADERS = ["if-match", "if-none-match"];

function requestOf({ route, event, request }: Asked): TicketRequest {
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = event.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...{ method: route.method, route: route.path, path: event.rawPath, query: event.rawQueryString },
    parameters: (event.pathParameters ?? {}) as Readonly<Record<string, string>>,
    headers: Object.fromEntries(headers),
    body: request.bodyText,
  };
}
