import type { DatabaseSync } from "node:sqlite";
import type { Clock, Digests } from "../../core/ports.ts";
import type { Writer } from "../store/writer.ts";

/** So many entries are looked at at a time. */
const PAGE = 256;

/** Digests on SQLite. */
export function createDigests(reader: DatabaseSync, writer: Writer, clock: Clock): Digests {
  const entries = reader.prepare("SELECT id, at, entry FROM digest_entry WHERE bringer=? ORDER BY at, id");
  const page = reader.prepare(
    `SELECT bringer, id, at, entry FROM digest_entry WHERE (bringer, id)>(:bringer, :id) ORDER BY bringer, id LIMIT ${PAGE}`,
  );
  return {
    join: (entry, options) => writer.write("joinDigest", { entry, ...options, now: clock() }),
    async close({ target, bringer }) {
      await writer.write("closeDigest", { target, bringer });
      return entries
        .all(bringer)
        .map(({ id, at, entry }) => ({ id: id as string, target, at: Number(at), text: entry as string }));
    },
    async done(bringer) {
      await writer.write("endDigest", { bringer });
    },
    async forget(isMeant) {
      let forgotten = 0;
      for (let place = { bringer: "", id: "" }; ; ) {
        const rows = page.all(place).map(({ bringer, id, at, entry }) => ({
          ...{ bringer: bringer as string, id: id as string, at: Number(at), text: entry as string },
        }));
        const last = rows.at(-1);
        if (!last) return forgotten;
        place = { bringer: last.bringer, id: last.id };
        const meant = rows.filter((entry) => entry.text !== "" && isMeant(entry));
        if (meant.length === 0) continue;
        const named = meant.map(({ bringer, id }) => ({ bringer, id }));
        forgotten += await writer.write("forgetDigested", named);
      }
    },
  };
}

/**
 * Lets nobody else join a target's open digest when `isLeft` says so of who is to bring it: who joins one that nobody brings would
 * be lost. What comes next begins another.
 */
export async function leaveDigest(
  target: string,
  isLeft: (bringer: string) => boolean,
  { reader, writer }: { readonly reader: DatabaseSync; readonly writer: Writer },
): Promise<void> {
  const open = reader.prepare("SELECT bringer FROM digest WHERE target=?").get(target);
  const bringer = open?.["bringer"] as string | undefined;
  if (bringer !== undefined && isLeft(bringer)) await writer.write("closeDigest", { target, bringer });
}
