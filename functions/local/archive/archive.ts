import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { REPLAYS } from "../../archive.ts";
import { countOf, inRange, mayHold } from "../../core/archive/archive-range.ts";
import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { Archive, ArchiveRange, ArchiveSize } from "../../core/ports.ts";
import { idHash } from "../../core/archive/segment.ts";
import { createLogReader } from "../watch/log-reader.ts";
import type { Segment, Segments } from "./segments.ts";
import { eventOf, type Row } from "../store/rows.ts";

/** So many events a filter looks at for one page: a short page with a cursor is better than a long wait. */
const SEEN_A_PAGE = 50_000;
/** So many events of the log are read at a time. */
const PAGE = 512;

/** All accepted events: the newest in the log, the others in segments. */
export function createArchive(reader: DatabaseSync, segments: Segments): Archive {
  const log = createLogPages(reader);
  const fresh = createLogReader(reader);
  return {
    async find(id, { source, bus } = {}) {
      const fits = (event: AcceptedEvent) =>
        event.id === id &&
        !event.replay &&
        (source ?? event.source) === event.source &&
        (bus ?? event.bus) === event.bus;
      const hash = idHash(id);
      const newest = fresh.withIdHash(hash).find(fits);
      if (newest) return newest;
      for await (const { segment, block } of segments.withIdHash(hash)) {
        const event = (await segments.look(segment, block)).findLast(fits);
        if (event) return event;
      }
      return undefined;
    },
    async search({ limit, cursor, filter, ...range }) {
      const items: AcceptedEvent[] = [];
      let seen = 0;
      const place = cursor === undefined ? {} : { below: below(cursor) };
      for await (const events of newestFirst(log, segments, { ...range, ...place })) {
        for (const event of events) {
          if (items.length === limit) return { items, next: String(items.at(-1)!.position) };
          if (!filter || filter(event)) items.push(event);
        }
        seen += events.length;
        if (filter && seen >= SEEN_A_PAGE) return { items, next: String(events.at(-1)!.position) };
        await setImmediate();
      }
      return { items };
    },
    scan: (range) => oldestFirst(log, segments, range),
    async count(range) {
      let count = log.count(range);
      for (
        let batch = segments.following(range.after ?? 0);
        batch.length > 0;
        batch = segments.following(lastOf(batch))
      ) {
        for (const segment of batch) if (holds(segment, range)) count += countOf(segment, range);
      }
      return count;
    },
    sizes: async () => log.sizes(),
  };
}

type Range = ArchiveRange & { readonly below?: number; readonly backwards?: boolean };

async function* newestFirst(
  log: LogPages,
  segments: Segments,
  range: Range,
): AsyncGenerator<AcceptedEvent[]> {
  let below = range.below ?? Number.MAX_SAFE_INTEGER;
  for (let page = log.before(range, below); page.length > 0; page = log.before(range, below)) {
    yield page;
    below = page.at(-1)!.position!;
  }
  for (let batch = segments.preceding(below); batch.length > 0; batch = segments.preceding(batch[0]!.batch)) {
    for await (const events of eventsOf(segments, batch, { ...range, backwards: true })) yield events;
  }
}

async function* oldestFirst(
  log: LogPages,
  segments: Segments,
  range: Range,
): AsyncGenerator<AcceptedEvent[]> {
  let after = range.after ?? 0;
  for (;;) {
    const { batch, page } = log.snapshot(() => {
      const batch = segments.following(after);
      return { batch, page: batch.length > 0 ? [] : log.after(range, after) };
    });
    if (batch.length === 0 && page.length === 0) return;
    if (page.length > 0) yield page;
    for await (const events of eventsOf(segments, batch, { ...range, after })) yield events;
    after = batch.length > 0 ? lastOf(batch) : page.at(-1)!.position!;
  }
}

/**
 * The events of a batch that are in a range. A batch of one segment comes block by block; segments of several buses or
 * classes overlap and are merged, so that positions only ever grow (or fall).
 */
