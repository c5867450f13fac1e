import type { DatabaseSync } from "node:sqlite";
import type { OperationTable } from "./operations.ts";

/** What the writer does of stats and of the states of alerts. */
export function statOperations(db: DatabaseSync) {
  const addAlert = db.prepare("INSERT OR IGNORE INTO alert_state VALUES(?, ?, ?, ?)");
  const updateAlert = db.prepare(
    "UPDATE alert_state SET version=?, state=? WHERE alert=? AND resource=? AND version=?",
  );
  const removeAlert = db.prepare("DELETE FROM alert_state WHERE alert=? AND resource=? AND version=?");
  const addDelta = db.prepare("INSERT OR IGNORE INTO stat_delta VALUES(?, ?, ?)");
  const put = db.prepare("INSERT OR REPLACE INTO stat VALUES(?, ?, ?, ?, ?)");
  const forgetDeltas = db.prepare("DELETE FROM stat_delta WHERE minute<?");
  const forgetRows = db.prepare("DELETE FROM stat WHERE step=? AND at<?");
  return {
    putAlertState: ([alert, resource, version, state]) =>
      (version === 1
        ? addAlert.run(alert, resource, version, state)
        : updateAlert.run(version, state, alert, resource, version - 1)
      ).changes > 0,
    removeAlertState: ([alert, resource, version]) => removeAlert.run(alert, resource, version).changes > 0,
    addStatDelta: ({ minute, id, rows }) => done(addDelta.run(minute, id, rows)),
    putStats: (rows) => done(rows.forEach((row) => put.run(...row))),
    forgetStats: ({ minute, steps }) => {
      forgetDeltas.run(minute);
      return done(steps.forEach(([step, at]) => forgetRows.run(step, at)));
    },
  } satisfies Partial<OperationTable>;
}

function done(_: unknown): null {
  return null;
}
