import type { AlertsPorts } from "../functions/alerts.ts";
import { noCounts } from "../functions/core/stats/counts.ts";
import type { DeltaRow } from "../functions/core/stats/delta.ts";
import type { Trouble } from "./alerts-world.ts";

/** How it is inside of Signalbox: its archive, its functions, its doors. */
export interface Inside {
  /** What functions count in a minute that begins at `at` (epoch ms). */
  pass(at: number, trouble: Trouble): readonly DeltaRow[];
  readonly readings: Pick<AlertsPorts, "archive" | "limits" | "definitions">;
}

/** Somebody changes a rule so often, in minutes. */
const CHANGES = 20;
const MINUTE_MS = 60_000;
const FUNCTIONS = ["route", "deliver"] as const;

export function createInside(): Inside {
  let stuckSince: number | undefined;
  let connections = 10;
  let definitions = { revision: 1, changedAt: 0 };
  const worksWith = new Map<string, number>();
  return {
    pass(at, { archiveStuck, outdated, connections: open = 10 }) {
      stuckSince = archiveStuck ? (stuckSince ?? at) : undefined;
      connections = open;
      for (const id of FUNCTIONS) if (id !== outdated) worksWith.set(id, definitions.revision);
      const rows = FUNCTIONS.map((id): DeltaRow => {
        const revision = worksWith.get(id)!;
        return ["function", id, { ...noCounts, count: 1, revisions: { oldest: revision, newest: revision } }];
      });
      if ((at / MINUTE_MS) % CHANGES === 0)
        definitions = { revision: definitions.revision + 1, changedAt: at };
      return rows;
    },
    readings: {
      archive: async () => (stuckSince === undefined ? {} : { overdueSince: stuckSince }),
      limits: async () => [{ id: "connections", used: connections, most: 100, beyond: "no more are taken" }],
      definitions: () => definitions,
    },
  };
}
