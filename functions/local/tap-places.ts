import type { DatabaseSync } from "node:sqlite";
import type { TapPlaces } from "../core/tap.ts";
import type { Writer } from "./store/writer.ts";

/** The places of taps in the parts of what they take from. */
export function createTapPlaces(reader: DatabaseSync, writer: Writer): TapPlaces {
  const one = reader.prepare("SELECT place FROM tap_place WHERE tap=? AND part=?");
  return {
    get: async (tap, part) => one.get(tap, part)?.["place"] as string | undefined,
    async move(tap, part, place) {
      await writer.write("tapPlace", { tap, part, place });
    },
  };
}
