import type { Clock } from "../../core/ports.ts";
import type { TapPlaces } from "../../core/tap.ts";
import type { Table } from "../table.ts";

const PLACES = "TAP_PLACES";

/** The places of taps in the parts of what they take from, in a table, and beside each who takes from there now. */
export function createTapPlaces(table: Table, clock: Clock): TapPlaces {
  const keyOf = (tap: string, part: string) => ({ PK: PLACES, SK: `${tap} ${part}` });
  return {
    get: async (tap, part) => (await table.get(keyOf(tap, part)))?.["place"] as string | undefined,
    async move(tap, part, place) {
      await table.set(keyOf(tap, part), { place });
    },
    async hold(tap, part, { worker, until }) {
      const values = { ":worker": worker, ":now": clock() };
      const expression = "attribute_not_exists(heldUntil) OR heldUntil <= :now OR heldBy = :worker";
      const lease = { heldBy: worker, heldUntil: until };
      return (await table.set(keyOf(tap, part), lease, { expression, values })) !== undefined;
    },
    async release(tap, part, worker) {
      const condition = { expression: "heldBy = :worker", values: { ":worker": worker } };
      await table.set(keyOf(tap, part), { heldUntil: 0 }, condition);
    },
  };
}
