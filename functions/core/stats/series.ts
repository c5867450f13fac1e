import { MINUTE_MS } from "./delta.ts";
import type { StatKind } from "./dimension.ts";
import { foldMinute, foldRows, type StatRow, type StatStep, STEP_MS, spanOf } from "./fold.ts";
import type { Stats } from "./port.ts";

/** What a chart asks for: one thing over a time. */
export interface SeriesQuery {
  readonly kind: StatKind;
  readonly id: string;
  /** Epoch ms: from inclusive, until exclusive. */
  readonly from: number;
  readonly until: number;
  readonly step: StatStep;
}

type Reading = Pick<Stats, "rows" | "deltas" | "minutes" | "folded">;

/** The rows of one thing, spans without any left out. What is not folded yet is read from what its functions wrote. */
export async function seriesOf(query: SeriesQuery, stats: Reading): Promise<readonly StatRow[]> {
  const of = (row: StatRow) => row.kind === query.kind && row.id === query.id;
  return (await rowsOf(query, stats)).filter(of);
}

/** The things of a kind that had most in a time, each with the sum of it. */
export async function topOf(
  query: Omit<SeriesQuery, "id"> & {
    readonly by: "count" | "bytes" | "failed" | "dead";
    readonly limit: number;
    /** Which of them are asked for; absent: all. */
    readonly keeps?: (id: string) => boolean;
  },
  stats: Reading,
): Promise<readonly StatRow[]> {
  const { keeps = () => true } = query;
  const rows = (await rowsOf(query, stats)).filter(({ kind, id }) => kind === query.kind && keeps(id));
  const summed = foldRows(query.from, rows);
  return summed
    .filter(({ counts }) => counts[query.by] > 0)
    .toSorted((a, b) => b.counts[query.by] - a.counts[query.by] || (a.id < b.id ? -1 : 1))
    .slice(0, query.limit);
}

/** What was counted of each thing of a kind in whole minutes of a range. */
export async function totalsOf(
  { kind, from, until }: Pick<SeriesQuery, "kind" | "from" | "until">,
  stats: Reading,
): Promise<ReadonlyMap<string, StatRow>> {
  const rows = await rowsOf({ kind, from, until, step: until - from > LONG_MS ? "1h" : "1m" }, stats);
  const summed = foldRows(
    from,
    rows.filter((row) => row.kind === kind),
  );
  return new Map(summed.map((row) => [row.id, row]));
}

/** What was counted of everything in whole hours of a range, and in the hour that is not over. */
export async function everythingIn(
  { from, until }: Pick<SeriesQuery, "from" | "until">,
  stats: Reading,
): Promise<readonly StatRow[]> {
  return foldRows(from, await rowsOf({ from, until, step: "1h" }, stats));
}

/** Over so long a time minutes are not looked at one by one: its edges are those of hours. */
const LONG_MS = 6 * STEP_MS["1h"];

type Asked = Pick<SeriesQuery, "from" | "until" | "step"> & Partial<Pick<SeriesQuery, "kind" | "id">>;

/** Whole spans: of the hour and the day that are not over, what there is so far. */
async function rowsOf({ step, from, until, ...thing }: Asked, stats: Reading): Promise<readonly StatRow[]> {
  const folded = (await stats.folded()) * MINUTE_MS;
  const whole = spanOf(folded, step);
  const begin = spanOf(from, step);
  const finished = await stats.rows({ step, from: begin, until: Math.min(until, whole), ...thing });
  const rest = await partsOf({ from: Math.max(begin, whole), until, folded, ...thing }, stats);
  const spans = Map.groupBy(rest, ({ at }) => spanOf(at, step));
  return [...finished, ...[...spans].flatMap(([at, rows]) => foldRows(at, rows))].filter(
    ({ at }) => at >= begin && at < until,
  );
}

/** Minute rows of spans that are not over: those folded for good, then fresh ones. */
async function partsOf(
  { from, until, folded, ...thing }: Omit<Asked, "step"> & { readonly folded: number },
  stats: Reading,
): Promise<readonly StatRow[]> {
  if (from >= until) return [];
  const minutes = (await stats.minutes(Math.max(folded, from) / MINUTE_MS)).filter(
    (minute) => minute * MINUTE_MS < until,
  );
  const fresh = await Promise.all(
    minutes.map(async (minute) => foldMinute(minute, await stats.deltas(minute))),
  );
  const kept = await stats.rows({ step: "1m", from, until: Math.min(until, folded), ...thing });
  return [...kept, ...fresh.flat()];
}

/** So many spans a chart may have. */
export const MOST_SPANS = 3_000;

export function spansIn({ from, until, step }: Pick<SeriesQuery, "from" | "until" | "step">): number {
  return Math.ceil((until - from) / STEP_MS[step]);
}
