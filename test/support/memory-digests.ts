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
    async forget(isMeant: Parameters<Ports.Digests["forget"]>[0]) {
      let forgotten = 0;
      for (const [bringer, entries] of kept) {
        const isGone = (entry: Ports.DigestEntry) => entry.text !== "" && isMeant(entry);
        forgotten += entries.filter(isGone).length;
        if (entries.some((entry) => entry.id === bringer && isGone(entry)))
          for (const [target, place] of open) if (place.bringer === bringer) open.delete(target);
        kept.set(
          bringer,
          entries.flatMap((entry) => {
            if (!isGone(entry)) return [entry];
            return entry.id === bringer ? [{ ...entry, text: "" }] : [];
          }),
        );
      }
      return forgotten;
    },
  } satisfies Ports.Digests & Record<string, unknown>;
}
