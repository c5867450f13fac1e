import { setTimeout as sleep } from "node:timers/promises";
import { Argument, type Command, Option } from "commander";
import { type StatKind, statKinds } from "../../functions/core/stats/dimension.ts";
import type { Client } from "../client.ts";
import {
  clientOf,
  online,
  type OnlineOptions,
  owned,
  type OwnerOptions,
  wholeNumber,
  withExamples,
} from "../options.ts";
import { paint } from "../paint.ts";
import { print, printJson } from "../print.ts";
import { countColumns, type StatPoint } from "../stat-lines.ts";
import { type Column, table } from "../table.ts";
import { timeFrom, timeText } from "../time.ts";

interface TopOptions extends OnlineOptions, OwnerOptions {
  readonly by: string;
  readonly from: string;
  readonly until: string;
  readonly limit: number;
  readonly watch?: boolean | number;
}

type Item = StatPoint & { readonly id: string };

export function addTop(program: Command): void {
  const command = program
    .command("top")
    .helpGroup("Look:")
    .description("list which of a kind had most: the busiest types, the targets that fail")
    .addArgument(new Argument("[kind]", "of what").choices(statKinds).default("type"))
    .addOption(
      new Option("--by <what>", "most of what")
        .choices(["count", "bytes", "failed", "dead"])
        .default("count"),
    )
    .option("--from <time>", "from then on: 2026-01-31T10:00:00Z, or 15m, 2h, 7d ago", "1h")
    .option("--until <time>", "up to then", "now")
    .option("--limit <n>", "how many at most", wholeNumber, 20)
    .option("--watch [seconds]", "look again and again, each 5 seconds or so many", wholeNumber)
    .action(top);
  withExamples(online(owned(command)), [
    ["The busiest types of the last hour", "top"],
    ["The targets that fail, as it goes on", "top target --by failed --from 15m --watch"],
    ["Who published most today, for another program", "top producer --by bytes --from 1d --json"],
  ]);
}

/** So often is looked again when `--watch` says no other time. */
const WATCH_SECONDS = 5;

async function top(kind: StatKind, options: TopOptions): Promise<void> {
  const client = clientOf(options);
  const { watch, json } = options;
  if (watch === undefined) {
    const answer = await ask(client, kind, options);
    if (json) printJson(answer);
    else print(...topLines(kind, answer.items));
    return;
  }
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const seconds = Math.max(1, watch === true ? WATCH_SECONDS : Number(watch));
  while (!stop.signal.aborted) {
    const answer = await ask(client, kind, options);
    if (json) print(JSON.stringify(answer));
    else show(kind, answer.items, options);
    await sleep(seconds * 1_000, undefined, { signal: stop.signal }).catch(() => {});
  }
}

function ask(client: Client, kind: StatKind, { by, limit, owner, ...range }: TopOptions) {
  const now = Date.now();
  const [from, until] = [timeFrom(range.from, now), timeFrom(range.until, now)];
  return client.get<{ readonly items: readonly Item[] }>("/api/stats/top", {
    kind,
    by,
    limit,
    owner,
    from,
    until,
  });
}

/** On a terminal each look is drawn over the one before. */
function show(kind: StatKind, items: readonly Item[], { by, from }: TopOptions): void {
  if (process.stdout.isTTY) process.stdout.write("\u001B[H\u001B[2J");
  print(
    paint.dim(`${kind}s by ${by} since ${from}, at ${timeText(new Date().toISOString())}`),
    ...topLines(kind, items),
    "",
  );
}

function topLines(kind: StatKind, items: readonly Item[]): string[] {
  if (items.length === 0) return [paint.dim("Nothing was counted.")];
  const columns: readonly Column<Item>[] = [
    { title: kind, of: ({ id }) => id, paint: paint.name },
    ...countColumns,
  ];
  return table(
    items,
    columns.filter(({ of }) => items.some((item) => of(item) !== undefined)),
  );
}
