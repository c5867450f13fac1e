import type { Command } from "commander";
import { RouterError } from "../../functions/core/errors.ts";
import type { Page } from "../answers.ts";
import { confirmed } from "../confirm.ts";
import {
  clientOf,
  gathered,
  online,
  type OnlineOptions,
  paged,
  type PageOptions,
  withExamples,
} from "../options.ts";
import { paint, shown } from "../paint.ts";
import { print, printJson } from "../print.ts";
import { printPage } from "../print-page.ts";
import type { Column } from "../table.ts";
import { timeText } from "../time.ts";

/** Somebody as an admin registered them. */
interface User {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly email?: string;
  readonly role: string;
  readonly teams?: readonly string[];
  readonly enabled?: boolean;
  readonly updatedAt: string;
}

interface ListOptions extends OnlineOptions, PageOptions {
  readonly role?: string;
  readonly team?: string;
}
interface PutOptions extends OnlineOptions {
  readonly name?: string;
  readonly email?: string;
  readonly role?: string;
  readonly team?: readonly string[];
}

export function addUsers(program: Command): void {
  const command = program
    .command("users")
    .helpGroup("Manage:")
    .description("who works with Signalbox: roles, teams, and the switch that keeps somebody out")
    .option("--role <role>", "only viewers, publishers, operators or admins")
    .option("--team <team>", "only those of this team")
    .action(listUsers);
  withExamples(online(paged(command)), [
    ["Who may change things", "users --role admin"],
    ["Somebody new", 'users put ada --name "Ada" --role operator --team shop --email ada@example.com'],
    ["Somebody who left", "users off ada"],
  ]);
  const put = command
    .command("put")
    .description("register somebody, or change what is said: what is left out stays")
    .argument("<id>", "as providers know them, or as you call them")
    .option("--name <name>", "how people call them")
    .option("--role <role>", "viewer, publisher, operator or admin")
    .option("--team <team>", "a team of theirs; may be repeated, and replaces the others", gathered)
    .option("--email <address>", "for alerts about what is theirs");
  online(put).action(putUser);
  for (const [act, description] of [
    ["on", "let somebody in again"],
    ["off", "keep somebody out at once, by every token and provider"],
  ] as const)
    online(command.command(act).description(description).argument("<id>")).action(
      (id: string, options: OnlineOptions) => changeUser(id, { enabled: act === "on" }, options),
    );
  const remove = command.command("remove").description("take somebody away, with all tokens of theirs");
  online(remove.argument("<id>").option("--yes", "do not ask")).action(removeUser);
}

async function listUsers(options: ListOptions): Promise<void> {
  const { role, team, limit, cursor, json } = options;
  const page = await clientOf(options).get<Page<User>>("/api/users", { role, team, limit, cursor });
  printPage(page, {
    columns,
    json,
    none: "No users: `signalbox users put ID --name NAME --role ROLE` registers one.",
  });
}

const columns: readonly Column<User>[] = [
  { title: "id", of: ({ id }) => id, paint: paint.strong },
  { title: "name", of: ({ name }) => name },
  { title: "role", of: ({ role }) => role, paint: paint.name },
  { title: "teams", of: ({ teams }) => teams?.join(", ") },
  { title: "email", of: ({ email }) => email },
  { title: "state", of: ({ enabled = true }) => (enabled ? undefined : "off"), paint: paint.bad },
  { title: "changed", of: ({ updatedAt }) => timeText(updatedAt), paint: paint.dim },
];

function putUser(id: string, options: PutOptions): Promise<void> {
  const { name, email, role, team: teams } = options;
  const said = {
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(role !== undefined && { role }),
    ...(teams && { teams }),
  };
  return changeUser(id, said, options);
}

/** What is there is read, changed and sent back with its version: nobody's change is lost. */
async function changeUser(id: string, said: Partial<User>, options: OnlineOptions): Promise<void> {
  const client = clientOf(options);
  const path = `/api/users/${encodeURIComponent(id)}`;
  const before = await client.get<User>(path).catch(noneIfUnknown);
  const after = await client.send<User>("PUT", path, {
    json: { ...(before ?? { name: id }), ...said },
    follows: before?.version ?? 0,
  });
  if (options.json) return printJson(after);
  const teams = after.teams ? `, of ${after.teams.join(", ")}` : "";
  const state = after.enabled === false ? paint.bad(", switched off") : "";
  print(`${paint.strong(shown(after.id))}: ${shown(after.name)}, ${after.role}${shown(teams)}${state}`);
}

function noneIfUnknown(error: unknown): undefined {
  if (error instanceof RouterError && error.code === "not-found") return undefined;
  throw error;
}

async function removeUser(id: string, options: OnlineOptions & { readonly yes?: boolean }): Promise<void> {
  const client = clientOf(options);
  const path = `/api/users/${encodeURIComponent(id)}`;
  const { version } = await client.get<User>(path);
  if (!(await confirmed(`Remove ${id} and all tokens of theirs?`, options))) return;
  await client.send("DELETE", path, { follows: version });
  if (options.json) printJson({ removed: id });
  else print(`Removed ${shown(id)}.`);
}
