import type { TapPlaces } from "../core/tap.ts";
import type { Table } from "./table.ts";

const PLACES = "TAP_PLACES";

/** The places of taps in the parts of what they take from, in a table. */
export function createTapPlaces(table: Table): TapPlaces {
  const keyOf = (tap: string, part: string) => ({ PK: PLACES, SK: `${tap} ${part}` });
  return {
    get: async (tap, part) => (await table.get(keyOf(tap, part)))?.["place"] as string | undefined,
    async move(tap, part, place) {
      await table.set(keyOf(tap, part), { place });
    },
  };
}
