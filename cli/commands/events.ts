import type { Command } from "commander";
import type { EventSummary, Page, WholeEvent } from "../answers.ts";
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
import { timeFrom, timeText } from "../time.ts";

interface EventsOptions extends OnlineOptions, PageOptions, OwnerOptions {
  readonly type?: string;
  readonly source?: string;
  readonly subject?: string;
  readonly bus?: string;
  readonly from?: string;
  readonly until?: string;
  readonly match?: string;
}

export function addEvents(program: Command): void {
  const command = program
    .command("events")
    .helpGroup("Look:")
    .description("find events that came in, the newest first; with an id, show that event")
    .argument("[id]", "the id of one event, to print it as it came")
    .option("--type <type>", "only of this type")
    .option("--source <source>", "only of this source")
    .option("--subject <subject>", "only of this subject")
    .option("--bus <bus>", "only of this bus")
    .option("--from <time>", "received at or after: 2026-01-31T10:00:00Z, or 15m, 2h, 7d ago")
    .option("--until <time>", "received before")
    .option("--match <json>", "only what a pattern matches, or {pattern, condition, view}")
    .action(events);
  withExamples(online(paged(owned(command))), [
    ["The last events of a type", "events --type shop.order.paid --limit 5"],
    [
      "Large orders of the last two hours",
      `events --from 2h --match '{"data":{"amount":[{"numeric":[">",100]}]}}'`,
    ],
    ["One event as it came", "events 42"],
  ]);
}

async function events(id: string | undefined, options: EventsOptions): Promise<void> {
  if (id !== undefined) return showEvent(id, options);
  const { type, source, subject, bus, from, until, match, owner, limit, cursor } = options;
  const now = Date.now();
  const page = await clientOf(options).get<Page<EventSummary>>("/api/events", {
    ...{ type, source, subject, bus, match, owner, limit, cursor },
    from: from && timeFrom(from, now),
    until: until && timeFrom(until, now),
  });
  printPage(page, { columns, json: options.json, none: "No events." });
}

async function showEvent(id: string, options: EventsOptions): Promise<void> {
  const { source, bus, json } = options;
  const found = await clientOf(options).get<WholeEvent>(`/api/events/${encodeURIComponent(id)}`, {
    source,
    bus,
  });
  if (json) printJson(found);
  else print(found.raw);
}

const columns: readonly Column<EventSummary>[] = [
  { title: "received", of: ({ receivedAt }) => timeText(receivedAt), paint: paint.dim },
  { title: "id", of: ({ id }) => id, paint: paint.strong },
  { title: "type", of: ({ type }) => type, paint: paint.name },
  { title: "source", of: ({ source }) => source },
  { title: "subject", of: ({ subject }) => subject },
  { title: "bus", of: ({ bus }) => (bus === "default" ? undefined : bus) },
  { title: "schema", of: ({ schema }) => schema.status, paint: schemaPaint },
];

function schemaPaint(text: string, { schema }: EventSummary): string {
  const colour = { valid: paint.good, warned: paint.warn, quarantined: paint.bad, refused: paint.bad }[
    schema.status
  ];
  return (colour ?? paint.dim)(text);
}
