import type { Command } from "commander";
import type { Page } from "../answers.ts";
import {
  clientOf,
  gathered,
  online,
  type OnlineOptions,
  paged,
  type PageOptions,
  withExamples,
} from "../options.ts";
import { paint, paintError, shown } from "../paint.ts";
import { note, print, printJson } from "../print.ts";
import { printPage } from "../print-page.ts";
import type { Column } from "../table.ts";
import { timeAhead, timeText } from "../time.ts";

interface Token {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly role: string;
  readonly buses?: readonly string[];
  readonly sources?: readonly string[];
  readonly targets?: readonly string[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly user?: string;
  readonly expiresAt?: string;
  readonly lastUsedAt?: string;
}

interface CreateOptions extends OnlineOptions {
  readonly role?: string;
  readonly publisherKey?: boolean;
  readonly accessKey?: boolean;
  readonly bus?: readonly string[];
  readonly source?: readonly string[];
  readonly target?: readonly string[];
  readonly user?: string;
  readonly expires?: string;
}

export function addToken(program: Command): void {
  const command = program
    .command("token")
    .helpGroup("Manage:")
    .description("tokens of the control API and keys of publishers");
  const create = command
    .command("create")
    .description("make one; its secret is shown this once")
    .argument("<name>", "whose it is, or what for")
    .option("--role <role>", "viewer, publisher, consumer, operator or admin")
    .option("--publisher-key", "a key for publishing only")
    .option("--access-key", "a key for the EventBridge API, for AWS SDKs")
    .option("--bus <bus>", "it may publish to this bus only; may be repeated", gathered)
    .option("--source <prefix>", "it may publish for sources that begin so; may be repeated", gathered)
    .option("--target <id>", "it may fetch from this pull target only; may be repeated", gathered)
    .option("--user <id>", "it is this user's, and may no more than they")
    .option("--expires <time>", "2026-12-31T00:00:00Z, or 12h, 90d from now")
    .action(createToken);
  withExamples(online(create), [
    ["For a colleague who operates", 'token create "Ada" --role operator'],
    ["For a shop that publishes", 'token create "the shop" --publisher-key --source /shop'],
    ["For a consumer of a pull target", 'token create "the warehouse" --role consumer --target warehouse'],
    ["For a registered user, for a while", 'token create "Ada\'s laptop" --user ada --expires 90d'],
    ["For an AWS SDK that also makes rules", 'token create "the SDK" --access-key --role admin'],
  ]);
  online(paged(command.command("list").description("tokens and keys, without their secrets"))).action(
    listTokens,
  );
  online(
    command
      .command("rotate")
      .argument("<id>")
      .description("give it another secret; the old one lets nobody in"),
  ).action(rotate);
  online(command.command("revoke").argument("<id>").description("let nobody in with it any more")).action(
    revoke,
  );
}

/** What is shown once: a secret, or a pair for SigV4. */
interface Made {
  readonly id: string;
  readonly token?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
}

async function createToken(name: string, options: CreateOptions): Promise<void> {
  const { role, bus: buses, source: sources, target: targets, user, expires, json } = options;
  const kind = kindOf(options);
  const made = await clientOf(options).send<Made>("POST", "/api/tokens", {
    json: {
      kind,
      name,
      ...(role !== undefined && { role }),
      ...(buses && { buses }),
      ...(sources && { sources }),
      ...(targets && { targets }),
      ...(user !== undefined && { user }),
      ...(expires !== undefined && { expiresAt: timeAhead(expires, Date.now()) }),
    },
  });
  if (json) return printJson(made);
  showMade(made, NAMES[kind]);
}

function showMade(made: Made, name: string): void {
  if (made.token !== undefined) print(made.token);
  else {
    print(`AWS_ACCESS_KEY_ID=${made.accessKeyId}`);
    print(`AWS_SECRET_ACCESS_KEY=${made.secretAccessKey}`);
  }
  note(paintError.dim(`${name} ${shown(made.id)}; it is shown this once.`));
}

const NAMES = { token: "Token", "publisher-key": "Publisher key", "access-key": "Access key" } as const;

function kindOf({ publisherKey, accessKey }: CreateOptions): keyof typeof NAMES {
  if (accessKey) return "access-key";
  return publisherKey ? "publisher-key" : "token";
}

async function listTokens(options: OnlineOptions & PageOptions): Promise<void> {
  const { limit, cursor, json } = options;
  const page = await clientOf(options).get<Page<Token>>("/api/tokens", { limit, cursor });
  printPage(page, { columns, json, none: "No tokens." });
}

const columns: readonly Column<Token>[] = [
  { title: "made", of: ({ createdAt }) => timeText(createdAt), paint: paint.dim },
  { title: "id", of: ({ id }) => id, paint: paint.strong },
  { title: "kind", of: ({ kind }) => kind },
  { title: "name", of: ({ name }) => name },
  { title: "role", of: ({ role }) => role, paint: paint.name },
  { title: "user", of: ({ user }) => user },
  { title: "until", of: ({ expiresAt }) => expiresAt && timeText(expiresAt) },
  { title: "last used", of: ({ lastUsedAt }) => lastUsedAt && timeText(lastUsedAt), paint: paint.dim },
  { title: "buses", of: ({ buses }) => buses?.join(", ") },
  { title: "sources", of: ({ sources }) => sources?.join(", ") },
  { title: "targets", of: ({ targets }) => targets?.join(", ") },
];

async function rotate(id: string, options: OnlineOptions): Promise<void> {
  const made = await clientOf(options).send<Made>("POST", `/api/tokens/${encodeURIComponent(id)}/rotate`);
  if (options.json) printJson(made);
  else showMade(made, "Token");
}

async function revoke(id: string, options: OnlineOptions): Promise<void> {
  await clientOf(options).send("DELETE", `/api/tokens/${encodeURIComponent(id)}`);
  if (options.json) printJson({ revoked: id });
  else print(`Revoked ${shown(id)}.`);
}
