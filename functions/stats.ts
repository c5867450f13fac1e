import middy from "@middy/core";
import type { ScheduledEvent } from "aws-lambda";
import type { Clock } from "./core/ports.ts";
import { lookAtBrokers, type LookPorts } from "./core/rocketmq/look.ts";
import { MINUTE_MS, minuteOf, type StatDelta } from "./core/stats/delta.ts";
import { foldMinute, foldRows, STEP_MS, spanOf, type StatRow, type StatStep } from "./core/stats/fold.ts";
import type { Stats } from "./core/stats/port.ts";

export interface StatsPorts {
  readonly stats: Stats;
  readonly brokers: Omit<LookPorts, "clock">;
  readonly clock: Clock;
}

/** A function may write what it counted so late: a minute is folded for good when so many others are over. */
const GRACE_MINUTES = 2;
/** So many minutes are folded by one call at most, if it did not run for a while. */
const MOST_MINUTES = 180;
const DAY_MS = 86_400_000;
/** How long rows are kept; days for ever. */
const KEPT_MS = { "1m": 30 * DAY_MS, "1h": 400 * DAY_MS } as const;
/** Deltas are of no use once they are folded; so long they can be looked at. */
const DELTAS_MINUTES = 120;

/**
 * Each minute: folds what functions counted into rows, a minute, an hour and a day each, the oldest first; whatever runs
 * twice gives the same. Then looks at the metrics of brokers.
 */
export function statsFunction({ stats, brokers, clock }: StatsPorts) {
  return middy<ScheduledEvent, { readonly folded: number }>({ timeoutEarlyInMillis: 0 }).handler(async () => {
    const now = minuteOf(clock());
    const begun = beginning(await stats.folded(), now);
    const over = (await stats.minutes(begun)).filter((minute) => minute < now - GRACE_MINUTES);
    const minutes = over.slice(0, MOST_MINUTES);
    const forgotten = await stats.forgotten();
    for (const minute of minutes) {
      const deltas = await stats.deltas(minute);
      const before = minute < forgotten ? await foldedBefore(minute, deltas, stats) : [];
      await stats.put("1m", foldMinute(minute, [...deltas, ...before]));
    }
    const last = minutes.length < over.length ? minutes.at(-1)! + 1 : now - GRACE_MINUTES;
    await foldSpans(begun || (minutes[0] ?? last), last, stats);
    if (last > begun) await stats.setFolded(last);
    await forgetOld(now, last, stats);
    await lookAtBrokers({ ...brokers, clock });
    return { folded: last };
  });
}

/**
 * The minute from which on is to be folded. When the clock was set back, what is counted now belongs to minutes that are
 * folded already: all that still have what was counted are folded anew.
 */
function beginning(folded: number, now: number): number {
  return folded > now ? now - DELTAS_MINUTES : folded;
}

/** The name of the delta that a minute's rows became. */
const BEFORE = "folded-before";

/**
 * Of a minute that a clock which was set back has repeated: its rows, whose deltas are forgotten, become a delta beside those that
 * came since, so that they are counted in however often it is folded.
 */
async function foldedBefore(
  minute: number,
  deltas: readonly StatDelta[],
  stats: Stats,
): Promise<readonly StatDelta[]> {
  if (deltas.some(({ id }) => id === BEFORE)) return [];
  const at = minute * MINUTE_MS;
  const rows = await stats.rows({ step: "1m", from: at, until: at + MINUTE_MS });
  if (rows.length === 0) return [];
  const before: StatDelta = {
    ...{ id: BEFORE, minute },
    rows: rows.map(({ kind, id, counts }) => [kind, id, counts]),
  };
  await stats.add(before);
  return [before];
}

/** Hours and days that ended while the watermark moved. */
async function foldSpans(from: number, until: number, stats: Stats): Promise<void> {
  for (const [step, of] of [
    ["1h", "1m"],
    ["1d", "1h"],
  ] as const)
    for (
      let at = spanOf(from * MINUTE_MS, step);
      at + STEP_MS[step] <= until * MINUTE_MS;
      at += STEP_MS[step]
    ) {
      const rows = foldRows(at, await rowsWithin(at, { step, of }, stats));
      await stats.put(step, step === "1d" ? rows.map(withoutAddresses) : rows);
    }
}

/** Days are kept for ever, and addresses are people's. */
function withoutAddresses(row: StatRow): StatRow {
  const { senders } = row.counts;
  return senders ? { ...row, counts: { ...row.counts, senders: { ...senders, addresses: {} } } } : row;
}

function rowsWithin(at: number, { step, of }: { step: StatStep; of: StatStep }, stats: Stats) {
  return stats.rows({ step: of, from: at, until: at + STEP_MS[step] });
}

async function forgetOld(now: number, folded: number, stats: Stats): Promise<void> {
  const at = now * MINUTE_MS;
  await stats.forget({
    minute: Math.min(now - DELTAS_MINUTES, folded),
    "1m": at - KEPT_MS["1m"],
    "1h": at - KEPT_MS["1h"],
  });
}
