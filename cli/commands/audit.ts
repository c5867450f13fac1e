import type { Command } from "commander";
import type { Page } from "../answers.ts";
import { exit } from "../exit.ts";
import { clientOf, online, type OnlineOptions, paged, type PageOptions, withExamples } from "../options.ts";
import { paint } from "../paint.ts";
import { counted, print, printJson } from "../print.ts";
import { printPage } from "../print-page.ts";
import type { Column } from "../table.ts";
import { timeText } from "../time.ts";

/** Who changed or saw what. */
interface AuditEntry {
  readonly n: number;
  readonly at: string;
  readonly actor: string;
  readonly token?: string;
  readonly action: string;
  readonly resource: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly ticket?: string;
  readonly failed?: string;
}

interface AuditOptions extends OnlineOptions, PageOptions {
  readonly actor?: string;
  readonly resource?: string;
  readonly ticket?: string;
}

/** Whether the audit is as it was written. */
interface Checked {
  readonly entries: number;
  readonly intact: boolean;
  readonly brokenAt?: number;
  readonly newest?: { readonly n: number; readonly link: string };
}

export function addAudit(program: Command): void {
  const command = program
    .command("audit")
    .helpGroup("Manage:")
    .description("who changed or saw what, the newest first")
    .option("--actor <id>", "only what this user or token did: user:ada")
    .option("--resource <resource>", "only what concerns this: rule/large-orders")
    .option("--ticket <id>", "only what this ticket led to")
    .action(listAudit);
  withExamples(online(paged(command)), [
    ["Who changed a rule", "audit --resource rule/large-orders"],
    ["What somebody did, with what it was before and after", "audit --actor user:ada --json"],
    ["Whether anything was changed in it, or taken out", "audit check"],
  ]);
  online(
    command.command("check").description("look whether all is as it was written; 1 when it is not"),
  ).action(checkAudit);
}

async function listAudit(options: AuditOptions): Promise<void> {
  const { actor, resource, ticket, limit, cursor, json } = options;
  const query = { actor, resource, ticket, limit, cursor };
  const page = await clientOf(options).get<Page<AuditEntry>>("/api/audit", query);
  printPage(page, { columns, json, none: "Nothing in the audit." });
}

const columns: readonly Column<AuditEntry>[] = [
  { title: "at", of: ({ at }) => timeText(at), paint: paint.dim },
  {
    title: "who",
    of: ({ actor, token }) => (token === undefined ? actor : `${actor} (${token})`),
    paint: paint.strong,
  },
  { title: "what", of: ({ action }) => action, paint: paint.name },
  { title: "of", of: ({ resource }) => resource },
  { title: "ticket", of: ({ ticket }) => ticket },
  { title: "failed", of: ({ failed }) => failed, paint: paint.bad },
];

async function checkAudit(options: OnlineOptions): Promise<void> {
  const { entries, intact, brokenAt, newest, ...rest } =
    await clientOf(options).get<Checked>("/api/audit/check");
  if (options.json) printJson({ entries, intact, brokenAt, newest, ...rest });
  else if (intact) print(paint.good(`Intact: ${counted(entries, "entry", "entries")}.`));
  else print(paint.bad(`Broken: entry ${brokenAt} does not follow the one before it.`));
  if (newest && !options.json)
    print(paint.dim(`Note down outside: entry ${newest.n} has the link ${newest.link}`));
  if (!intact) process.exitCode = exit.failed;
}
