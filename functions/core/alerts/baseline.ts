import { MINUTE_MS } from "../stats/delta.ts";
import type { StatRow } from "../stats/fold.ts";
import type { AlertWhen, Finding } from "./alert.ts";
import type { Find } from "./find.ts";
import { kindOf } from "./windows.ts";

const DAY_MS = 86_400_000;
/** The hour in which a minute was so many times the day's average is no part of the baseline. */
const OUTLIER = 5;
/** Looked back for what is usual at this time of the day. */
const USUAL_DAYS = 7;
const LATEST_MINUTES = 5;

/** What is usual of one thing, by its days. */
export interface Baseline {
  /** Mean and greatest of the days' greatest minutes. */
  readonly average: number;
  readonly maximum: number;
  readonly days: number;
}

/** The baseline out of the rows of days; undefined when no day had traffic. */
export function baselineOf(days: readonly StatRow[]): Baseline | undefined {
  const greatest = days.map(greatestMinute).filter((count) => count > 0);
  if (greatest.length === 0) return undefined;
  const average = greatest.reduce((sum, count) => sum + count, 0) / greatest.length;
  return { average, maximum: Math.max(...greatest), days: greatest.length };
}

/** The greatest minute of a day that is no outlier. */
function greatestMinute({ counts: { count, activeMinutes = 0, peaks = [] } }: StatRow): number {
  const average = activeMinutes === 0 ? 0 : Math.trunc(count / activeMinutes);
  const usual = peaks.filter((peak) => peak < Math.trunc(average * OUTLIER));
  return Math.max(0, ...usual);
}

/** A minute of the last five with far more than the greatest minutes of the days before. */
export const findSurges: Find = async ({ when, of }, readings) => {
  const days = Map.groupBy(await readings.days(kindOf(when)), ({ id }) => id);
  const found = new Map<string, Finding>();
  for (let minute = 1; minute <= LATEST_MINUTES; minute++) {
    const until = readings.now - (minute - 1) * MINUTE_MS;
    for (const [id, { counts }] of await readings.totals(kindOf(when), until - MINUTE_MS, until)) {
      const baseline = when.id === undefined || when.id === id ? baselineOf(days.get(id) ?? []) : undefined;
      const surge = baseline && surgeOf(counts.count, baseline, of(id));
      if (surge && !found.has(id))
        found.set(id, { resource: `${kindOf(when)}/${id}`, value: counts.count, ...surge });
    }
  }
  return [...found.values()];
};

/** Whether a minute's count is a surge: the threshold that it passed, and why. */
export function surgeOf(
  count: number,
  { average, maximum, days }: Baseline,
  {
    atLeast = 100,
    aboveAverage = 200,
    aboveMaximum = 30,
  }: Pick<AlertWhen, "atLeast" | "aboveAverage" | "aboveMaximum">,
): Pick<Finding, "threshold" | "sentence"> | undefined {
  if (count < atLeast) return undefined;
  const overAverage = Math.trunc(average * (1 + aboveAverage / 100));
  const overMaximum = Math.trunc(maximum * (1 + aboveMaximum / 100));
  const sentence = (threshold: number, what: string) =>
    `${count} events in a minute are more than ${threshold}, which is ${what} of the last ${days} days`;
  if (count > overAverage)
    return {
      threshold: overAverage,
      sentence: sentence(overAverage, `${aboveAverage} % over the usual greatest minute`),
    };
  if (count > overMaximum)
    return {
      threshold: overMaximum,
      sentence: sentence(overMaximum, `${aboveMaximum} % over the greatest minute`),
    };
  return undefined;
}

/** Far less than usual at this time of the day. */
export const findFalls: Find = async ({ when, of }, readings) => {
  const kind = kindOf(when);
  const found: Finding[] = [];
  for (const [id, days] of Map.groupBy(await readings.days(kind), (row) => row.id)) {
    if (when.id !== undefined && when.id !== id) continue;
    const { minutes = 60, percent = 80, atLeast = 100 } = of(id);
    if (usualDay(days) < atLeast) continue;
    const length = minutes * MINUTE_MS;
    const usual = await usualAt({ id, kind, until: readings.now, length }, readings);
    const now = (await readings.totals(kind, readings.now - length, readings.now)).get(id)?.counts.count ?? 0;
    const threshold = usual * (1 - percent / 100);
    if (usual >= 1 && now < threshold)
      found.push({
        ...{ resource: `${kind}/${id}`, value: now, threshold },
        sentence: `${kind} "${id}" had ${now} events in ${minutes} min, and at this time of the day it usually has ${Math.round(usual)}`,
      });
  }
  return found;
};

/** Nothing at all for so long from something that usually has traffic. */
export const findSilences: Find = async ({ when, of }, readings) => {
  const kind = kindOf(when);
  const found: Finding[] = [];
  for (const [id, days] of Map.groupBy(await readings.days(kind), (row) => row.id)) {
    if (when.id !== undefined && when.id !== id) continue;
    const { minutes = 60, atLeast = 100 } = of(id);
    const usual = usualDay(days);
    if (usual < atLeast) continue;
    const now = (await readings.totals(kind, readings.now - minutes * MINUTE_MS, readings.now)).get(id);
    if ((now?.counts.count ?? 0) === 0)
      found.push({
        ...{ resource: `${kind}/${id}`, value: 0, threshold: minutes },
        sentence: `${kind} "${id}" has had no event for ${minutes} min, and it usually has ${Math.round(usual)} a day`,
      });
  }
  return found;
};

/** Events a day over the days that had any. */
function usualDay(days: readonly StatRow[]): number {
  return days.reduce((sum, { counts }) => sum + counts.count, 0) / Math.max(1, days.length);
}

async function usualAt(
  { id, kind, until, length }: { id: string; kind: StatRow["kind"]; until: number; length: number },
  readings: Parameters<Find>[1],
): Promise<number> {
  const counts = await Promise.all(
    Array.from({ length: USUAL_DAYS }, async (_, i) => {
      const end = until - (i + 1) * DAY_MS;
      return (await readings.totals(kind, end - length, end)).get(id)?.counts.count;
    }),
  );
  const there = counts.filter((count) => count !== undefined);
  return there.reduce((sum, count) => sum + count, 0) / Math.max(1, there.length);
}
