import type { Command } from "commander";
import { confirmed } from "../confirm.ts";
import { clientOf, online, type OnlineOptions, withExamples } from "../options.ts";
import { paint } from "../paint.ts";
import { counted, print, printJson } from "../print.ts";
import { timeFrom } from "../time.ts";

interface SkipOptions extends OnlineOptions {
  readonly rule?: string;
  readonly before?: string;
  readonly yes?: boolean;
}

export function addSkip(program: Command): void {
  const command = program
    .command("skip")
    .helpGroup("Act:")
    .description("let go of what waits for a target: it is kept as skipped, and can be redriven")
    .argument("<target>", "the target's id")
    .option("--rule <id>", "only what this rule sent")
    .option("--before <time>", "only what was queued before: 2026-01-31T10:00:00Z, or 15m, 2h, 7d ago")
    .option("-y, --yes", "do not ask")
    .action(skip);
  withExamples(online(command), [
    ["The target was down all night, and only what is new matters", "skip warehouse"],
    ["What is older than an hour, of one rule", "skip warehouse --rule large-orders --before 1h"],
    ["… and that was wrong", "redrive --skipped --target warehouse"],
  ]);
}

interface Target {
  readonly state: { readonly waiting: number };
}
interface Skipped {
  readonly skipped: number;
  readonly more: boolean;
}

async function skip(target: string, options: SkipOptions): Promise<void> {
  const { rule, before, json = false } = options;
  const client = clientOf(options);
  const path = `/api/targets/${encodeURIComponent(target)}`;
  const { state } = await client.get<Target>(path);
  const which = rule === undefined && before === undefined ? "" : ", as far as the options say";
  const waiting = counted(state.waiting, "delivery waits", "deliveries wait");
  if (!(await confirmed(`${waiting} for target ${target}. Skip them${which}?`, options))) return;
  const body = {
    ...(rule !== undefined && { rule }),
    ...(before !== undefined && { before: timeFrom(before, Date.now()) }),
  };
  const answer = await client.send<Skipped>("POST", `${path}/skip`, { json: body });
  if (json) printJson(answer);
  else print(told(target, answer));
}

function told(target: string, { skipped, more }: Skipped): string {
  const rest = more ? " Others follow within the next minutes." : "";
  const back =
    skipped > 0 ? paint.dim(` \`signalbox redrive --skipped --target ${target}\` queues them anew.`) : "";
  return `${paint.good(`Skipped ${counted(skipped, "delivery", "deliveries")}.`)}${rest}${back}`;
}
