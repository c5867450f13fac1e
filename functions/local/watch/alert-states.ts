import type { DatabaseSync } from "node:sqlite";
import type { AlertState, AlertStates } from "../../core/alerts/alert.ts";
import type { Writer } from "../store/writer.ts";

/** The states of alerts on SQLite. */
export function createAlertStates(reader: DatabaseSync, writer: Writer): AlertStates {
  const all = reader.prepare("SELECT state FROM alert_state ORDER BY alert, resource");
  return {
    all: async () => all.all().map(({ state }) => JSON.parse(state as string) as AlertState),
    put: (state) => writer.write("putAlertState", rowOf(state)),
    remove: (state) => writer.write("removeAlertState", rowOf(state)),
  };
}

function rowOf(state: AlertState) {
  return [state.alert, state.resource, state.version, JSON.stringify(state)] as const;
}
