import { RouterError } from "../errors.ts";
import type { AccessFile, DangerousAct, TicketAccess } from "../generated/access-file.ts";
import type { Caller } from "./people.ts";
import type { Page, PageQuery, Registry } from "../ports.ts";

export type { DangerousAct } from "../generated/access-file.ts";

/** A dangerous act that somebody asks for, and what became of it. */
export interface Ticket {
  readonly id: string;
  readonly act: DangerousAct;
  /** What it is done to: of one act there is one open ticket a resource. */
  readonly resource: string;
  /** In words, after "Cannot": `remove rule "large-orders"`. */
  readonly what: string;
  readonly status: TicketStatus;
  /** The whole request. It is what is run; nothing else ever is. */
  readonly request: TicketRequest;
  /** The request's body says who somebody is: it goes when the ticket has ended. */
  readonly isPersonal?: true;
  readonly asker: Caller;
  /** Epoch ms. */
  readonly askedAt: number;
  /** From then on it is neither approved nor begun. */
  readonly expiresAt: number;
  readonly decision?: { readonly by: string; readonly at: number; readonly reason?: string };
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** The status that the request was answered with, and the body where it holds no secret. */
  readonly answer?: { readonly status: number; readonly body?: unknown };
  readonly failure?: { readonly code: string; readonly detail: string };
  /** Counts from 1. */
  readonly version: number;
}
export type TicketStatus =
  | "asked"
  | "approved"
  | "executing"
  | "executed"
  | "failed"
  | "rejected"
  | "withdrawn"
  | "expired";

/** A request to the control API as it came. */
export interface TicketRequest {
  readonly method: string;
  /** Of the route: `/api/rules/{id}` */
  readonly route: string;
  readonly path: string;
  readonly query: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Tickets, each at its newest version. */
export interface Tickets {
  /** Keeps a new one; false when another of the same act and resource is open. */
  open(ticket: Ticket): Promise<boolean>;
  /** The open one of an act and a resource. */
  openOf(act: DangerousAct, resource: string): Promise<Ticket | undefined>;
  get(id: string): Promise<Ticket | undefined>;
  /** The newest first. */
  list(query: TicketQuery): Promise<Page<Ticket>>;
  /** Keeps it as the version after the one given; false when another was faster, or another of its resource is open. */
  update(ticket: Ticket): Promise<boolean>;
}
export interface TicketQuery extends PageQuery {
  readonly status?: TicketStatus;
  readonly act?: DangerousAct;
  /** The id of who asked. */
  readonly asker?: string;
}

const OPEN: ReadonlySet<TicketStatus> = new Set(["asked", "approved", "executing"]);

/** Whether it keeps others of its act and resource out. */
export function isOpen({ status }: Pick<Ticket, "status">): boolean {
  return OPEN.has(status);
}

/** Which acts need a ticket, and from which size on. */
export interface TicketSettings {
  readonly acts: ReadonlySet<DangerousAct>;
  readonly replayEvents: number;
  readonly redriveMany: number;
  readonly expiresAfterMs: number;
}

const ALL_ACTS: readonly DangerousAct[] = ["replay", "redrive", "skip", "purge", "delete", "role"];
const HOUR_MS = 3_600_000;

/** Of several files the strictest counts. Without one nothing needs a ticket. */
export function ticketSettings(registry: Pick<Registry, "list">): TicketSettings {
  const files = registry
    .list("access")
    .map(({ value }) => value as AccessFile)
    .filter((file): file is TicketAccess => file.kind === "tickets" && file.enabled !== false);
  const least = (numbers: readonly number[], other: number) => Math.min(...numbers, other);
  return {
    acts: new Set(files.flatMap(({ acts = ALL_ACTS }) => acts)),
    replayEvents:
      files.length === 0
        ? Infinity
        : least(
            files.map(({ replayEvents = 10_000 }) => replayEvents),
            Infinity,
          ),
    redriveMany:
      files.length === 0
        ? Infinity
        : least(
            files.map(({ redriveMany = 100 }) => redriveMany),
            Infinity,
          ),
    expiresAfterMs:
      least(
        files.map(({ expiresAfterHours = 72 }) => expiresAfterHours),
        8760,
      ) * HOUR_MS,
  };
}

/** An execution that has not ended after so long has died with its process. */
const STUCK_MS = 900_000;

/** As it is now: what nobody decided or did in time has expired. */
export function asOf(ticket: Ticket, now: number): Ticket {
  const waits = ticket.status === "asked" || ticket.status === "approved";
  return waits && now >= ticket.expiresAt
    ? withoutPersonal({ ...ticket, status: "expired", endedAt: ticket.expiresAt })
    : ticket;
}

/** A ticket as it is kept: one that has ended for good says nothing of who it was about. */
export function withoutPersonal(ticket: Ticket): Ticket {
  if (!ticket.isPersonal || isOpen(ticket) || ticket.status === "failed") return ticket;
  return { ...ticket, request: { ...ticket.request, body: "" } };
}

export type Decision = "approve" | "reject" | "withdraw";

export interface Deciding {
  readonly by: Caller;
  readonly now: number;
  readonly reason?: string | undefined;
}

const DECIDED = { approve: "approved", reject: "rejected", withdraw: "withdrawn" } as const;

/** The ticket after a decision. Throws `state-conflict` when it is decided already, and `approval-forbidden` for one's own. */
export function decided(ticket: Ticket, decision: Decision, { by, now, reason }: Deciding): Ticket {
  const { id, status, asker } = asOf(ticket, now);
  const refused = (code: "state-conflict" | "approval-forbidden", what: string) =>
    new RouterError(code, `Cannot ${decision} ticket "${id}": ${what}`);
  if (status !== "asked") throw refused("state-conflict", `it is ${status}`);
  const isOwn = isSame(asker, by);
  if (decision !== "withdraw" && isOwn)
    throw refused("approval-forbidden", `"${asker.name}" asked for it, and somebody else decides`);
  if (decision === "withdraw" && !isOwn && by.role !== "admin")
    throw refused("approval-forbidden", `"${asker.name}" asked for it; admins reject`);
  const decision_ = { by: by.id, at: now, ...(reason !== undefined && { reason }) };
  const after = { ...ticket, status: DECIDED[decision], decision: decision_ };
  return decision === "approve" ? after : withoutPersonal({ ...after, endedAt: now });
}

/** One person by whatever token, or one token that is nobody's. */
function isSame(one: Caller, other: Caller): boolean {
  return one.id === other.id;
}

/** The ticket as its execution begins: once, and again when it failed or its process died. Throws `state-conflict`. */
export function begun(ticket: Ticket, now: number): Ticket {
  const { id, status, startedAt = 0 } = asOf(ticket, now);
  const isStuck = status === "executing" && now - startedAt >= STUCK_MS;
  if (status !== "approved" && status !== "failed" && !isStuck)
    throw new RouterError("state-conflict", `Cannot execute ticket "${id}": it is ${status}`);
  const { failure: _, endedAt: __, ...rest } = ticket;
  return { ...rest, status: "executing", startedAt: now };
}
