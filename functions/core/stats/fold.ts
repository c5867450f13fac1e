import { type Counts, mergeCounts, OTHER } from "./counts.ts";
import { type DeltaRow, MINUTE_MS, type StatDelta } from "./delta.ts";
import { MOST_IDS, type StatKind } from "./dimension.ts";

export type StatStep = "1m" | "1h" | "1d";
/** Length of a step; a day is one of UTC. */
export const STEP_MS: Readonly<Record<StatStep, number>> = {
  "1m": MINUTE_MS,
  "1h": 60 * MINUTE_MS,
  "1d": 1_440 * MINUTE_MS,
};

/** What was counted of one thing in one minute, hour or day. */
export interface StatRow {
  readonly kind: StatKind;
  readonly id: string;
  /** Epoch ms of the span's begin. */
  readonly at: number;
  readonly counts: Counts;
}

/** The rows of one minute out of its deltas, in any order, each once however often it is there. */
export function foldMinute(minute: number, deltas: readonly StatDelta[]): readonly StatRow[] {
  const once = new Map(deltas.filter((delta) => delta.minute === minute).map((delta) => [delta.id, delta]));
  return rowsOf(
    [...once.values()].flatMap(({ rows }) => rows),
    minute * MINUTE_MS,
  );
}

/** The rows of the span that begins at `at`, out of rows of shorter spans within it: minutes of an hour, hours of a day. */
export function foldRows(at: number, rows: readonly StatRow[]): readonly StatRow[] {
  const parts = Map.groupBy(rows, ({ kind, id }) => `${kind} ${id}`);
  const folded = rowsOf(
    rows.map(({ kind, id, counts }): DeltaRow => [kind, id, counts]),
    at,
  );
  return folded.map((row) => ({
    ...row,
    counts: { ...row.counts, ...shapeOf(parts.get(`${row.kind} ${row.id}`) ?? []) },
  }));
}

/** How traffic was spread over the parts. */
function shapeOf(parts: readonly StatRow[]): Pick<Counts, "activeMinutes" | "peaks"> {
  const hours = parts.flatMap(({ counts }) => counts.peaks ?? []);
  const minutes = parts.filter(({ counts }) => counts.peaks === undefined && counts.count > 0);
  const peak = minutes.reduce((most, { counts }) => Math.max(most, counts.count), 0);
  return {
    activeMinutes: parts.reduce((sum, { counts }) => sum + (counts.activeMinutes ?? 0), minutes.length),
    peaks: minutes.length > 0 ? [...hours, peak] : hours,
  };
}

/** The begin of the span of a step that a time lies in. */
export function spanOf(ms: number, step: StatStep): number {
  return Math.floor(ms / STEP_MS[step]) * STEP_MS[step];
}

function rowsOf(deltas: readonly DeltaRow[], at: number): readonly StatRow[] {
  const merged = Map.groupBy(deltas, ([kind]) => kind);
  return [...merged].flatMap(([kind, rows]) =>
    [...capped(mergedById(rows), MOST_IDS[kind])].map(([id, counts]) => ({ kind, id, at, counts })),
  );
}

function mergedById(rows: readonly DeltaRow[]): Map<string, Counts> {
  const byId = new Map<string, Counts>();
  for (const [, id, counts] of rows) {
    const known = byId.get(id);
    byId.set(id, known ? mergeCounts(known, counts) : counts);
  }
  return byId;
}

/** The busiest so many, and all others as one: nothing is left out of the sums. */
function capped(byId: ReadonlyMap<string, Counts>, most: number): ReadonlyMap<string, Counts> {
  if (byId.size <= most) return byId;
  const ordered = [...byId].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
  const kept = new Map(ordered.slice(0, most));
  for (const [, counts] of ordered.slice(most)) {
    const other = kept.get(OTHER);
    kept.set(OTHER, other ? mergeCounts(other, counts) : counts);
  }
  return kept;
}
