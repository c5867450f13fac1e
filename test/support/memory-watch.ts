import type { AlertState, AlertStates } from "../../functions/core/alerts/alert.ts";
import type { StatDelta } from "../../functions/core/stats/delta.ts";
import type { StatRow, StatStep } from "../../functions/core/stats/fold.ts";
import type { StatsPorts } from "../../functions/stats.ts";
import type { BrokerReading } from "../../functions/core/alerts/readings.ts";
import type { BrokerWatches } from "../../functions/core/rocketmq/look.ts";
import type { Stats } from "../../functions/core/stats/port.ts";

/** Statistics in memory. */
export function memoryStats(): Stats {
  const deltas = new Map<string, StatDelta>();
  const rows = new Map<string, { readonly step: StatStep; readonly row: StatRow }>();
  let [folded, forgotten] = [0, 0];
  return {
    async add(delta) {
      const name = `${delta.minute} ${delta.id}`;
      if (!deltas.has(name)) deltas.set(name, delta);
    },
    deltas: async (minute) => [...deltas.values()].filter((delta) => delta.minute === minute),
    minutes: async (from) =>
      [...new Set([...deltas.values()].map(({ minute }) => minute))]
        .filter((minute) => minute >= from)
        .sort((a, b) => a - b),
    async put(step, added) {
      for (const row of added) rows.set(`${step} ${row.kind} ${row.id} ${row.at}`, { step, row });
    },
    rows: async ({ step, from, until, kind, id }) =>
      [...rows.values()]
        .filter((kept) => kept.step === step && kept.row.at >= from && kept.row.at < until)
        .map(({ row }) => row)
        .filter((row) => (kind ?? row.kind) === row.kind && (id ?? row.id) === row.id)
        .sort((a, b) => a.at - b.at),
    folded: async () => folded,
    async setFolded(minute) {
      folded = minute;
    },
    forgotten: async () => forgotten,
    async forget({ minute, ...steps }) {
      forgotten = Math.max(forgotten, minute);
      for (const [key, delta] of deltas) if (delta.minute < minute) deltas.delete(key);
      for (const [key, { step, row }] of rows)
        if (row.at < (steps[step] ?? Number.NEGATIVE_INFINITY)) rows.delete(key);
    },
  };
}

/** What is known of brokers, in memory. */
export function memoryBrokerWatches(readings: readonly BrokerReading[] = []): BrokerWatches {
  const kept = new Map(readings.map((reading) => [reading.address, reading]));
  return {
    all: async () => [...kept.values()],
    async put(reading) {
      kept.set(reading.address, reading);
    },
    async remove(address) {
      kept.delete(address);
    },
  };
}

/** Where no broker is watched. */
export const noBrokers: StatsPorts["brokers"] = {
  watched: () => [],
  read: async () => ({ ok: true, text: "" }),
  watches: memoryBrokerWatches(),
};

/** States of alerts in memory. */
export function memoryAlertStates(states: readonly AlertState[] = []): AlertStates {
  const kept = new Map(states.map((state) => [keyOf(state), state]));
  return {
    all: async () => [...kept.values()],
    async put(state) {
      if ((kept.get(keyOf(state))?.version ?? 0) !== state.version - 1) return false;
      kept.set(keyOf(state), state);
      return true;
    },
    async remove(state) {
      return kept.get(keyOf(state))?.version === state.version && kept.delete(keyOf(state));
    },
  };
}

function keyOf({ alert, resource }: AlertState): string {
  return `${alert} ${resource}`;
}
