import { Argument, type Command } from "commander";
import { diagnosisLines, type Diagnosis } from "../diagnosis-lines.ts";
import { clientOf, online, type OnlineOptions, withExamples } from "../options.ts";
import { print, printJson } from "../print.ts";

interface DiagnoseOptions extends OnlineOptions {
  readonly source?: string;
}

const KINDS = ["target", "rule", "event"] as const;

export function addDiagnose(program: Command): void {
  const command = program
    .command("diagnose")
    .helpGroup("Look:")
    .description("say what is the matter with a target, a rule or an event, and what to do")
    .addArgument(new Argument("<kind>", "of what").choices(KINDS))
    .argument("<id>", "which one")
    .option("--source <source>", "the event's source, where its id is not unique")
    .action(diagnose);
  withExamples(online(command), [
    ["Deliveries do not arrive", "diagnose target warehouse"],
    ["A rule seems to do nothing", "diagnose rule large-orders"],
    ["One event is missing", "diagnose event 42"],
  ]);
}

async function diagnose(
  kind: (typeof KINDS)[number],
  id: string,
  { source, json = false, ...options }: DiagnoseOptions,
): Promise<void> {
  const path = `/api/${kind}s/${encodeURIComponent(id)}/diagnose`;
  const found = await clientOf(options).get<Diagnosis>(path, kind === "event" ? { source } : {});
  if (json) printJson(found);
  else print(...diagnosisLines(found));
}
