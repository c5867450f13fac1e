import { RouterError } from "../../core/errors.ts";
import type { Replay, Replays } from "../../core/ports.ts";
import { replayTarget } from "../../core/replay.ts";
import type { Target } from "../../core/rule.ts";
import { type Item, padded } from "../attributes.ts";
import { newestFirst } from "../newest-first.ts";
import type { Table } from "../table.ts";

export interface AwsReplays extends Replays {
  /** The target of the replay of that id to a URL. */
  targetOf(replay: string): Promise<Target | undefined>;
}

const LIST = "REPLAYS";

/** Replays in the table `config`: an item each, and one that has its place in the list. */
export function createReplays(table: Table): AwsReplays {
  /** Where a replay goes never changes. */
  const targets = new Map<string, Target>();
  const get = async (id: string) => {
    const item = await table.get(keyOf(id));
    return item && replayOf(item);
  };
  return {
    async add(replay) {
      const { id, createdAt } = replay;
      await table.putTogether([
        { item: itemOf(replay) },
        { item: { PK: LIST, SK: `${padded(createdAt)}#${id}`, id } },
      ]);
    },
    get,
    async list({ limit, cursor }) {
      return newestFirst(table, {
        partitions: [LIST],
        limit,
        below: cursor === undefined ? undefined : placeOf(cursor),
        async open(items) {
          const replays = (await table.getAll(items.map(({ id }) => keyOf(id as string)))).map(replayOf);
          const byId = new Map(replays.map((replay) => [replay.id, replay]));
          return items.map(({ id }) => byId.get(id as string));
        },
      });
    },
    update(replay) {
      const { version } = replay;
      const next = { ...replay, version: version + 1 };
      return table.put(itemOf(next), { expression: "v = :v", values: { ":v": version } });
    },
    async targetOf(id) {
      const known = targets.get(id);
      if (known) return known;
      const replay = await get(id);
      const target = replay && replayTarget(replay);
      if (target) targets.set(id, target);
      return target;
    },
  };
}

function keyOf(id: string) {
  return { PK: `REPLAY#${id}`, SK: "-" };
}

function itemOf(replay: Replay): Item {
  return { ...keyOf(replay.id), v: replay.version, body: JSON.stringify(replay) };
}

function replayOf({ body }: Item): Replay {
  return JSON.parse(body as string) as Replay;
}

function placeOf(cursor: string): string {
  if (/^\d{16}#/.test(cursor)) return cursor;
  throw new RouterError("cursor-invalid", `Cannot go on from cursor "${cursor}": it is none of this list`);
}
