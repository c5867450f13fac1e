import type { AlertState, AlertStates } from "../functions/core/alerts/alert.ts";
import type { StatDelta } from "../functions/core/stats/delta.ts";
import type { StatRow, StatStep } from "../functions/core/stats/fold.ts";
import type { Stats } from "../functions/core/stats/port.ts";

/** Statistics in memory, found by their time: weeks of minutes are read a hundred thousand times. */
export function statsInMemory(): Stats {
  const deltas = new Map<number, StatDelta[]>();
  const rows = { "1m": new Map(), "1h": new Map(), "1d": new Map() } as Record<
    StatStep,
    Map<number, StatRow[]>
  >;
  let [folded, forgotten] = [0, 0];
  return {
    async add(delta) {
      deltas.set(delta.minute, [...(deltas.get(delta.minute) ?? []), delta]);
    },
    deltas: async (minute) => deltas.get(minute) ?? [],
    minutes: async (from) => [...deltas.keys()].filter((minute) => minute >= from).sort((a, b) => a - b),
    async put(step, added) {
      for (const [at, some] of Map.groupBy(added, (row) => row.at)) rows[step].set(at, [...some]);
    },
    rows: async ({ step, from, until, kind, id }) =>
      [...timesWithin(rows[step], { step, from, until })]
        .flatMap((at) => rows[step].get(at) ?? [])
        .filter((row) => (kind ?? row.kind) === row.kind && (id ?? row.id) === row.id),
    folded: async () => folded,
    async setFolded(minute) {
      folded = minute;
    },
    forgotten: async () => forgotten,
    async forget({ minute }) {
      forgotten = Math.max(forgotten, minute);
      for (const old of deltas.keys()) if (old < minute) deltas.delete(old);
    },
  };
}

const LENGTH_MS: Readonly<Record<StatStep, number>> = { "1m": 60_000, "1h": 3_600_000, "1d": 86_400_000 };

function* timesWithin(
  rows: ReadonlyMap<number, unknown>,
  { step, from, until }: { readonly step: StatStep; readonly from: number; readonly until: number },
): Iterable<number> {
  const length = LENGTH_MS[step];
  for (let at = Math.ceil(from / length) * length; at < until; at += length) if (rows.has(at)) yield at;
}

/** The states of alerts in memory. */
export function alertStatesInMemory(): AlertStates {
  const states = new Map<string, AlertState>();
  const keyOf = ({ alert, resource }: AlertState) => `${alert} ${resource}`;
  return {
    all: async () => [...states.values()],
    async put(state) {
      states.set(keyOf(state), state);
      return true;
    },
    remove: async (state) => states.delete(keyOf(state)),
  };
}
