import { MINUTE_MS } from "../stats/delta.ts";
import type { StatKind } from "../stats/dimension.ts";
import type { StatRow } from "../stats/fold.ts";
import { pointOf } from "../stats/points.ts";
import { counted } from "../counted.ts";
import type { AlertWhen, Finding } from "./alert.ts";
import type { Find, Look } from "./find.ts";
import type { Readings } from "./readings.ts";

/** So much of something in the window, or so little: a thing that is known and had no traffic counts as 0. */
export const findTotals: Find = async (look, readings) =>
  (await windowsOf(look, readings)).flatMap(({ id, when, row }) => {
    const value = measureOf(when, row);
    return compares(value, when) ? [finding(id, when, { value, had: amount(when, value) })] : [];
  });

/** So much more or less, in percent, than in the window before. */
export const findChanges: Find = async (look, readings) => {
  const windows = await windowsOf(look, readings);
  const found = await Promise.all(
    windows.map(async ({ id, when, row }) => {
      const [from, until] = windowOf(when, readings);
      const before = measureOf(
        when,
        (await readings.totals(kindOf(when), from - (until - from), from)).get(id),
      );
      const now = measureOf(when, row);
      const value = before === 0 ? onZero(when, now) : ((now - before) * 100) / before;
      if (value === undefined || !compares(value, when)) return [];
      const change = Number.isFinite(value)
        ? `${value > 0 ? "+" : ""}${Math.round(value)} %`
        : "from nothing";
      return [
        finding(id, when, {
          value,
          had: `${amount(when, now)} after ${before} in the time before, ${change},`,
        }),
      ];
    }),
  );
  return found.flat();
};

/** A percentile or the maximum of latencies, where there were any. */
export const findLatencies: Find = async (look, readings) =>
  (await windowsOf(look, readings)).flatMap(({ id, when, row }) => {
    const value = row && pointOf(row)[when.latency ?? "p99"];
    return value != null && compares(value, when)
      ? [finding(id, when, { value, had: `a ${when.latency ?? "p99"} latency of ${Math.round(value)} ms` })]
      : [];
  });

interface Window {
  readonly id: string;
  readonly when: AlertWhen;
  readonly row: StatRow | undefined;
}

const DAY_MS = 86_400_000;

/** The windows to look at: of the one that is named, of all with traffic, and where little is asked for, of all known ones. */
async function windowsOf({ when, of }: Look, readings: Readings): Promise<readonly Window[]> {
  const kind = kindOf(when);
  const ids = when.id === undefined ? await idsOf(when, readings) : [when.id];
  return Promise.all(
    [...ids].map(async (id) => {
      const settings = of(id);
      const rows = await readings.totals(kind, ...windowOf(settings, readings));
      return { id, when: settings, row: rows.get(id) };
    }),
  );
}

async function idsOf(when: AlertWhen, readings: Readings): Promise<Iterable<string>> {
  const kind = kindOf(when);
  const present = (await readings.totals(kind, ...windowOf(when, readings))).keys();
  if (when.is !== "<" && when.is !== "<=" && when.type !== "change") return present;
  const known = (await readings.days(kind)).map(({ id }) => id);
  const today = (await readings.totals(kind, readings.now - DAY_MS, readings.now)).keys();
  return new Set([...present, ...known, ...today]);
}

function windowOf(when: AlertWhen, { now, present }: Readings): [from: number, until: number] {
  const { type, is = ">", minutes = 5 } = when;
  const end = type === "total" && is.startsWith(">") ? present : now;
  return [end - minutes * MINUTE_MS, end];
}

export function kindOf({ of }: AlertWhen): StatKind {
  return of ?? "bus";
}

function measureOf({ measure = "count" }: AlertWhen, row: StatRow | undefined): number {
  return row?.counts[measure] ?? 0;
}

const WORDS = {
  count: ["event", "events"],
  bytes: ["byte", "bytes"],
  failed: ["failure", "failures"],
  retried: ["retry", "retries"],
  dead: ["dead letter", "dead letters"],
} as const;

function amount({ measure = "count" }: AlertWhen, value: number): string {
  const [one, many] = WORDS[measure];
  return counted(value, one, many);
}

/** Nothing before: no change when there is nothing now, and else what the alert wants it to be. */
function onZero({ onZeroBefore = "ignore" }: AlertWhen, now: number): number | undefined {
  if (now === 0) return 0;
  return onZeroBefore === "raise" ? Number.POSITIVE_INFINITY : undefined;
}

function compares(value: number, { is = ">", value: threshold = 0 }: AlertWhen): boolean {
  switch (is) {
    case ">":
      return value > threshold;
    case ">=":
      return value >= threshold;
    case "<":
      return value < threshold;
    default:
      return value <= threshold;
  }
}

function finding(id: string, when: AlertWhen, { value, had }: { value: number; had: string }): Finding {
  const { minutes = 5, value: threshold = 0 } = when;
  const kind = kindOf(when);
  return {
    resource: `${kind}/${id}`,
    value: Number.isFinite(value) ? value : Number.MAX_SAFE_INTEGER,
    threshold,
    sentence: `${kind} "${id}" had ${had} in ${minutes} min (${when.is ?? ">"} ${threshold})`,
  };
}
