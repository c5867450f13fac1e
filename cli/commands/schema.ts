import type { Command } from "commander";
import type { Problem } from "../../functions/core/event.ts";
import type { EventSummary } from "../answers.ts";
import { exit } from "../exit.ts";
import { clientOf, online, type OnlineOptions, wholeNumber, withExamples } from "../options.ts";
import { paint, paintError, shown } from "../paint.ts";
import { counted, note, print, printJson } from "../print.ts";
import { problemText } from "../problem-text.ts";

export function addSchema(program: Command): void {
  const command = program
    .command("schema")
    .helpGroup("Manage:")
    .description("draft a schema from events that came in, or check a new version before it is registered");
  const infer = command
    .command("infer")
    .description("draft a schema of a type from its archived events")
    .argument("<type>", "the events' type")
    .option("--source <source>", "only events of this source")
    .option("--events <n>", "so many of the newest", wholeNumber, 1000)
    .action(inferSchema);
  withExamples(online(infer), [
    [
      "A first draft, to be looked over",
      "schema infer shop.order.paid > schemas/events/shop.order.paid.v1.schema.json",
    ],
  ]);
  const check = command
    .command("check")
    .description("say what stands against a schema: the version before it, and archived events of the type")
    .argument("<type>", "the events' type")
    .argument("<file>", "the schema; - is stdin")
    .option("--compatibility <mode>", "none, backward, forward or full; default: as in the version before")
    .option("--events <n>", "so many of the newest events must fit", wholeNumber, 100)
    .action(checkSchema);
  withExamples(online(check), [
    [
      "Before a new version is registered",
      "schema check shop.order.paid new.json --compatibility backward --events 1000",
    ],
  ]);
}

interface InferOptions extends OnlineOptions {
  readonly source?: string;
  readonly events: number;
}

async function inferSchema(type: string, options: InferOptions): Promise<void> {
  const { source, events: limit, json } = options;
  const answer = await clientOf(options).send<{ samples: number; schema: unknown }>(
    "POST",
    `/api/schemas/${encodeURIComponent(type)}/infer`,
    { json: { limit, ...(source !== undefined && { source }) } },
  );
  printJson(json ? answer : answer.schema);
  if (!json)
    note(paintError.dim(`Drafted from ${counted(answer.samples, "event")}; look it over before you use it.`));
}

/** What stands against a draft. */
interface SchemaFit {
  readonly compatible: boolean;
  /** With the version before. */
  readonly problems: readonly Problem[];
  readonly archived?: {
    readonly checked: number;
    readonly refused: number;
    readonly examples: readonly (EventSummary & { readonly problems: readonly Problem[] })[];
  };
}

interface CheckOptions extends OnlineOptions {
  readonly compatibility?: string;
  readonly events: number;
}

async function checkSchema(type: string, file: string, options: CheckOptions): Promise<void> {
  const { readJson } = await import("../read-text.ts");
  const { compatibility, events: archived, json } = options;
  const schema = await readJson(file);
  const fit = await clientOf(options).send<SchemaFit>(
    "POST",
    `/api/schemas/${encodeURIComponent(type)}/check`,
    {
      json: { schema, archived, ...(compatibility !== undefined && { compatibility }) },
    },
  );
  if (json) printJson(fit);
  else print(...fitLines(fit));
  if (!fit.compatible) process.exitCode = exit.failed;
}

function fitLines({ compatible, problems, archived }: SchemaFit): string[] {
  const { checked = 0, refused = 0, examples = [] } = archived ?? {};
  return [
    ...problems.map((problem) => `${paint.bad("✗")} ${shown(problemText(problem, "all of it"))}`),
    ...examples.flatMap(({ id, source, problems }) => [
      `${paint.bad("✗")} event ${paint.strong(shown(id))} of ${shown(source)}`,
      ...problems.map((problem) => `    ${shown(problemText(problem, "all of it"))}`),
    ]),
    ...(archived
      ? [`${counted(checked, "archived event")} looked at, ${refused} of them would not fit.`]
      : []),
    compatible ? paint.good("It can be registered.") : paint.bad("It should not be registered so."),
  ];
}
