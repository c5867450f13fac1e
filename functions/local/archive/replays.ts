import type { DatabaseSync } from "node:sqlite";
import type { Replay, Replays } from "../../core/ports.ts";
import { replayOfTarget, replayTarget } from "../../core/replay.ts";
import type { Target } from "../../core/rule.ts";
import { pageOf } from "../../core/pages.ts";
import type { ReplayRow } from "../store/operations.ts";
import type { Row } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";

export interface ReplaysOptions {
  /** Hears of each change, so that the host runs what is to run. */
  readonly onChange: (replay: Replay) => void;
}

export interface LocalReplays extends Replays {
  /** The target of a replay to a URL. */
  targetOf(targetId: string): Target | undefined;
}

/** Replays on SQLite. The newest come first; the cursor is a replay's id. */
export function createReplays(
  reader: DatabaseSync,
  writer: Writer,
  { onChange }: ReplaysOptions,
): LocalReplays {
  const get = reader.prepare("SELECT replay FROM replay WHERE id=?");
  const list = reader.prepare(
    `SELECT id, replay FROM replay WHERE :cursor IS NULL OR (created_at, id) < (SELECT created_at, id FROM replay WHERE id=:cursor)
     ORDER BY created_at DESC, id DESC LIMIT :limit`,
  );
  /** Where a replay goes never changes, and it is asked for with each delivery. */
  const targets = new Map<string, Target>();
  return {
    async add(replay) {
      await writer.write("addReplay", rowOf(replay));
      onChange(replay);
    },
    async get(id) {
      const row = get.get(id);
      return row && replayOf(row);
    },
    async list({ limit, cursor }) {
      const rows = list.all({ cursor: cursor ?? null, limit: limit + 1 });
      return pageOf(rows.map(replayOf), limit, ({ id }) => id);
    },
    async update(replay) {
      const next = { ...replay, version: replay.version + 1 };
      const updated = await writer.write("updateReplay", rowOf(next));
      if (updated) onChange(next);
      return updated;
    },
    targetOf(targetId) {
      const id = replayOfTarget(targetId);
      if (id === undefined) return undefined;
      const target = targets.get(id) ?? storedTarget(get.get(id));
      if (target) targets.set(id, target);
      return target;
    },
  };
}

function storedTarget(row: Row | undefined): Target | undefined {
  return row && replayTarget(replayOf(row));
}

function rowOf(replay: Replay): ReplayRow {
  return [replay.id, replay.createdAt, replay.version, JSON.stringify(replay)];
}

function replayOf(row: Row): Replay {
  return JSON.parse(row.replay as string) as Replay;
}
