import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import type { Exported } from "../../functions/core/aws-export/export.ts";
import { exit } from "../exit.ts";
import { type ConfigOptions, configOption, withExamples } from "../options.ts";
import { paintError, shown } from "../paint.ts";
import { counted, note, print, printJson } from "../print.ts";

interface ExportOptions extends ConfigOptions {
  readonly out?: string;
  readonly json?: boolean;
}

export function addExport(program: Command): void {
  const aws = program
    .command("export")
    .helpGroup("Without a server:")
    .description("make of rule files what another router takes")
    .command("aws")
    .description(
      "a CloudFormation template of the rules that need nothing but what EventBridge has; others are named, with the reason",
    )
    .addOption(configOption())
    .option("--out <file>", "where the template goes; default: stdout")
    .option("--json", "print template, what went, what did not and why, as JSON")
    .action(exportAws);
  withExamples(aws, [
    ["To EventBridge", "export aws --out template.json"],
    ["What cannot go, and why", "export aws --json"],
  ]);
}

async function exportAws({ config, out, json }: ExportOptions): Promise<void> {
  const { exportAws: exported } = await import("../../functions/core/aws-export/export.ts");
  const { definitionsIn } = await import("../definitions-in.ts");
  const made = exported(await definitionsIn(config));
  if (json) printJson(made);
  else {
    const text = JSON.stringify(made.template, null, 2);
    if (out === undefined) print(text);
    else writeFileSync(out, `${text}\n`);
    note(...lines(made));
  }
  if (made.went.length === 0) process.exitCode = exit.failed;
}

/** On stderr, beside the template. */
function lines({ went, left, notes }: Exported): string[] {
  return [
    ...left.map(({ what, why }) => `${paintError.bad("-")} ${shown(what)}: ${shown(why)}`),
    ...notes.map(({ what, note: text }) => `${paintError.dim("*")} ${shown(what)}: ${shown(text)}`),
    `${counted(went.length, "definition")} went, ${left.length} did not.`,
  ];
}
