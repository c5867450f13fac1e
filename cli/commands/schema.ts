import type { Command } from "commander";
import type { Problem } from "../../functions/core/event.ts";
import { exit } from "../exit.ts";
import { clientOf, online, type OnlineOptions, wholeNumber, withExamples } from "../options.ts";
import { paint, shown } from "../paint.ts";
import { counted, print, printJson } from "../print.ts";

export function addSchema(program: Command): void {
  const command = program
    .command("schema")
    .helpGroup("Manage:")
    .description("draft a schema from events that came in, and check a new version against the last one");
  const infer = command
    .command("infer")
    .description("draft a schema of a type from its archived events")
    .argument("<type>", "the events' type")
    .option("--events <n>", "from so many of the newest", wholeNumber)
    .action(inferSchema);
  withExamples(online(infer), [
    [
      "A first draft, to be looked over",
      "schema infer shop.order.paid > schemas/events/shop.order.paid.v1.schema.json",
    ],
  ]);
  const check = command
    .command("check")
    .description(
      "say what a schema in a file breaks: for the version before, and for archived events of the type",
    )
    .argument("<type>", "the events' type")
    .argument("<file>", "the schema; - is stdin")
    .option("--compatibility <mode>", "backward, forward or full")
    .option("--events <n>", "also against so many of the newest events", wholeNumber)
    .action(checkSchema);
  withExamples(online(check), [
    ["Before a new version is registered", "schema check shop.order.paid new.json --events 1000"],
  ]);
}

interface EventsOption extends OnlineOptions {
  readonly events?: number;
}

async function inferSchema(type: string, options: EventsOption): Promise<void> {
  const { events } = options;
  const path = `/api/schemas/${encodeURIComponent(type)}/infer`;
  const answer = await clientOf(options).send<{ schema: unknown }>("POST", path, {
    json: { ...(events !== undefined && { events }) },
  });
  printJson(options.json ? answer : answer.schema);
}

interface CheckAnswer {
  readonly compatible: boolean;
  readonly problems: readonly Problem[];
}

async function checkSchema(
  type: string,
  file: string,
  options: EventsOption & { readonly compatibility?: string },
): Promise<void> {
  const { events, compatibility, json } = options;
  const { readText } = await import("../read-text.ts");
  const schema = await readText(file);
  const path = `/api/schemas/${encodeURIComponent(type)}/check`;
  const answer = await clientOf(options).send<CheckAnswer>("POST", path, {
    json: {
      schema: JSON.parse(schema),
      ...(compatibility !== undefined && { compatibility }),
      ...(events !== undefined && { events }),
    },
  });
  if (json) printJson(answer);
  else print(...answer.problems.map(problemLine), verdictLine(answer));
  if (!answer.compatible) process.exitCode = exit.failed;
}

function problemLine({ pointer, expected, actual }: Problem): string {
  const is = actual === undefined ? "" : `, but is ${actual}`;
  return `${paint.strong(shown(pointer || "all of it"))}  must be ${shown(expected + is)}`;
}

function verdictLine({ compatible, problems }: CheckAnswer): string {
  return compatible
    ? paint.good("Compatible.")
    : paint.bad(`Not compatible: ${counted(problems.length, "place")}.`);
}
