import type { DatabaseSync } from "node:sqlite";
import type { DigestPlace } from "../../core/ports.ts";
import type { Operations } from "./operations.ts";

/** A digest that was dead for so long is never redriven. */
const KEPT_MS = 90 * 86_400_000;

/** What the writer does of digests: the open one of each target is a row of `digest`, what joined are rows of `digest_entry`. */
export function digestOperations(db: DatabaseSync) {
  const open = db.prepare("SELECT bringer, closes_at, weight FROM digest WHERE target=?");
  const begin = db.prepare("INSERT OR REPLACE INTO digest VALUES(?, ?, ?, ?)");
  const grow = db.prepare("UPDATE digest SET weight=weight+? WHERE target=?");
  const close = db.prepare("DELETE FROM digest WHERE target=? AND bringer=?");
  const add = db.prepare("INSERT OR IGNORE INTO digest_entry VALUES(?, ?, ?, ?, ?)");
  const find = db.prepare("SELECT closes_at FROM digest_entry WHERE bringer=? AND id=?");
  const end = db.prepare("DELETE FROM digest_entry WHERE bringer=?");
  const forget = db.prepare("DELETE FROM digest_entry WHERE closes_at<?");
  return {
    joinDigest({ entry, closesAt, most, now }: Operations["joinDigest"]["args"]): DigestPlace {
      const { id, target, at, text, weight } = entry;
      const own = find.get(id, id);
      if (own) return { bringer: id, closesAt: Number(own.closes_at) };
      const found = open.get(target);
      if (found && now < Number(found.closes_at) && Number(found.weight) + weight <= most) {
        const place = { bringer: found.bringer as string, closesAt: Number(found.closes_at) };
        if (add.run(place.bringer, id, at, place.closesAt, text).changes > 0) grow.run(weight, target);
        return place;
      }
      forget.run(now - KEPT_MS);
      begin.run(target, id, closesAt, weight);
      add.run(id, id, at, closesAt, text);
      return { bringer: id, closesAt };
    },
    closeDigest({ target, bringer }: Operations["closeDigest"]["args"]) {
      close.run(target, bringer);
      return null;
    },
    endDigest({ bringer }: Operations["endDigest"]["args"]) {
      end.run(bringer);
      return null;
    },
  };
}
