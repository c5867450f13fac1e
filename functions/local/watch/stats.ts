import type { DatabaseSync } from "node:sqlite";
import type { DeltaRow } from "../../core/stats/delta.ts";
import type { StatRow } from "../../core/stats/fold.ts";
import type { Stats } from "../../core/stats/port.ts";
import type { Row } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";

/** The mark of how far minutes are folded. */
const FOLDED = "stats";
/** And of how far their deltas are forgotten. */
const FORGOTTEN = "stats-forgotten";

/** Statistics on SQLite. */
export function createStats(reader: DatabaseSync, writer: Writer): Stats {
  const deltas = reader.prepare("SELECT id, rows FROM stat_delta WHERE minute=?");
  const minutes = reader.prepare("SELECT DISTINCT minute FROM stat_delta WHERE minute>=? ORDER BY minute");
  const mark = reader.prepare("SELECT value FROM mark WHERE name=?");
  const ofThing = reader.prepare(
    "SELECT kind, id, at, counts FROM stat WHERE step=? AND at>=? AND at<? AND kind=? AND id=? ORDER BY at",
  );
  const ofKind = reader.prepare(
    "SELECT kind, id, at, counts FROM stat WHERE step=? AND at>=? AND at<? AND kind=? ORDER BY at",
  );
  const all = reader.prepare(
    "SELECT kind, id, at, counts FROM stat WHERE step=? AND at>=? AND at<? ORDER BY at",
  );
  return {
    async add({ id, minute, rows }) {
      await writer.write("addStatDelta", { minute, id, rows: JSON.stringify(rows) });
    },
    deltas: async (minute) =>
      deltas.all(minute).map(({ id, rows }) => ({
        id: id as string,
        minute,
        rows: JSON.parse(rows as string) as DeltaRow[],
      })),
    minutes: async (from) => minutes.all(from).map(({ minute }) => minute as number),
    async put(step, rows) {
      if (rows.length === 0) return;
      await writer.write(
        "putStats",
        rows.map(({ kind, id, at, counts }) => [step, kind, id, at, JSON.stringify(counts)] as const),
      );
    },
    async rows({ step, from, until, kind, id }) {
      if (kind === undefined) return all.all(step, from, until).map(rowOf);
      return (
        id === undefined ? ofKind.all(step, from, until, kind) : ofThing.all(step, from, until, kind, id)
      ).map(rowOf);
    },
    folded: async () => Number(mark.get(FOLDED)?.value ?? 0),
    async setFolded(minute) {
      await writer.write("mark", { name: FOLDED, value: minute });
    },
    forgotten: async () => Number(mark.get(FORGOTTEN)?.value ?? 0),
    async forget({ minute, ...steps }) {
      const forgotten = Math.max(minute, Number(mark.get(FORGOTTEN)?.value ?? 0));
      await Promise.all([
        writer.write("mark", { name: FORGOTTEN, value: forgotten }),
        writer.write("forgetStats", { minute, steps: Object.entries(steps) }),
      ]);
    },
  };
}

function rowOf({ kind, id, at, counts }: Row): StatRow {
  return {
    kind: kind as StatRow["kind"],
    id: id as string,
    at: at as number,
    counts: JSON.parse(counts as string) as StatRow["counts"],
  };
}
