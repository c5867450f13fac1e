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

export function addRecall(program: Command): void {
  const command = program
    .command("recall")
    .helpGroup("Act:")
    .description(
      "take delivered messages back from a broker that has not handed them out: timed ones of RocketMQ",
    )
    .argument("<ids...>", "deliveries by id")
    .action(recall);
  withExamples(online(command), [["A reminder that RocketMQ has already", "recall dlv_1"]]);
}

const cancel = (ids: readonly string[], options: OnlineOptions) => takeBack("cancel", ids, options);
const recall = (ids: readonly string[], options: OnlineOptions) => takeBack("recall", ids, options);

const DONE = { cancel: ["Cancelled", "cancelled"], recall: ["Recalled", "recalled"] } as const;

async function takeBack(
  act: keyof typeof DONE,
  ids: readonly string[],
  options: OnlineOptions,
): Promise<void> {
  const client = clientOf(options);
  const [title, name] = DONE[act];
  const done: Delivery[] = [];
  for (const id of ids) {
    const path = `/api/deliveries/${encodeURIComponent(id)}/${act}`;
    done.push(await client.send<Delivery>("POST", path, { json: {} }));
    if (!options.json) print(`${paint.good(title)} ${shown(id)}.`);
  }
  if (options.json) printJson({ [name]: done });
}
