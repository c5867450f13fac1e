import type { Command } from "commander";
import { elementsOf, memberText } from "../../functions/core/json/slices.ts";
import { clientOf, online, type OnlineOptions, wholeNumber, withExamples } from "../options.ts";
import { paint } from "../paint.ts";
import { counted, note, print, printJson } from "../print.ts";
import { timeText } from "../time.ts";

interface ReceiveOptions extends OnlineOptions {
  readonly most?: number;
  readonly wait?: number;
  readonly visibility?: number;
  readonly ack?: boolean;
}
interface ExtendOptions extends OnlineOptions {
  readonly visibility?: number;
}
interface GiveBackOptions extends OnlineOptions {
  readonly delay?: number;
  readonly reason?: string;
}

interface Backlog {
  readonly due: number;
  readonly received: number;
  readonly later: number;
  readonly since?: string;
}

export function addPull(program: Command): void {
  const pull = program
    .command("pull")
    .helpGroup("Act:")
    .description("fetch deliveries from a pull target, and say what became of them");
  addReceive(pull);
  const ack = ofHandles(pull, "ack", "they are done");
  withExamples(ack.action(acknowledge), [["It is done", "pull ack orders dlv_5f….7.1"]]);
  const extend = ofHandles(pull, "extend", "keep them for longer").option(
    "--visibility <seconds>",
    "from now; else as the target says",
    wholeNumber,
  );
  withExamples(extend.action(extendTime), [
    ["Five minutes more", "pull extend orders dlv_5f….7.1 --visibility 300"],
  ]);
  const back = ofHandles(pull, "give-back", "let others have them")
    .option("--delay <seconds>", "nobody receives them sooner", wholeNumber)
    .option("--reason <text>", "what their attempts tell of it");
  withExamples(back.action(giveBack), [
    ["Not today", 'pull give-back orders dlv_5f….7.1 --delay 3600 --reason "The warehouse is closed"'],
  ]);
  const backlog = pull
    .command("backlog")
    .description("how much waits for consumers")
    .argument("<target>", "the id of the target")
    .action(showBacklog);
  withExamples(online(backlog), [["How much waits", "pull backlog orders"]]);
}

function addReceive(pull: Command): void {
  const receive = pull
    .command("receive")
    .description("fetch what waits: one JSON value a line")
    .argument("<target>", "the id of the target")
    .option("--most <n>", "how many at most", wholeNumber)
    .option("--wait <seconds>", "while there is nothing, wait so long for the first", wholeNumber)
    .option("--visibility <seconds>", "hidden from others so long; else as the target says", wholeNumber)
    .option("--ack", "acknowledge them at once")
    .action(receiveSome);
  withExamples(online(receive), [
    ["What there is", "pull receive orders"],
    ["The next one, when it comes", "pull receive orders --most 1 --wait 20"],
  ]);
}

function ofHandles(pull: Command, name: string, description: string): Command {
  const command = pull
    .command(name)
    .description(description)
    .argument("<target>", "the id of the target")
    .argument("<handle...>", "as they were received");
  return online(command);
}

async function receiveSome(target: string, options: ReceiveOptions): Promise<void> {
  const { most, wait, visibility } = options;
  const json = {
    ...(most !== undefined && { most }),
    ...(wait !== undefined && { waitSeconds: wait }),
    ...(visibility !== undefined && { visibilitySeconds: visibility }),
  };
  const answer = await clientOf(options).sendForText("POST", pathOf([target, "receive"]), { json });
  const deliveries = elementsOf(memberText(answer, "deliveries") ?? "[]");
  for (const delivery of deliveries) print(onOneLine(delivery));
  if (deliveries.length === 0 && !options.json) note(paint.dim("Nothing waits."));
  if (!options.ack || deliveries.length === 0) return;
  await act([target, "acknowledge"], options, { handles: deliveries.map(handleIn) });
}

/** JSON without what stands between its values; these stay to the letter. */
function onOneLine(json: string): string {
  return json.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, (_, text: string | undefined) => text ?? "");
}

function handleIn(delivery: string): string {
  return (JSON.parse(delivery) as { readonly handle: string }).handle;
}

async function acknowledge(
  target: string,
  handles: readonly string[],
  options: OnlineOptions,
): Promise<void> {
  tell("Acknowledged", await act([target, "acknowledge"], options, { handles }), options);
}

async function extendTime(target: string, handles: readonly string[], options: ExtendOptions): Promise<void> {
  const { visibility } = options;
  const order = { handles, ...(visibility !== undefined && { visibilitySeconds: visibility }) };
  tell("Extended", await act([target, "extend"], options, order), options);
}

async function giveBack(target: string, handles: readonly string[], options: GiveBackOptions): Promise<void> {
  const { delay, reason } = options;
  const order = {
    handles,
    ...(delay !== undefined && { delaySeconds: delay }),
    ...(reason !== undefined && { reason }),
  };
  tell("Gave back", await act([target, "give-back"], options, order), options);
}

async function showBacklog(target: string, options: OnlineOptions): Promise<void> {
  const backlog = await clientOf(options).get<Backlog>(pathOf([target, "backlog"]));
  if (options.json) return printJson(backlog);
  const { due, received, later, since } = backlog;
  const oldest = since === undefined ? "" : `, the oldest since ${timeText(since)}`;
  print(`${due} due${oldest}; ${received} received and not acknowledged; ${later} later.`);
}

interface Results {
  readonly results: readonly { readonly handle: string; readonly status: string }[];
}

/** What is gone is told, and is a failure: what was done for it may be done again. */
function tell(word: string, answer: Results, { json }: OnlineOptions): void {
  const gone = answer.results.filter(({ status }) => status === "gone");
  if (gone.length > 0) process.exitCode = 1;
  if (json) return printJson(answer);
  const done = answer.results.length - gone.length;
  if (done > 0) print(paint.good(`${word} ${counted(done, "delivery", "deliveries")}.`));
  for (const { handle } of gone) print(paint.warn(`Gone: ${handle}`));
}

function act(
  path: readonly [target: string, act: string],
  options: OnlineOptions,
  json: object,
): Promise<Results> {
  return clientOf(options).send<Results>("POST", pathOf(path), { json });
}

function pathOf([target, act]: readonly [target: string, act: string]): string {
  return `/api/targets/${encodeURIComponent(target)}/${act}`;
}
