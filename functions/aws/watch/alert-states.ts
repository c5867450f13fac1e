import type { AlertState, AlertStates } from "../../core/alerts/alert.ts";
import { ABSENT, type Condition, type Table } from "../table.ts";

const ALERTS = "ALERTS";

/** The states of alerts in the table `config`. */
export function createAlertStates(table: Table): AlertStates {
  return {
    async all() {
      const states: AlertState[] = [];
      for await (const page of table.pages({ PK: ALERTS }))
        states.push(...page.map(({ body }) => JSON.parse(body as string) as AlertState));
      return states;
    },
    put(state) {
      const { version } = state;
      const before = version === 1 ? ABSENT : isVersion(version - 1);
      return table.put({ ...keyOf(state), v: version, body: JSON.stringify(state) }, before);
    },
    remove: (state) => table.remove(keyOf(state), isVersion(state.version)),
  };
}

function keyOf({ alert, resource }: AlertState) {
  return { PK: ALERTS, SK: `${alert}/${resource}` };
}

function isVersion(v: number): Condition {
  return { expression: "v = :v", values: { ":v": v } };
}
