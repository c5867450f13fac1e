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
import { paint } from "../paint.ts";
import { print, printJson } from "../print.ts";
import { printPage } from "../print-page.ts";
import type { Column } from "../table.ts";
import { timeAhead, timeFrom, timeText } from "../time.ts";

/** How an alert stands with one resource, as the API answers it. */
interface AlertState {
  readonly alert: string;
  readonly resource: string;
  readonly status: "firing" | "pending";
  readonly severity: "info" | "warning" | "critical";
  readonly since: string;
  readonly sentence: string;
  readonly acknowledged?: { readonly by: string; readonly at: string };
  readonly silencedUntil?: string;
}

interface AlertsOptions extends OnlineOptions, PageOptions, OwnerOptions {
  readonly status?: string;
  readonly alert?: string;
}

export function addAlerts(program: Command): void {
  const command = program
    .command("alerts")
    .helpGroup("Look:")
    .description("list what is not as it should be, and say that somebody is at it")
    .option("--status <status>", "only firing or pending ones")
    .option("--alert <id>", "only of this alert")
    .action(listAlerts);
  withExamples(online(paged(owned(command))), [
    ["What is raised", "alerts --status firing"],
    ["What is raised of what is mine", "alerts --owner me"],
    ["Somebody is at it", "alerts acknowledge dead-letters target/warehouse"],
  ]);
  const history = command
    .command("history")
    .description("what was told, the newest first; --owner me is your inbox")
    .option("--what <what>", "only raised or cleared")
    .option("--alert <id>", "only of this alert")
    .option("--from <time>", "told at or after: 2026-01-31T10:00:00Z, or 15m, 2h, 7d ago")
    .option("--until <time>", "told before")
    .action(listHistory);
  withExamples(online(paged(owned(history))), [
    ["What I was told since yesterday", "alerts history --owner me --from 1d"],
  ]);
  addActs(command);
  addMutes(command);
}

function addActs(command: Command): void {
  const acknowledge = command
    .command("acknowledge")
    .description("say that somebody is at it: it is told no more until it has cleared")
    .argument("<alert>", "the id of the alert")
    .argument("<resource>", "target/warehouse, as the list has it")
    .action(acknowledgeAlert);
  withExamples(online(acknowledge), [
    ["The warehouse is looked after", "alerts acknowledge dead-letters target/warehouse"],
  ]);
  const silence = command
    .command("silence")
    .description("tell nobody until some time, also when it clears and comes again")
    .argument("<alert>", "the id of the alert")
    .argument("<resource>", "target/warehouse, as the list has it")
    .requiredOption("--until <time>", "2026-01-31T10:00:00Z, or 30m, 2h, 7d from now; now ends a silence")
    .action(silenceAlert);
  withExamples(online(silence), [
    ["While the warehouse moves", "alerts silence blocked target/warehouse --until 4h"],
    ["It may be told again", "alerts silence blocked target/warehouse --until now"],
  ]);
}

function addMutes(command: Command): void {
  const mute = command
    .command("mute")
    .description(
      "hear no more of an alert yourself: your address and your inbox leave it out; others hear of it as before",
    )
    .argument("<alert>", "the id of the alert")
    .argument("[resource]", "target/warehouse; without it whatever it tells of")
    .option("--until <time>", "2026-01-31T10:00:00Z, or 30m, 2h, 7d from now; now ends a mute")
    .action(muteAlert);
  withExamples(online(mute), [
    ["The weekly import is no news", "alerts mute traffic-surge type/import.row"],
    ["I am on holiday", "alerts mute dead-letters --until 14d"],
    ["I want to hear of it again", "alerts mute dead-letters --until now"],
  ]);
  online(command.command("mutes").description("what you do not hear of")).action(listMutes);
}

interface Mute {
  readonly alert: string;
  readonly resource?: string;
  readonly until?: string;
}
interface Mutes {
  readonly items: readonly Mute[];
}

async function muteAlert(
  alert: string,
  resource: string | undefined,
  options: OnlineOptions & { readonly until?: string },
): Promise<void> {
  const until = options.until && timeAhead(options.until, Date.now());
  const json = { alert, ...(resource && { resource }), ...(until && { until }) };
  showMutes(await clientOf(options).send<Mutes>("POST", "/api/me/mutes", { json }), options);
}

async function listMutes(options: OnlineOptions): Promise<void> {
  showMutes(await clientOf(options).get<Mutes>("/api/me/mutes"), options);
}

