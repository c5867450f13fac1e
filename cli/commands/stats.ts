import { Argument, type Command, Option } from "commander";
import { statKinds } from "../../functions/core/stats/dimension.ts";
import { STEP_MS, spanOf, type StatStep } from "../../functions/core/stats/fold.ts";
import { clientOf, online, type OnlineOptions, withExamples } from "../options.ts";
import { paint, shown } from "../paint.ts";
import { counted, print, printJson } from "../print.ts";
import { pointColumns, sparkline, type StatPoint } from "../stat-lines.ts";
import { table } from "../table.ts";
import { timeFrom, timeText } from "../time.ts";

interface StatsOptions extends OnlineOptions {
  readonly from?: string;
  readonly until: string;
  readonly step: StatStep;
  readonly before?: string;
}

interface Series {
  readonly kind: string;
  readonly id: string;
  readonly step: StatStep;
  readonly points: readonly StatPoint[];
  readonly before?: readonly { readonly days: number; readonly points: readonly StatPoint[] }[];
}

/** Without `--from`, so many spans up to now. */
const SPANS = 60;

export function addStats(program: Command): void {
  const command = program
    .command("stats")
    .helpGroup("Look:")
    .description("show what was counted of one thing: events, failures by code, latencies")
    .addArgument(new Argument("<kind>", "what is counted").choices(statKinds))
    .argument("<id>", "which one of the kind")
    .option("--from <time>", `from then on: 2026-01-31T10:00:00Z, or 15m, 2h, 7d ago; else ${SPANS} steps`)
    .option("--until <time>", "up to then", "now")
    .addOption(new Option("--step <step>", "how long a span is").choices(Object.keys(STEP_MS)).default("1m"))
    .option("--before <days>", "the same time so many days before as well: 1 or 1,7")
    .action(stats);
  withExamples(online(command), [
    ["How a target does", "stats target warehouse"],
    [
      "A day of a type beside the day and the week before",
      "stats type shop.order.paid --from 1d --before 1,7",
    ],
    ["A month of a source, a day a line", "stats source /shop --from 30d --step 1d"],
  ]);
}

async function stats(kind: string, id: string, options: StatsOptions): Promise<void> {
  const { step, before, json } = options;
  const now = Date.now();
  const until = timeFrom(options.until, now);
  const from = timeFrom(
    options.from ?? new Date(Date.parse(until) - SPANS * STEP_MS[step]).toISOString(),
    now,
  );
  const series = await clientOf(options).get<Series>("/api/stats", { kind, id, step, from, until, before });
  if (json) printJson(series);
  else print(...seriesLines(series, { from, until }));
}

interface Range {
  readonly from: string;
  readonly until: string;
}

function seriesLines({ kind, id, step, points, before = [] }: Series, { from, until }: Range): string[] {
  const begin = spanOf(Date.parse(from), step);
  const spans = Math.ceil((Date.parse(until) - begin) / STEP_MS[step]);
  const line = (some: readonly StatPoint[], daysAgo: number) => {
    const counts = Array.from({ length: spans }, () => 0);
    for (const { at, count } of some) {
      const span = (Date.parse(at) + daysAgo * STEP_MS["1d"] - begin) / STEP_MS[step];
      if (span in counts) counts[span] = count;
    }
    const sum = counts.reduce((all, count) => all + count, 0);
    return `${paint.name(`▕${sparkline(counts)}▏`)} ${sum.toLocaleString("en-US")}`;
  };
  return [
    `${paint.strong(`${kind} ${shown(id)}`)}  ${paint.dim(`${timeText(from)} to ${timeText(until)}`)}`,
    line(points, 0),
    ...before.map(
      (other) => `${line(other.points, other.days)} ${paint.dim(`${counted(other.days, "day")} before`)}`,
    ),
    "",
    ...(points.length > 0 ? table(points, filled(points)) : [paint.dim("Nothing was counted.")]),
  ];
}

function filled(points: readonly StatPoint[]) {
  return pointColumns.filter(({ of }) => points.some((point) => of(point) !== undefined));
}
