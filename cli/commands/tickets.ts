import type { Command } from "commander";
import type { Page } from "../answers.ts";
import {
  clientOf,
  online,
  type OnlineOptions,
  owned,
  type OwnerOptions,
  paged,
  type PageOptions,
  withExamples,
} from "../options.ts";
import { paint, shown } from "../paint.ts";
import { print, printJson } from "../print.ts";
import { printPage } from "../print-page.ts";
import type { Column } from "../table.ts";
import { timeText } from "../time.ts";

interface Ticket {
  readonly id: string;
  readonly act: string;
  readonly resource: string;
  readonly what: string;
  readonly status: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    /** Absent where one may not see what exactly is asked for. */
    readonly query?: string;
    readonly body?: string;
  };
  readonly asker: { readonly id: string; readonly name: string };
  readonly askedAt: string;
  readonly expiresAt: string;
  readonly decision?: { readonly by: string; readonly at: string; readonly reason?: string };
  readonly failure?: { readonly code: string; readonly detail: string };
  /** What a request was answered that was executed just now. */
  readonly response?: unknown;
}

interface ListOptions extends OnlineOptions, PageOptions, OwnerOptions {
  readonly status?: string;
  readonly act?: string;
  readonly asker?: string;
}
interface ReasonOptions extends OnlineOptions {
  readonly reason?: string;
}

export function addTickets(program: Command): void {
  const command = program
    .command("tickets")
    .helpGroup("Manage:")
    .description("dangerous acts that wait for somebody else's approval")
    .option(
      "--status <status>",
      "only asked, approved, executed, failed, rejected, withdrawn or expired ones",
    )
    .option("--act <act>", "only for replay, redrive, skip, purge, delete or role")
    .option("--asker <id>", "only those that this user or token asked for: user:ada")
    .action(listTickets);
  withExamples(online(paged(owned(command))), [
    ["What waits for a decision", "tickets --status asked"],
    ["What is asked for, to the letter", "tickets show delete-0b1c2d3e"],
    ["It is fine", "tickets approve delete-0b1c2d3e"],
  ]);
  const acts = [
    ["show", "tell all of one: what exactly would be done, and who decided"],
    ["approve", "approve of one that somebody else asked for; it is done then"],
    ["reject", "reject one that somebody else asked for"],
    ["withdraw", "withdraw one that you asked for"],
    ["execute", "have an approved one done whose answer is yours alone, or one that failed done again"],
  ] as const;
  for (const [act, description] of acts) {
    const one = command.command(act).description(description).argument("<id>", "the ticket's id");
    if (act === "reject") one.requiredOption("--reason <reason>", "for who asked, and for the audit");
    if (act === "approve" || act === "withdraw") one.option("--reason <reason>", "for the audit");
    online(one).action((id: string, options: ReasonOptions) => runAct(act, id, options));
  }
}

async function listTickets(options: ListOptions): Promise<void> {
  const { status, act, asker, owner, limit, cursor, json } = options;
  const query = { status, act, asker, owner, limit, cursor };
  const page = await clientOf(options).get<Page<Ticket>>("/api/tickets", query);
  printPage(page, { columns, json, none: "No tickets." });
}

const columns: readonly Column<Ticket>[] = [
  { title: "asked", of: ({ askedAt }) => timeText(askedAt), paint: paint.dim },
  { title: "id", of: ({ id }) => id, paint: paint.strong },
  { title: "status", of: ({ status }) => status, paint: (text) => paintStatus(text) },
  { title: "by", of: ({ asker }) => asker.name },
  { title: "what", of: ({ what }) => what },
];

function paintStatus(status: string): string {
  if (status.startsWith("executed")) return paint.good(status);
  return /^(failed|rejected|expired)/.test(status) ? paint.bad(status) : paint.warn(status);
}

type Act = "show" | "approve" | "reject" | "withdraw" | "execute";

async function runAct(act: Act, id: string, options: ReasonOptions): Promise<void> {
  const path = `/api/tickets/${encodeURIComponent(id)}`;
  const { reason, json } = options;
  const client = clientOf(options);
  const ticket =
    act === "show"
      ? await client.get<Ticket>(path)
      : await client.send<Ticket>("POST", `${path}/${act}`, {
          ...(act !== "execute" && { json: { ...(reason !== undefined && { reason }) } }),
        });
  if (json) return printJson(ticket);
  print(...linesOf(ticket));
  if (ticket.response !== undefined) printJson(ticket.response);
}

function linesOf(ticket: Ticket): string[] {
  const { id, status, what, asker, askedAt, request, decision, failure, expiresAt } = ticket;
  const { method, path, query = "", body = "" } = request;
  return [
    `${paint.strong(shown(id))}  ${paintStatus(status)}  ${shown(what)}`,
    `asked by ${shown(asker.name)} (${shown(asker.id)}) at ${timeText(askedAt)}`,
    shown(`${method} ${path}${query === "" ? "" : `?${query}`}`),
    ...(body === "" ? [] : [shown(body)]),
    ...(decision ? [decisionLine(decision)] : status === "asked" ? [`until ${timeText(expiresAt)}`] : []),
    ...(failure ? [paint.bad(shown(`${failure.code}  ${failure.detail}`))] : []),
  ];
}

function decisionLine({ by, at, reason }: NonNullable<Ticket["decision"]>): string {
  return shown(`decided by ${by} at ${timeText(at)}${reason === undefined ? "" : `: ${reason}`}`);
}
