import type { Command } from "commander";
import type { Delivery } from "../answers.ts";
import { clientOf, online, type OnlineOptions, withExamples } from "../options.ts";
import { paint, shown } from "../paint.ts";
import { print, printJson } from "../print.ts";

export function addCancel(program: Command): void {
  const command = program
    .command("cancel")
    .helpGroup("Act:")
    .description("take waiting deliveries back: delayed ones, and those that are to be tried again")
    .argument("<ids...>", "deliveries by id")
    .action(cancel);
  withExamples(online(command), [["A reminder that is not wanted any more", "cancel dlv_1"]]);
}

async function cancel(ids: readonly string[], options: OnlineOptions): Promise<void> {
  const client = clientOf(options);
  const cancelled: Delivery[] = [];
  for (const id of ids) {
    const path = `/api/deliveries/${encodeURIComponent(id)}/cancel`;
    cancelled.push(await client.send<Delivery>("POST", path, { json: {} }));
    if (!options.json) print(`${paint.good("Cancelled")} ${shown(id)}.`);
  }
  if (options.json) printJson({ cancelled });
}