function showMutes(page: Mutes, { json }: OnlineOptions): void {
  printPage(page, { columns: muteColumns, json, none: "You hear of everything." });
}

const muteColumns: readonly Column<Mute>[] = [
  { title: "alert", of: ({ alert }) => alert, paint: paint.strong },
  { title: "resource", of: ({ resource }) => resource ?? "all", paint: paint.name },
  { title: "until", of: ({ until }) => until && timeText(until), paint: paint.dim },
];

async function listAlerts(options: AlertsOptions): Promise<void> {
  const { status, alert, owner, limit, cursor, json } = options;
  const page = await clientOf(options).get<Page<AlertState>>("/api/alerts", {
    status,
    alert,
    owner,
    limit,
    cursor,
  });
  printPage(page, { columns, json, none: "No alerts: all is as it should be." });
}

/** That something was raised, or that it was over. */
interface Notice {
  readonly at: string;
  readonly what: "raised" | "cleared";
  readonly severity: "info" | "warning" | "critical";
  readonly alert: string;
  readonly resource: string;
  readonly sentence: string;
  readonly count?: number;
  readonly owners?: readonly string[];
}

interface HistoryOptions extends OnlineOptions, PageOptions, OwnerOptions {
  readonly what?: string;
  readonly alert?: string;
  readonly from?: string;
  readonly until?: string;
}

async function listHistory(options: HistoryOptions): Promise<void> {
  const { what, alert, owner, from, until, limit, cursor, json } = options;
  const now = Date.now();
  const page = await clientOf(options).get<Page<Notice>>("/api/alerts/history", {
    ...{ what, alert, owner, limit, cursor },
    from: from && timeFrom(from, now),
    until: until && timeFrom(until, now),
  });
  printPage(page, { columns: historyColumns, json, none: "Nothing was told." });
}

const SEVERITY_PAINT = { info: paint.name, warning: paint.warn, critical: paint.bad };

const columns: readonly Column<AlertState>[] = [
  { title: "since", of: ({ since }) => timeText(since), paint: paint.dim },
  { title: "status", of: ({ status }) => status },
  {
    title: "severity",
    of: ({ severity }) => severity,
    paint: (text, { severity }) => SEVERITY_PAINT[severity](text),
  },
  { title: "alert", of: ({ alert }) => alert, paint: paint.strong },
  { title: "resource", of: ({ resource }) => resource, paint: paint.name },
  { title: "what is so", of: ({ sentence }) => sentence },
  { title: "told to", of: toldTo, paint: paint.dim },
];

const historyColumns: readonly Column<Notice>[] = [
  { title: "told", of: ({ at }) => timeText(at), paint: paint.dim },
  {
    title: "what",
    of: ({ what }) => what,
    paint: (text) => (text.startsWith("cleared") ? paint.good(text) : text),
  },
  {
    title: "severity",
    of: ({ severity }) => severity,
    paint: (text, { severity }) => SEVERITY_PAINT[severity](text),
  },
  { title: "alert", of: ({ alert }) => alert, paint: paint.strong },
  {
    title: "resource",
    of: ({ resource, count }) => (count === undefined ? resource : `${count} resources`),
    paint: paint.name,
  },
  { title: "what was so", of: ({ sentence }) => sentence },
  { title: "owners", of: ({ owners }) => owners?.join(", "), paint: paint.dim },
];

function toldTo({ acknowledged, silencedUntil }: AlertState): string | undefined {
  if (silencedUntil !== undefined) return `nobody until ${timeText(silencedUntil)}`;
  return acknowledged && `${acknowledged.by}, who is at it`;
}

async function acknowledgeAlert(alert: string, resource: string, options: OnlineOptions): Promise<void> {
  const after = await clientOf(options).send<AlertState>("POST", "/api/alerts/acknowledge", {
    json: { alert, resource },
  });
  if (options.json) printJson(after);
  else print(paint.good(`Acknowledged: ${alert} of ${resource} is told no more until it has cleared.`));
}

async function silenceAlert(
  alert: string,
  resource: string,
  options: OnlineOptions & { readonly until: string },
): Promise<void> {
  const until = timeAhead(options.until, Date.now());
  const after = await clientOf(options).send<AlertState>("POST", "/api/alerts/silence", {
    json: { alert, resource, until },
  });
  if (options.json) printJson(after);
  else print(paint.good(`Silenced: nobody is told of ${alert} of ${resource} before ${timeText(until)}.`));
}
