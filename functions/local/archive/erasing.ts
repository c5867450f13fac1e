import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import {
  addErased,
  digestedBy,
  type Erased,
  type ErasedEvent,
  type Erasure,
  type Erasures,
  isErased,
  nothingErased,
} from "../../core/archive/erasure.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import { pageOf } from "../../core/pages.ts";
import type { Clock } from "../../core/ports.ts";
import { createDigests } from "../deliveries/digests.ts";
import { erasePasses, type EraseTools } from "./erase.ts";
import { removeSegmentFile, syncFolder } from "./segment-files.ts";
import type { Row } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";

/** Erasures of this process and of those before it. */
export interface Erasing extends Erasures {
  /** Goes on with what the process before had begun, and removes the files that it left. */
  resume(): void;
  /** Whether an event is being erased, or was lately: what somebody read of it before is not to be used. */
  covers(event: AcceptedEvent): boolean;
  stop(): Promise<void>;
}

export interface ErasingOptions extends Omit<EraseTools, "isOne" | "isDigested" | "id" | "digests"> {
  readonly clock: Clock;
  readonly onTrouble: (error: unknown) => void;
  /** How often it is looked whether a digest has gone out, for tests. Default a minute. */
  readonly heldMs?: number;
}

/** A replay with a rate may have a block in hand for so long. */
const REMEMBERED_MS = 3_600_000;
/** A digest goes out when its window ends. */
const HELD_MS = 60_000;
/** What the storage did not take is tried again after that. */
const RETRY_MS = 5_000;

export function createErasing(options: ErasingOptions): Erasing {
  const { reader, writer, folder, clock, onTrouble, heldMs = HELD_MS } = options;
  const digests = createDigests(reader, writer, clock);
  const lately = new Map<string, { readonly erasure: Erasure; readonly until: number }>();
  const kept = createKept(reader);
  let stopped = false;
  let working = Promise.resolve();
  const put = (erasure: Erasure) =>
    writer.write("putErasure", [erasure.id, erasure.startedAt, JSON.stringify(erasure)]);
  const remember = (erasure: Erasure) => lately.set(erasure.id, { erasure, until: clock() + REMEMBERED_MS });
  const run = async (begun: Erasure): Promise<void> => {
    let erasure = begun;
    const told = async (erased: Partial<Erased>) => {
      erasure = { ...erasure, erased: addErased(erasure.erased, erased) };
      await put(erasure);
    };
    const isOne = (event: ErasedEvent) => isErased(begun, event);
    const isDigested = digestedBy(isOne);
    const held = await erasePasses({ ...options, id: begun.id, digests, isOne, isDigested }, told);
    if (held > 0) return later(begun.id);
    await removeStale(folder, reader, writer);
    const { scope: _, ...receipt } = erasure;
    await put({ ...receipt, status: "done", endedAt: clock() });
    remember(begun);
  };
  const work = async ({ id }: Erasure): Promise<void> => {
    while (!stopped) {
      try {
        return await run(kept.get(id)!);
      } catch (error) {
        onTrouble(error);
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  };
  const later = (id: string) => {
    setTimeout(() => {
      if (!stopped) queue(kept.get(id)!);
    }, heldMs).unref();
  };
  /** One after the other: each reads the whole archive. */
  const queue = (erasure: Erasure) => {
    remember(erasure);
    working = working.then(() => work(erasure));
  };
  return {
    async start(scope, by, now) {
      const begun = { id: randomUUID(), status: "running", startedAt: now, startedBy: by } as const;
      const erasure: Erasure = { ...begun, scope, before: now + 1, erased: nothingErased };
      await put(erasure);
      queue(erasure);
      return erasure;
    },
    get: async (id) => kept.get(id),
    list: async ({ limit, cursor }) => pageOf(kept.list(limit + 1, cursor), limit, ({ id }) => id),
    covers(event) {
      for (const [id, { erasure, until }] of lately) {
        if (until < clock()) lately.delete(id);
        else if (isErased(erasure, event)) return true;
      }
      return false;
    },
    resume() {
      removeStale(folder, reader, writer).catch(onTrouble);
      for (const erasure of kept.running()) queue(erasure);
    },
    async stop() {
      stopped = true;
      await Promise.race([working, sleep(RETRY_MS, undefined, { ref: false })]);
    },
  };
}

/** Erasures as they are kept. */
function createKept(reader: DatabaseSync) {
  const get = reader.prepare("SELECT erasure FROM erasure WHERE id=?");
  const list = reader.prepare(
    `SELECT erasure FROM erasure WHERE :cursor IS NULL OR (started_at, id) < (SELECT started_at, id FROM erasure WHERE id=:cursor)
     ORDER BY started_at DESC, id DESC LIMIT :limit`,
  );
  const all = (limit: number, cursor?: string) => list.all({ limit, cursor: cursor ?? null }).map(erasureOf);
  return {
    get: (id: string) => {
      const row = get.get(id);
      return row && erasureOf(row);
    },
    list: all,
    /** The oldest first. */
    running: () =>
      all(Number.MAX_SAFE_INTEGER)
        .filter(({ status }) => status === "running")
        .toReversed(),
  };
}

function erasureOf(row: Row): Erasure {
  return JSON.parse(row.erasure as string) as Erasure;
}

/** Removes the files of segments that were replaced, whatever a crash has left of that. */
async function removeStale(folder: string, reader: DatabaseSync, writer: Writer): Promise<void> {
  const archive = join(folder, "archive");
  for (const { file } of reader.prepare("SELECT file FROM stale_file").all()) {
    removeSegmentFile(archive, file as string);
    syncFolder(dirname(join(archive, file as string)));
    await writer.write("forgetFile", file as string);
  }
}
