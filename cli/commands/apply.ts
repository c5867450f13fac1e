import type { Command } from "commander";
import type { Client } from "../client.ts";
import { exit } from "../exit.ts";
import type { Plan, Step } from "../apply-plan.ts";
import { confirmed } from "../confirm.ts";
import {
  clientOf,
  type ConfigOptions,
  configOption,
  online,
  type OnlineOptions,
  withExamples,
} from "../options.ts";
import { paint, shown } from "../paint.ts";
import { counted, print, printJson } from "../print.ts";

interface ApplyOptions extends OnlineOptions, ConfigOptions {
  readonly prune?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

export function addApply(program: Command): void {
  const command = program
    .command("apply")
    .helpGroup("Manage:")
    .description(
      "bring a running Signalbox to what the files of rules/ and schemas/ say, after showing what changes",
    )
    .addOption(configOption())
    .option("--prune", "also remove what no file defines")
    .option("--dry-run", "only show what would change; 1 when something would")
    .option("-y, --yes", "do not ask")
    .action(apply);
  withExamples(online(command), [
    ["What would change over there", "apply --url https://events.example --dry-run"],
    ["Bring it over, from a pipeline", "apply --url https://events.example --yes"],
  ]);
}

async function apply(options: ApplyOptions): Promise<void> {
  const { config, prune = false, dryRun = false, json = false } = options;
  const { planOf } = await import("../apply-plan.ts");
  const client = clientOf(options);
  const plan = await planOf(client, config, prune);
  if (!json) print(...planLines(plan));
  const applied = !dryRun && (await carryOutPlan(client, plan, options));
  if (json) printJson({ ...plan, applied });
  else if (applied) print(paint.good(`Applied ${counted(plan.steps.length, "change")}.`));
  if (plan.blocked.length > 0 || (dryRun && plan.steps.length > 0)) process.exitCode = exit.failed;
}

/** Whether there was something to do, all of it may be done, and somebody wanted it. */
async function carryOutPlan(
  client: Client,
  { steps, blocked }: Plan,
  options: ApplyOptions,
): Promise<boolean> {
  if (blocked.length > 0 || steps.length === 0 || !(await confirmed("Apply this?", options))) return false;
  const { carryOut } = await import("../apply-steps.ts");
  await carryOut(client, steps);
  return true;
}

const ACTS = {
  create: { sign: "+", colour: paint.good },
  change: { sign: "~", colour: paint.warn },
  remove: { sign: "-", colour: paint.bad },
};

function planLines({ steps, blocked, same }: Plan): string[] {
  return [
    ...steps.map(stepLine),
    ...blocked.map(
      ({ kind, id, file }) =>
        `${paint.bad("!")} ${kind.padEnd(7)}  ${shown(id)}  ${paint.bad("managed-by-files")}  ${shown(file)} over there owns it`,
    ),
    paint.dim(`${steps.length + blocked.length === 0 ? "Nothing to change: " : ""}${sameText(same)}`),
  ];
}

function sameText(same: number): string {
  return `${counted(same, "definition")} ${same === 1 ? "says" : "say"} the same here and there.`;
}

function stepLine({ act, kind, id, difference }: Step): string {
  const { sign, colour } = ACTS[act];
  const what = difference === undefined ? "" : `  ${paint.dim(shown(difference))}`;
  return `${colour(sign)} ${kind.padEnd(7)}  ${paint.strong(shown(id))}${what}`;
}
