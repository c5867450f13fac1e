import type { Clock } from "../../core/ports.ts";
import type { TapReport, TapState, TapStates } from "../../core/tap.ts";
import type { Table } from "../table.ts";

const TAPS = "TAPS";

/** The states of taps in a table: the hand of the operator and the report beside it, so that neither undoes the other. */
export function createTapStates(table: Table, clock: Clock): TapStates {
  const keyOf = (tap: string) => ({ PK: TAPS, SK: tap });
  return {
    async get(tap) {
      const item = await table.get(keyOf(tap));
      const [paused, report] = [item?.["paused"], item?.["report"]];
      return {
        ...(paused ? { paused: JSON.parse(paused as string) as NonNullable<TapState["paused"]> } : {}),
        ...(report ? { report: JSON.parse(report as string) as TapReport } : {}),
      };
    },
    async pause(tap, by) {
      await table.set(keyOf(tap), { paused: JSON.stringify({ at: clock(), by }) });
    },
    async resume(tap) {
      await table.set(keyOf(tap), { paused: "" });
    },
    async report(tap, report) {
      await table.set(keyOf(tap), { report: JSON.stringify(report) });
    },
  };
}
