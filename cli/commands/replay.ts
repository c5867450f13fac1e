import type { Command } from "commander";
import { RouterError } from "../../functions/core/errors.ts";
import type { Page } from "../answers.ts";
import { type Client } from "../client.ts";
import { exit } from "../exit.ts";
import {
  clientOf,
  gathered,
  online,
  type OnlineOptions,
  owned,
  type OwnerOptions,
  paged,
  type PageOptions,
  wholeNumber,
  withExamples,
} from "../options.ts";
import { print, printJson } from "../print.ts";
import { printPage } from "../print-page.ts";
import { followReplay } from "../follow-replay.ts";
import { type Replay, replayColumns, replayLines } from "../replay-lines.ts";
import { timeFrom } from "../time.ts";

interface ReplayOptions extends OnlineOptions {
  readonly name?: string;
  readonly from?: string;
  readonly until: string;
  readonly bus?: string;
  readonly type?: string;
  readonly source?: string;
  readonly subject?: string;
  readonly match?: string;
  readonly rule?: readonly string[];
  readonly target?: string;
  readonly toUrl?: string;
  readonly allowPrivateNetwork?: boolean;
  readonly rate?: number;
  readonly dryRun?: boolean;
  readonly detach?: boolean;
}

export function addReplay(program: Command): void {
  const command = program
    .command("replay")
    .helpGroup("Act:")
    .description("bring archived events once more: to all rules, to some, to one target or to a new address")
    .option("--from <time>", "received at or after: 2026-01-31T10:00:00Z, or 15m, 2h, 7d ago")
    .option("--until <time>", "received before", "now")
    .option("--name <name>", "what it is for")
    .option("--bus <bus>", "only events of this bus")
    .option("--type <type>", "only of this type")
    .option("--source <source>", "only of this source")
    .option("--subject <subject>", "only of this subject")
    .option("--match <json>", "only what a pattern matches, or {pattern, condition, view}")
    .option("--rule <id>", "only to this rule; may be repeated", gathered)
    .option("--target <id>", "straight to this target")
    .option("--to-url <url>", "straight to this address")
    .option("--allow-private-network", "the address may be a private one")
    .option("--rate <n>", "so many events a second at most", wholeNumber)
    .option("--dry-run", "only count: events, rules, calls")
    .option("--detach", "do not wait for its end")
    .action(startReplay);
  withExamples(online(command), [
    ["What would happen", "replay --from 2h --type shop.order.paid --dry-run"],
    ["The last two hours once more to one rule, gently", "replay --from 2h --rule large-orders --rate 100"],
    [
      "A day to a new system",
      "replay --from 2026-01-30 --until 2026-01-31 --to-url https://new.example/hook",
    ],
    ["How far it is, and to stop it", "replay show ID; signalbox replay cancel ID"],
  ]);
  addActs(command);
}

function addActs(replay: Command): void {
  online(paged(owned(replay.command("list").description("replays, the newest first")))).action(listReplays);
  online(replay.command("show").argument("<id>").description("how far a replay is; waits for its end"))
    .option("--detach", "do not wait for its end")
    .action(showReplay);
  for (const act of ["pause", "resume", "cancel"] as const)
    online(replay.command(act).argument("<id>").description(`${act} a replay`)).action(
      (id: string, options: OnlineOptions) => actOn(act, id, options),
    );
}

async function startReplay(options: ReplayOptions): Promise<void> {
  const client = clientOf(options);
  const replay = await client.send<Replay>("POST", "/api/replays", { json: orderOf(options, Date.now()) });
  await tell(client, replay, options);
}

async function showReplay(id: string, options: OnlineOptions & { readonly detach?: boolean }): Promise<void> {
  const client = clientOf(options);
  await tell(client, await client.get<Replay>(`/api/replays/${encodeURIComponent(id)}`), options);
}

async function actOn(act: string, id: string, options: OnlineOptions): Promise<void> {
  const replay = await clientOf(options).send<Replay>(
    "POST",
    `/api/replays/${encodeURIComponent(id)}/${act}`,
  );
  show(replay, options);
}

async function listReplays(options: OnlineOptions & PageOptions & OwnerOptions): Promise<void> {
  const { owner, limit, cursor, json } = options;
  const page = await clientOf(options).get<Page<Replay>>("/api/replays", { owner, limit, cursor });
  printPage(page, { columns: replayColumns, json, none: "No replays." });
}

/** Follows a replay to its end, unless told not to, and shows what came of it. */
async function tell(
  client: Client,
  replay: Replay,
  options: OnlineOptions & { readonly detach?: boolean },
): Promise<void> {
  const last = options.detach ? replay : await followReplay(client, replay);
  show(last, options);
  if (last.status === "failed") process.exitCode = exit.failed;
}

function show(replay: Replay, { json }: OnlineOptions): void {
  if (json) printJson(replay);
  else print(...replayLines(replay));
}

function orderOf(options: ReplayOptions, now: number) {
  const { from, until, bus, rate, dryRun, name = nameOf(options) } = options;
  if (from === undefined)
    throw new RouterError("usage-invalid", "Cannot replay: say from when on, such as --from 2h");
  const match = matchOf(options);
  return {
    name,
    from: timeFrom(from, now),
    until: timeFrom(until, now),
    to: aimOf(options),
    ...(bus !== undefined && { bus }),
    ...(Object.keys(match).length > 0 && { match }),
    ...(rate !== undefined && { eventsPerSecond: rate }),
    ...(dryRun && { dryRun }),
  };
}

/** What it is called when nobody says: its own words. */
function nameOf({ from, until, type }: ReplayOptions): string {
  return `${type ?? "all events"} from ${from} until ${until}`;
}

function aimOf({ rule, target, toUrl, allowPrivateNetwork }: ReplayOptions) {
  if ([rule, target, toUrl].filter((aim) => aim !== undefined).length > 1)
    throw new RouterError("usage-invalid", "Cannot replay: --rule, --target and --to-url exclude each other");
  if (target !== undefined) return { target };
  if (toUrl !== undefined) return { url: toUrl, ...(allowPrivateNetwork && { allowPrivateNetwork }) };
  return rule ? { rules: rule } : {};
}

function matchOf({ type, source, subject, match }: ReplayOptions) {
  return {
    ...(type !== undefined && { type }),
    ...(source !== undefined && { source }),
    ...(subject !== undefined && { subject }),
    ...(match !== undefined && expressionOf(match)),
  };
}

const PARTS = ["pattern", "condition", "view"];

/** `{pattern?, condition?, view?}`, or a pattern by itself: then it has other members, or lists as its fields. */
function expressionOf(text: string): object {
  const value = jsonOf(text);
  const isExpression = Object.entries(value).every(
    ([name, part]) => PARTS.includes(name) && !Array.isArray(part),
  );
  return isExpression ? value : { pattern: value };
}

function jsonOf(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below.
  }
  throw new RouterError("usage-invalid", `Cannot read --match ${text}: it is no JSON object`);
}
