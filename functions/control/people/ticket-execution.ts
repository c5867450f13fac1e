import { RouterError } from "../../core/errors.ts";
import { type Caller, callerBy } from "../../core/people/people.ts";
import { begun, type Ticket, withoutPersonal } from "../../core/people/tickets.ts";
import { userNamed } from "./authenticate.ts";
import type { ControlPorts } from "../control-ports.ts";
import { reachIn, requireOwned } from "./owned.ts";
import { readRequest } from "../request.ts";
import { type Answer, requireRight, type Route } from "../route.ts";

interface Executed {
  readonly ticket: Ticket;
  /** What the request was answered; absent when it failed. */
  readonly answer?: Answer;
}

/**
 * Runs the request that a ticket holds, in the name of who asked. Whoever claims the ticket first runs it: once, and again
 * only when it failed or its process died. Throws `state-conflict`.
 */
export async function execute(ticket: Ticket, route: Route, ports: ControlPorts): Promise<Executed> {
  const claimed = await kept(begun(ticket, ports.clock()), ports);
  try {
    const caller = await askerNow(claimed, ports);
    const { method, path } = claimed.request;
    requireRight(caller, route.right as Exclude<Route["right"], "public">, `${method} ${path}`);
    const request = await readRequest(route, eventOf(claimed), { caller, reach: reachIn(ports, caller) });
    requireOwned(route, request, ports);
    const answer = await route.handle({ ...request, ticket: claimed.id }, ports);
    return {
      answer,
      ticket: await ended(claimed, { status: "executed", answer: keptAnswer(answer, route) }, ports),
    };
  } catch (error) {
    const failure =
      error instanceof RouterError
        ? { code: error.code, detail: error.message }
        : { code: "internal", detail: "Something of ours broke." };
    if (!(error instanceof RouterError)) ports.report(error, claimed.id);
    return { ticket: await ended(claimed, { status: "failed", failure }, ports) };
  }
}

async function kept(ticket: Ticket, { tickets }: ControlPorts): Promise<Ticket> {
  if (await tickets.update(ticket)) return { ...ticket, version: ticket.version + 1 };
  throw new RouterError("state-conflict", `Cannot execute ticket "${ticket.id}": somebody else was faster`);
}

type End = Pick<Ticket, "status" | "answer" | "failure">;

async function ended(ticket: Ticket, end: End, ports: ControlPorts): Promise<Ticket> {
  return kept(withoutPersonal({ ...ticket, ...end, endedAt: ports.clock() }), ports);
}

function keptAnswer({ status = 200, body }: Answer, { danger }: Route): NonNullable<Ticket["answer"]> {
  return { status, ...(body !== undefined && !danger?.isSecret && { body }) };
}

/** Who asked, with what they may by now. Throws `token-invalid` when they would not be let in any more. */
async function askerNow({ asker, id }: Ticket, { tokens, registry, clock }: ControlPorts): Promise<Caller> {
  const userOf = (user: string) => userNamed(registry, user);
  const token = (await tokens.list()).find((one) => one.id === asker.token);
  const user = asker.user === undefined ? undefined : userOf(asker.user);
  if (user?.enabled !== false) {
    if (token) return callerBy(token, userOf, clock()) ?? gone(id, asker);
    if (user) return { ...asker, role: user.role };
    // Only their provider knows them: what it said when they asked counts, as long as it is trusted.
    if (asker.provider !== undefined && registry.get("access", asker.provider)) return asker;
  }
  return gone(id, asker);
}

function gone(ticket: string, { name }: Caller): never {
  throw new RouterError(
    "token-invalid",
    `Cannot execute ticket "${ticket}": "${name}", who asked, would not be let in any more`,
  );
}

type RequestEvent = Parameters<typeof readRequest>[1];

function eventOf({ request: { path, query, parameters, headers, body } }: Ticket): RequestEvent {
  return {
    rawPath: path,
    rawQueryString: query,
    pathParameters: parameters,
    headers,
    body,
    isBase64Encoded: false,
  } as RequestEvent;
}