async function* eventsOf(segments: Segments, batch: readonly Segment[], range: Range) {
  const held = batch.filter((segment) => holds(segment, range));
  const places = held.flatMap((segment) => segment.blocks.map((block) => ({ segment, block })));
  const wanted = places.filter(
    ({ block }) => block.last > (range.after ?? 0) && block.first < (range.below ?? Infinity),
  );
  const ordered = range.backwards ? wanted.toReversed() : wanted;
  const merged: AcceptedEvent[] = [];
  for (const { segment, block } of ordered) {
    // A search shows what there is; what goes on from here, such as a replay, must not pass over anything.
    const read = range.backwards ? segments.look : segments.read;
    const events = (await read(segment, block)).filter((event) => inRange(event, range));
    if (held.length > 1) merged.push(...events);
    else if (events.length > 0) yield range.backwards ? events.toReversed() : events;
  }
  if (merged.length > 0)
    yield merged.sort((a, b) => (a.position! - b.position!) * (range.backwards ? -1 : 1));
}

/** Replayed events are in the archive already: the segments of their own serve deliveries alone. */
function holds(segment: Segment, range: ArchiveRange): boolean {
  return segment.archive !== REPLAYS.id && mayHold(segment, range);
}

function lastOf(batch: readonly Segment[]): number {
  return batch.reduce((last, segment) => Math.max(last, segment.last), 0);
}

function below(cursor: string): number {
  const position = Number(cursor);
  if (Number.isSafeInteger(position) && position > 0) return position;
  throw new RouterError("cursor-invalid", `Cannot go on from cursor "${cursor}": it is none of this list`);
}

type LogPages = ReturnType<typeof createLogPages>;

/** The part of the archive that is still in the log. */
function createLogPages(reader: DatabaseSync) {
  const within = `replay IS NULL AND (:bus IS NULL OR bus=:bus) AND (:type IS NULL OR type=:type) AND (:source IS NULL OR source=:source)
    AND (:subject IS NULL OR subject=:subject) AND received_at>=:from AND received_at<:until`;
  const after = reader.prepare(
    `SELECT * FROM log WHERE position>:at AND ${within} ORDER BY position LIMIT ${PAGE}`,
  );
  const before = reader.prepare(
    `SELECT * FROM log WHERE position<:at AND ${within} ORDER BY position DESC LIMIT ${PAGE}`,
  );
  const count = reader.prepare(`SELECT count(*) AS count FROM log WHERE position>:at AND ${within}`);
  const values = (range: ArchiveRange, at: number) => ({
    at,
    bus: range.bus ?? null,
    type: range.type ?? null,
    source: range.source ?? null,
    subject: range.subject ?? null,
    from: range.from ?? 0,
    until: range.until ?? Number.MAX_SAFE_INTEGER,
  });
  const sizes =
    reader.prepare(`SELECT bus, sum(events) AS events, sum(bytes) AS bytes, min(first) AS "from", max(last) AS until FROM (
      SELECT bus, count(*) AS events, sum(length(text)) AS bytes, min(received_at) AS first, max(received_at) AS last FROM log WHERE replay IS NULL GROUP BY bus
      UNION ALL SELECT bus, sum(count), sum(bytes), min(min_received), max(max_received) FROM segment WHERE archive<>'${REPLAYS.id}' GROUP BY bus
    ) GROUP BY bus ORDER BY bus`);
  const events = (rows: readonly Row[]) => rows.map(eventOf);
  return {
    after: (range: ArchiveRange, at: number) => events(after.all(values(range, at))),
    before: (range: ArchiveRange, at: number) => events(before.all(values(range, at))),
    count: (range: ArchiveRange) => Number(count.get(values(range, range.after ?? 0))?.count),
    sizes: () => sizes.all().map((row) => ({ ...row }) as unknown as ArchiveSize),
    /** Reads of one state of the store, whatever is written meanwhile. */
    snapshot<Result>(read: () => Result): Result {
      reader.exec("BEGIN");
      try {
        return read();
      } finally {
        reader.exec("COMMIT");
      }
    },
  };
}
