import type { Command } from "commander";
import { RouterError } from "../../functions/core/errors.ts";
import type { Page, QuarantinedEvent } from "../answers.ts";
import { exit } from "../exit.ts";
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
import { problemText } from "../problem-text.ts";
import { printPage } from "../print-page.ts";
import { type Column, table } from "../table.ts";
import { timeText } from "../time.ts";

interface Filters {
  readonly type?: string;
  readonly source?: string;
}

export function addQuarantine(program: Command): void {
  const command = program
    .command("quarantine")
    .helpGroup("Look:")
    .description("list events that a schema refused and that are kept until somebody decides")
    .action(listQuarantine);
  withExamples(online(paged(owned(withFilters(command)))), [
    ["What was refused of a type", "quarantine --type shop.order.paid"],
    ["Once more to the schemas, after one was corrected", "quarantine resubmit --type shop.order.paid"],
  ]);
  const resubmit = command
    .command("resubmit")
    .description("ask the schemas anew, as they are now: what passes is accepted, what does not stays")
    .argument("[ids...]", "entries by id; else those that the filters say")
    .option("--all", "every one")
    .action(resubmitQuarantine);
  withExamples(online(withFilters(resubmit)), [
    ["One entry", "quarantine resubmit q-1"],
    ["All of a source", "quarantine resubmit --source /shop"],
  ]);
}

function withFilters(command: Command): Command {
  return command
    .option("--type <type>", "only of this type")
    .option("--source <source>", "only of this source");
}

async function listQuarantine(options: OnlineOptions & PageOptions & OwnerOptions & Filters): Promise<void> {
  const { type, source, owner, limit, cursor, json } = options;
  const page = await clientOf(options).get<Page<QuarantinedEvent>>("/api/quarantine", {
    type,
    source,
    owner,
    limit,
    cursor,
  });
  printPage(page, { columns, json, none: "Nothing is in quarantine." });
}

const columns: readonly Column<QuarantinedEvent>[] = [
  { title: "received", of: ({ event }) => timeText(event.receivedAt), paint: paint.dim },
  { title: "entry", of: ({ id }) => id, paint: paint.strong },
  { title: "event", of: ({ event }) => event.id },
  { title: "type", of: ({ event }) => event.type, paint: paint.name },
  { title: "source", of: ({ event }) => event.source },
  { title: "refused by", of: ({ event }) => event.schema.schema },
  { title: "why", of: whyRefused },
];

function whyRefused({ event: { schema } }: QuarantinedEvent): string | undefined {
  const [first, ...more] = schema.problems ?? [];
  if (!first) return undefined;
  return `${problemText(first, "data")}${more.length > 0 ? ` (+${more.length})` : ""}`;
}

interface Resubmission {
  readonly id: string;
  readonly status: string;
}

async function resubmitQuarantine(
  ids: readonly string[],
  options: OnlineOptions & Filters & { readonly all?: boolean },
): Promise<void> {
  const { type, source, all = false, json } = options;
  const filter = { ...(type !== undefined && { type }), ...(source !== undefined && { source }) };
  const filtered = Object.keys(filter).length > 0;
  if ([ids.length > 0, filtered, all].filter(Boolean).length !== 1)
    throw new RouterError(
      "usage-invalid",
      "Cannot resubmit: say which, by ids, by --type or --source, or --all",
    );
  const selection = ids.length > 0 ? { ids } : { filter };
  const answer = await clientOf(options).send<{ results: readonly Resubmission[] }>(
    "POST",
    "/api/quarantine/resubmit",
    {
      json: selection,
    },
  );
  const kept = answer.results.filter(({ status }) => status !== "accepted" && status !== "duplicate");
  if (json) printJson(answer);
  else if (answer.results.length === 0) print(paint.dim("Nothing is in quarantine."));
  else print(...table(answer.results, RESULT_COLUMNS));
  if (kept.length > 0) process.exitCode = exit.failed;
}

const RESULT_COLUMNS: readonly Column<Resubmission>[] = [
  { title: "entry", of: ({ id }) => id, paint: paint.strong },
  {
    title: "result",
    of: ({ status }) => status,
    paint: (text, { status }) => (status === "accepted" ? paint.good : paint.warn)(text),
  },
];
