import { existsSync } from "node:fs";
import type { Command } from "commander";
import { RouterError } from "../../functions/core/errors.ts";
import { clientOf, online, type OnlineOptions, withExamples } from "../options.ts";
import { print, printJson } from "../print.ts";

interface ExplainOptions extends OnlineOptions {
  readonly rule?: string;
  readonly event?: string;
  readonly source?: string;
  readonly bus?: string;
}

export function addExplain(program: Command): void {
  const command = program
    .command("explain")
    .helpGroup("Without a server:")
    .description("say why rules do or do not match an event; with two files no server is asked")
    .argument("[id]", "the id of an event that came in")
    .option("--event <file>", "an event as JSON instead (CloudEvent or EventBridge envelope); - is stdin")
    .option("--rule <file|id>", "one rule: a file, or its id; else all rules of the bus")
    .option("--source <source>", "the event's source, where its id is not unique")
    .option("--bus <bus>", "the bus whose rules are asked; default: the event's")
    .action(explain);
  withExamples(online(command), [
    [
      "A rule and an event in files, without a server",
      "explain --rule rules/large-orders.json --event event.json",
    ],
    ["Why did it not arrive?", "explain 42"],
    ["… at one rule", "explain 42 --rule large-orders"],
  ]);
}

async function explain(id: string | undefined, options: ExplainOptions): Promise<void> {
  const { event, rule, json } = options;
  if ((id === undefined) === (event === undefined))
    throw new RouterError("usage-invalid", "Cannot explain: name one event, by its id or by --event FILE");
  const { askServer, byFiles } = await import("../explanation.ts");
  const files = event !== undefined && rule !== undefined && isFile(rule);
  const told = files
    ? await byFiles(rule, event)
    : await askServer(clientOf(options), questionOf(id, options));
  if (json) printJson({ verdicts: told.verdicts });
  else print(...told.lines);
}

function questionOf(eventId: string | undefined, { event: eventFile, rule, source, bus }: ExplainOptions) {
  const ruleFile = rule !== undefined && isFile(rule) ? rule : undefined;
  const ruleId = ruleFile === undefined ? rule : undefined;
  return { eventId, eventFile, ruleId, ruleFile, source, bus };
}

/** `orders/paid` is the id of a rule of the bus `orders`, where no file is called so. */
function isFile(rule: string): boolean {
  return existsSync(rule) || /\.json$|\\|^\.{0,2}\/|\/.*\//.test(rule);
}
