import { paint } from "./paint.ts";
import type { Column } from "./table.ts";
import { durationText, timeText } from "./time.ts";

/** What was counted in a span, as the API answers it. Latencies are in ms, and null where none were measured. */
export interface StatPoint {
  readonly at: string;
  readonly count: number;
  readonly bytes: number;
  readonly failed: number;
  readonly retried: number;
  readonly dead: number;
  readonly avg: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  readonly errors: Readonly<Record<string, number>>;
  /** Of a target: the most that waited for it, and the longest wait. */
  readonly waiting?: number;
  readonly oldestMs?: number;
}

/** Counts and latencies, without what they are of. Of retries and dead letters a column is there when there are any. */
export const countColumns: readonly Column<StatPoint>[] = [
  { title: "count", of: ({ count }) => count, paint: paint.strong },
  { title: "bytes", of: ({ bytes }) => bytes },
  {
    title: "failed",
    of: ({ failed }) => failed,
    paint: (text, { failed }) => (failed > 0 ? paint.bad(text) : text),
  },
  { title: "retried", of: ({ retried }) => retried || undefined },
  {
    title: "dead",
    of: ({ dead }) => dead || undefined,
    paint: (text, { dead }) => (dead > 0 ? paint.bad(text) : text),
  },
  ...(["p50", "p90", "p99", "max"] as const).map((title) => ({
    title,
    of: (point: StatPoint) => latencyText(point[title]),
  })),
  { title: "waiting", of: ({ waiting }) => waiting },
  { title: "oldest", of: ({ oldestMs }) => latencyText(oldestMs ?? null) },
  { title: "why", of: ({ errors }) => errorText(errors), paint: paint.dim },
];

export const pointColumns: readonly Column<StatPoint>[] = [
  { title: "from", of: ({ at }) => timeText(at).replace(/(?::00)?\.000$/, ""), paint: paint.dim },
  ...countColumns,
];

function latencyText(ms: number | null): string | undefined {
  return ms === null ? undefined : durationText(ms);
}

/** The codes, the most frequent first. */
function errorText(errors: StatPoint["errors"]): string | undefined {
  const codes = Object.entries(errors).toSorted(([, a], [, b]) => b - a);
  return codes.length > 0 ? codes.map(([code, count]) => `${code} ${count}`).join(", ") : undefined;
}

const BARS = "▁▂▃▄▅▆▇█";
/** Wider it is not drawn: neighbours share a bar. */
const WIDTH = 60;

/** Numbers as bars of a line's height: a space is none at all, the highest bar the greatest. */
export function sparkline(values: readonly number[]): string {
  const each = Math.ceil(values.length / WIDTH);
  const bars = Array.from({ length: Math.ceil(values.length / Math.max(1, each)) }, (_, i) =>
    values.slice(i * each, (i + 1) * each).reduce((sum, value) => sum + value, 0),
  );
  const most = Math.max(...bars);
  return bars.map((value) => (value > 0 ? BARS[Math.ceil((value / most) * BARS.length) - 1] : " ")).join("");
}
