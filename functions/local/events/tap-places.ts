import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "../../core/ports.ts";
import type { TapLease, TapPlaces } from "../../core/tap.ts";
import type { Writer } from "../store/writer.ts";

/** The places of taps in the parts of what they take from. Who takes from where ends with the process, as there is no other. */
export function createTapPlaces(reader: DatabaseSync, writer: Writer, clock: Clock): TapPlaces {
  const one = reader.prepare("SELECT place FROM tap_place WHERE tap=? AND part=?");
  const leases = new Map<string, TapLease>();
  return {
    get: async (tap, part) => one.get(tap, part)?.["place"] as string | undefined,
    async move(tap, part, place) {
      await writer.write("tapPlace", { tap, part, place });
    },
    async hold(tap, part, lease) {
      const name = `${tap} ${part}`;
      const now = leases.get(name);
      if (now && now.worker !== lease.worker && now.until > clock()) return false;
      leases.set(name, lease);
      return true;
    },
    async release(tap, part, worker) {
      const name = `${tap} ${part}`;
      if (leases.get(name)?.worker === worker) leases.delete(name);
    },
  };
}
