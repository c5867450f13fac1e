import type { Command } from "commander";
import { RouterError } from "../../functions/core/errors.ts";
import type { Client } from "../client.ts";
import type { Delivery, Page } from "../answers.ts";
import { confirmed } from "../confirm.ts";
import { clientOf, online, type OnlineOptions, withExamples } from "../options.ts";
import { paint } from "../paint.ts";
import { counted, print, printJson } from "../print.ts";
import { progressBar, rateMeter } from "../progress.ts";
import { type DeliveryFilters, filterOf, withDeliveryFilters } from "./deliveries.ts";

interface RedriveOptions extends OnlineOptions, DeliveryFilters {
  readonly all?: boolean;
  readonly skipped?: boolean;
  readonly force?: boolean;
  readonly yes?: boolean;
}

export function addRedrive(program: Command): void {
  const command = program
    .command("redrive")
    .helpGroup("Act:")
    .description("queue dead letters anew: attempts start over, the delivery's id stays")
    .argument("[ids...]", "deliveries by id; else those that the filters say")
    .option("--skipped", "what was skipped, instead of dead letters")
    .option("--all", "every dead letter there is")
    .option("--force", "also what was redriven three times; may need somebody's approval")
    .option("-y, --yes", "do not ask");
  withDeliveryFilters(command).action(redrive);
  withExamples(online(command), [
    ["One or two of them", "redrive 0Qx1 0Qx2"],
    ["All that a target refused since yesterday", "redrive --target warehouse --from 1d"],
    ["What failed again three times, and is mended now", "redrive 0Qx1 --force"],
    ["What was skipped and is wanted after all", "redrive --skipped --target warehouse"],
  ]);
}

async function redrive(named: readonly string[], options: RedriveOptions): Promise<void> {
  const filter = filterOf(options);
  refuseUnclear(named, filter, options);
  const client = clientOf(options);
  const { skipped = false } = options;
  const ids = named.length > 0 ? named : await idsOf(client, skipped, filter);
  if (
    named.length === 0 &&
    ids.length > 0 &&
    !(await confirmed(
      `Redrive ${skipped ? counted(ids.length, "skipped delivery", "skipped deliveries") : counted(ids.length, "dead letter")}?`,
      options,
    ))
  )
    return;
  const done = await queue(client, ids, options);
  if (options.json) printJson({ queued: done.queued, ...(done.tooOften > 0 && { tooOften: done.tooOften }) });
  else print(told(done, { asked: ids.length, skipped }));
}

function refuseUnclear(named: readonly string[], filter: object, { all = false }: RedriveOptions): void {
  const ways = [named.length > 0, Object.keys(filter).length > 0, all].filter(Boolean).length;
  if (ways === 1) return;
  const what = ways === 0 ? "nothing says which" : "ids, filters and --all exclude each other";
  throw new RouterError(
    "usage-invalid",
    `Cannot redrive dead letters: ${what}; name ids, filters such as --target, or --all`,
  );
}

/** The oldest first, so that those of a key go out in their order. */
async function idsOf(
  client: Client,
  skipped: boolean,
  filter: Readonly<Record<string, string>>,
): Promise<string[]> {
  const path = skipped ? "/api/deliveries" : "/api/dead-letters";
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.get<Page<Delivery>>(path, {
      ...filter,
      ...(skipped && { status: "skipped" }),
      limit: 1000,
      cursor,
    });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== undefined);
  return ids.toReversed();
}

/** So many go with one request. */
const PER_REQUEST = 1000;

interface Done {
  readonly queued: readonly string[];
  /** How many were left out as they had been redriven too often. */
  readonly tooOften: number;
}

async function queue(
  client: Client,
  ids: readonly string[],
  { force = false }: RedriveOptions,
): Promise<Done> {
  const bar = progressBar();
  const rate = rateMeter();
  const queued: string[] = [];
  let tooOften = 0;
  for (let done = 0; done < ids.length; done += PER_REQUEST) {
    bar.show({ done, total: ids.length, unit: "dead letters", rate: rate(done, performance.now()) });
    const part = ids.slice(done, done + PER_REQUEST);
    const answer = await queuePart(client, part, { force, isAll: ids.length <= PER_REQUEST });
    queued.push(...answer.queued);
    tooOften += answer.tooOften;
  }
  bar.end();
  return { queued, tooOften };
}

/** Of many, a part that is refused as a whole is no reason to leave the others. */
async function queuePart(
  client: Client,
  ids: readonly string[],
  { force, isAll }: { readonly force: boolean; readonly isAll: boolean },
): Promise<Done> {
  const json = { ids, ...(force && { force }) };
  try {
    const { queued, refused = [] } = await client.send<Answer>("POST", "/api/dead-letters/redrive", { json });
    return { queued, tooOften: refused.length };
  } catch (error) {
    if (isAll || !(error instanceof RouterError) || error.code !== "redriven-too-often") throw error;
    return { queued: [], tooOften: ids.length };
  }
}

interface Answer {
  readonly queued: readonly string[];
  readonly refused?: readonly object[];
}

function told(
  { queued, tooOften }: Done,
  { asked, skipped }: { readonly asked: number; readonly skipped: boolean },
): string {
  if (asked === 0) return paint.dim(skipped ? "Nothing was skipped." : "No dead letters.");
  const rest = asked - queued.length - tooOften;
  return [
    paint.good(`Queued ${counted(queued.length, "delivery", "deliveries")}.`),
    ...(tooOften > 0 ? [`${tooOften} not: redriven three times already; --force takes them along.`] : []),
    ...(rest > 0 ? [`${rest} not: no dead letter (any more), or its transform failed again.`] : []),
  ].join(" ");
}
