import type { Command } from "commander";
import type { Described, Imported } from "../../functions/core/aws-import/import.ts";
import { RouterError } from "../../functions/core/errors.ts";
import { exit } from "../exit.ts";
import type { PlannedFile } from "../import-plan.ts";
import { type ConfigOptions, configOption, gathered, withExamples, withJson } from "../options.ts";
import { paint, shown } from "../paint.ts";
import { counted, print, printJson } from "../print.ts";

interface ImportOptions extends ConfigOptions {
  readonly file: readonly string[];
  readonly region?: string;
  readonly account?: string;
  readonly parameter?: readonly string[];
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addImport(program: Command): void {
  const aws = program
    .command("import")
    .helpGroup("Without a server:")
    .description("make rule files of what another router has")
    .command("aws")
    .description(
      "take over rules from EventBridge: CloudFormation, SAM and CDK templates (a cdk.out folder too), and what describe-rule, list-rules, list-targets-by-rule, describe-api-destination, describe-connection, describe-archive and, for names that CloudFormation made, describe-stack-resources print",
    )
    .requiredOption(
      "--file <file>",
      "a document, or a folder of templates; may stand more than once",
      gathered,
    )
    .addOption(configOption())
    .option("--region <region>", "where the template is deployed, for ARNs that it leaves open")
    .option("--account <account>", "the account that it is deployed in")
    .option("--parameter <name=value>", "a parameter of the template; may stand more than once", gathered)
    .option("--force", "overwrite files that say something else")
    .option("--dry-run", "write nothing, and say what would be written")
    .action(importAws);
  withExamples(withJson(aws), [
    ["What a template would become", "import aws --file template.yaml --dry-run"],
    [
      "A rule as the AWS CLI describes it; targets belong to the rule that their file is named for, or that stands before them",
      "import aws --file rule.json --file targets.json",
    ],
    ["All stacks of a CDK app", "import aws --file cdk.out"],
  ]);
}

async function importAws(options: ImportOptions): Promise<void> {
  const { importAws: imported } = await import("../../functions/core/aws-import/import.ts");
  const { documentsIn } = await import("../aws-documents.ts");
  const { planImport, writeImport } = await import("../import-plan.ts");
  const documents: readonly Described[] = (await Promise.all(options.file.map(documentsIn))).flat();
  const made = imported(documents, deploymentOf(options));
  const plan = planImport(made.files, options.config);
  const blocked = plan.filter(({ act }) => act === "blocked");
  const writes = !options.dryRun && (blocked.length === 0 || options.force === true);
  if (writes) writeImport(plan, options.config);
  if (options.json) printJson({ ...made, files: plan, written: writes });
  else print(...lines(made, plan, { writes, ...options }));
  if (made.files.length === 0 || (!writes && !options.dryRun)) process.exitCode = exit.failed;
}

function deploymentOf({ region, account, parameter = [] }: ImportOptions) {
  const parameters = parameter.map((text) => {
    const equals = text.indexOf("=");
    if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)] as const;
    throw new RouterError("usage-invalid", `Cannot take the parameter "${text}": it must be name=value`);
  });
  return {
    ...(region !== undefined && { region }),
    ...(account !== undefined && { account }),
    parameters: Object.fromEntries(parameters),
  };
}

type Plan = readonly PlannedFile[];

const MARKS = { create: "+", same: "=", blocked: "!" } as const;

function lines(
  { left, notes }: Imported,
  plan: Plan,
  { writes, dryRun, force }: { writes: boolean; dryRun?: boolean; force?: boolean },
): string[] {
  const secrets = [...new Set(plan.flatMap((file) => file.secrets ?? []))];
  const blocked = plan.filter(({ act }) => act === "blocked").length;
  return [
    ...plan.map(
      ({ act, file, from }) =>
        `${MARKS[act]} ${paint.name(shown(file))}  ${paint.dim(shown(from.join("; ")))}`,
    ),
    ...left.map(({ place, why }) => `${paint.warn("-")} ${shown(place)}: ${shown(why)}`),
    ...notes.map(({ place, note }) => `${paint.dim("*")} ${shown(place)}: ${shown(note)}`),
    ...(secrets.length > 0
      ? ["", `Set in the environment of Signalbox: ${secrets.map(shown).join(", ")}`]
      : []),
    "",
    `${counted(plan.length, "file")}, ${counted(left.length, "thing")} not taken.`,
    ...(blocked > 0 && !force
      ? [
          paint.bad(
            `${counted(blocked, "file")} would be overwritten: say --force, or take them away. Nothing was written.`,
          ),
        ]
      : []),
    ...(dryRun ? ["Nothing was written (--dry-run)."] : writes ? ["Next: signalbox check"] : []),
  ];
}
