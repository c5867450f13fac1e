import type { Command } from "commander";
import { type Connection, connectionOf } from "../connection.ts";
import { createClient } from "../client.ts";
import type { EventFlags } from "../event-text.ts";
import { exit } from "../exit.ts";
import { gathered, online, type OnlineOptions, withExamples } from "../options.ts";
import { paint, paintError, shown } from "../paint.ts";
import { note, print, printJson } from "../print.ts";
import { type Column, table } from "../table.ts";

interface SendOptions extends OnlineOptions, EventFlags {
  readonly bus?: string;
}

export function addSend(program: Command): void {
  const command = program
    .command("send")
    .helpGroup("Act:")
    .description("publish an event, or a batch, from a file, from stdin or from flags")
    .argument("[file]", "a CloudEvent as JSON, or a list of them; - is stdin")
    .option("--type <type>", "the event's type")
    .option("--source <source>", "its source (without a file: /signalbox/cli)")
    .option("--id <id>", "its id (without a file: a random one)")
    .option("--subject <subject>", "its subject")
    .option("--payload <json>", "its data, as JSON; @file reads it from a file")
    .option("--attribute <name=value>", "an extension attribute; may be repeated", gathered)
    .option("--bus <bus>", "the bus that it goes to")
    .action(send);
  withExamples(online(command), [
    [
      "An event from flags",
      `send --type shop.order.paid --source /shop --payload '{"id":"A-1001","amount":250,"currency":"EUR","country":"DE"}'`,
    ],
    ["A file, under an id of its own", "send event.json --id 42"],
    ["What another program writes", "make-events | signalbox send -"],
  ]);
}

async function send(file: string | undefined, options: SendOptions): Promise<void> {
  const { eventText } = await import("../event-text.ts");
  const text = await eventText(file, options);
  const batch = /^\s*\[/.test(text);
  const path = options.bus === undefined ? "/events" : `/buses/${encodeURIComponent(options.bus)}/events`;
  const answer = await createClient(publisherOf(connectionOf(options))).send<
    Receipt | { receipts: Receipt[] }
  >("POST", path, { text, contentType: `application/cloudevents${batch ? "-batch" : ""}+json` });
  const receipts = "receipts" in answer ? answer.receipts : [answer];
  if (options.json) printJson(answer);
  else tell(receipts);
  if (receipts.some(({ status }) => status === "refused")) process.exitCode = exit.failed;
}

/** On this machine publishing needs no key; the admin's token is not for publishing. */
function publisherOf({ url, token, tokenGiven }: Connection) {
  return { url, ...(tokenGiven && token !== undefined && { token }) };
}

interface Receipt {
  readonly id: string;
  readonly source: string;
  readonly status: "accepted" | "duplicate" | "quarantined" | "refused";
  readonly error?: { readonly code: string; readonly detail: string };
}

const STATUS_PAINT = {
  accepted: paint.good,
  duplicate: paint.warn,
  quarantined: paint.warn,
  refused: paint.bad,
};

const columns: readonly Column<Receipt>[] = [
  { title: "status", of: ({ status }) => status, paint: (text, { status }) => STATUS_PAINT[status](text) },
  { title: "id", of: ({ id }) => id, paint: paint.strong },
  { title: "source", of: ({ source }) => source },
  { title: "why", of: ({ error }) => error && `${error.code}: ${error.detail}` },
];

function tell(receipts: readonly Receipt[]): void {
  print(
    ...table(
      receipts,
      columns.filter(({ of }) => receipts.some((receipt) => of(receipt) !== undefined)),
    ),
  );
  const [first] = receipts;
  if (receipts.length === 1 && first?.status === "accepted")
    note(paintError.dim(`What becomes of it: signalbox trace ${shown(first.id)}`));
}
