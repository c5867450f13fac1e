import type { DatabaseSync } from "node:sqlite";
import { marks } from "./marks.ts";
import type { SegmentRow } from "./operations.ts";

/** Puts a segment in: its row, its ids, and what lies in it out of the log. */
export function createSegmentInsert(db: DatabaseSync): (row: SegmentRow) => void {
  const insert = db.prepare(`INSERT INTO segment VALUES(NULL, ${marks(14)})`);
  const insertIds = db.prepare("INSERT INTO segment_ids VALUES(?, ?)");
  const remove = db.prepare("DELETE FROM log WHERE position=?");
  return (row) => {
    const {
      batch,
      archive,
      bus,
      first,
      last,
      minReceived,
      maxReceived,
      count,
      rawBytes,
      bytes,
      expiresAt,
      file,
      types,
      blocks,
    } = row;
    const { lastInsertRowid } = insert.run(
      ...[batch, archive, bus, first, last, minReceived, maxReceived, count],
      ...[rawBytes, bytes, expiresAt, file, types, blocks],
    );
    insertIds.run(lastInsertRowid, row.ids);
    for (const position of row.positions) remove.run(position);
  };
}
