import type * as Ports from "../../functions/core/ports.ts";
import { NOW } from "./build.ts";

/** Digests that take whatever joins until they are closed. */
export function memoryDigests(clock: Ports.Clock = () => NOW) {
  const open = new Map<string, Ports.DigestPlace & { weight: number }>();
  const kept = new Map<string, Ports.DigestEntry[]>();
  return {
    kept,
    async join(entry: Ports.DigestEntry, { closesAt, most }: Ports.DigestOptions) {
      const { id, target, weight } = entry;
      const known = open.get(target);
      if (kept.has(id)) return { bringer: id, closesAt: known?.bringer === id ? known.closesAt : 0 };
      const room = known && clock() < known.closesAt && known.weight + weight <= most;
      const place = room ? known : { bringer: id, closesAt, weight: 0 };
      open.set(target, { ...place, weight: place.weight + weight });
      kept.set(place.bringer, [...(kept.get(place.bringer) ?? []), entry]);
      return { bringer: place.bringer, closesAt: place.closesAt };
    },
    async close({ target, bringer }: { target: string; bringer: string }) {
      if (open.get(target)?.bringer === bringer) open.delete(target);
      return kept.get(bringer) ?? [];
    },
    async done(bringer: string) {
      kept.delete(bringer);
    },
  } satisfies Ports.Digests & Record<string, unknown>;
}
