import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { Clock } from "../../core/ports.ts";
import { type BlockPlan, idHash, planSegment } from "../../core/archive/segment.ts";
import { REPLAYS, type SegmentOrder } from "../../archive.ts";
import { type Item, padded } from "../attributes.ts";
import type { Bucket } from "../bucket.ts";
import { SEGMENTS } from "../names.ts";
import type { JournalLine, Pack } from "./packs.ts";
import { type IdPlace, idItems, journalItem, type Segment, segmentItem, writeBlocks } from "./segments.ts";
import { ABSENT, type Condition, type Table, type Write } from "../table.ts";

/** One call of the archive function: its events, and what becomes of them. */
export interface ArchiveBatch {
  /** With their positions: the next ones that there are. */
  readonly events: readonly AcceptedEvent[];
  /** Writes events of one bus and archive as an object; nobody sees it yet. */
  writeSegment(events: readonly AcceptedEvent[], order: SegmentOrder): Promise<void>;
  /** Writes the journal, then shows all at once. */
  commit(): Promise<void>;
}

export interface ArchiveBatchPorts {
  readonly table: Table;
  readonly bucket: Bucket;
  readonly clock: Clock;
  readonly next: () => number;
}

/** The journal is kept so long. */
const JOURNAL_MS = 30 * 86_400_000;
/** What was reserved and not shown within that is given up: no function works as long. Scans wait for it no longer. */
export const RESERVED_MS = 900_000;

/** Takes up what packs hold, each event once, and reserves positions for what is to be archived. */
export async function beginBatch(packs: readonly Pack[], ports: ArchiveBatchPorts): Promise<ArchiveBatch> {
  const { bucket, table, next, clock } = ports;
  const came = onceEach(packs.flatMap(({ events }) => events)).sort((a, b) => a.position! - b.position!);
  const kept = came.filter(({ replay }) => !replay);
  const first = kept.length > 0 ? await reserve(table, kept.length, clock()) : 0;
  const positions = new Map(kept.map((event, i) => [event, first + i]));
  const lines = [...came.map(acceptedLine), ...packs.flatMap((pack) => pack.lines)];
  const shown: Item[] = [];
  const places: IdPlace[] = [];
  let expires = clock() + JOURNAL_MS;
  return {
    events: came.map((event) => ({ ...event, position: positions.get(event) ?? event.position! })),
    async writeSegment(events, order) {
      // Replayed events are in the archive already, and deliveries carry their own.
      if (order.archive === REPLAYS.id) return;
      const segment = await write(events, { order: { ...order, batch: first }, bucket, places });
      shown.push(segmentItem(segment, shown.length));
      expires = Math.max(expires, order.expiresAt);
    },
    async commit() {
      const SK = padded(next());
      if (lines.length > 0) shown.push(await writeJournal(lines, { SK, bucket, places, clock }));
      await table.putAll(idItems(places, SK, expires));
      await show(table, shown, kept.length > 0 ? [{ gone: reservation(first) }] : []);
    },
  };
}

/** DynamoDB writes at most so many items together. */
const TOGETHER = 99;

/** All at once where they are not too many buses: else in parts, the last with the end of the reservation, up to which nobody scans. */
async function show(table: Table, items: readonly Item[], ends: readonly Write[]): Promise<void> {
  for (let at = 0; at === 0 || at < items.length; at += TOGETHER) {
    const writes: Write[] = items.slice(at, at + TOGETHER).map((item) => ({ item }));
    if (at + TOGETHER >= items.length) writes.push(...ends);
    if (writes.length > 0 && !(await table.putTogether(writes)))
      throw new RouterError("storage-failed", "Cannot archive: another wrote to the same items");
  }
}

/** At least once is how they come: route may have sent an event twice, and the queue too. */
function onceEach(events: readonly AcceptedEvent[]): AcceptedEvent[] {
  return [...new Map(events.map((event) => [acceptanceOf(event), event])).values()];
}

/** Names an acceptance of an event: one that is published again later is another one. */
export function acceptanceOf({ key, receivedAt, replay }: AcceptedEvent): string {
  return `${key} ${receivedAt} ${replay?.id ?? ""}`;
}

function acceptedLine({
  key,
  position,
  id,
  source,
  receivedAt,
  publisher,
  schema,
}: AcceptedEvent): JournalLine {
  const event = { position: position!, id, source };
  return { key, entry: { kind: "accepted", at: receivedAt, event, publisher, schema } };
}

const COUNTER = { PK: "POSITIONS", SK: "-" };
/** So many others may be faster before one gives up. */
const TRIES = 50;

/** The first of so many positions. Whoever reads on behind them knows that they are to come. */
async function reserve(table: Table, count: number, now: number): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const last = ((await table.get(COUNTER))?.["n"] as number | undefined) ?? 0;
    const still: Condition = last === 0 ? ABSENT : { expression: "n = :n", values: { ":n": last } };
    const written = await table.putTogether([
      { item: { ...COUNTER, n: last + count }, condition: still },
      { item: { ...reservation(last + 1), at: now } },
    ]);
    if (written) return last + 1;
  }
  throw new RouterError("storage-failed", "Cannot archive: too many do at once");
}

/** What was reserved and is not shown yet. */
export const RESERVATIONS = "RESERVATIONS";

function reservation(first: number) {
  return { PK: RESERVATIONS, SK: padded(first) };
}

/** Up to which position, inclusive, all is shown that ever will be; to be asked before what is shown is read. */
export async function shownUpTo(
  table: Table,
  now: number,
): Promise<{ readonly position: number; readonly more: boolean }> {
  const last = ((await table.get(COUNTER))?.["n"] as number | undefined) ?? 0;
  for await (const page of table.pages({ PK: RESERVATIONS }))
    for (const { SK, at } of page)
      if (now - (at as number) < RESERVED_MS) return { position: Math.min(last, Number(SK) - 1), more: true };
  return { position: last, more: false };
}

async function write(
  events: readonly AcceptedEvent[],
  { order, bucket, places }: { order: SegmentOrder; bucket: Bucket; places: IdPlace[] },
): Promise<Segment> {
  const { ids, blocks, positions: _, ...plan } = planSegment(events);
  const { archive, batch, expiresAt } = order;
  const file = `${SEGMENTS}${archive}/${plan.bus}/${padded(plan.first)}.zst`;
  const { parts, bytes } = await writeBlocks(
    bucket,
    file,
    blocks.map(({ text }) => text),
  );
  let ordinal = 0;
  for (const [i, { count }] of blocks.entries()) {
    const block = { ...parts[i]!, file, bus: plan.bus };
    for (const id of ids.slice(ordinal, ordinal + count)) places.push({ hash: idHash(id), block });
    ordinal += count;
  }
  return {
    ...plan,
    archive,
    batch,
    expiresAt,
    file,
    bytes,
    blocks: blocks.map((block, i) => ({ ...parts[i]!, ...extentOf(block) })),
  };
}

function extentOf({ first, last, count }: BlockPlan) {
  return { first, last, count };
}

/** Lines of an event are side by side, so that mostly one block has them all. */
async function writeJournal(
  lines: readonly JournalLine[],
  { SK, bucket, places, clock }: { SK: string; bucket: Bucket; places: IdPlace[]; clock: Clock },
): Promise<Item> {
  const hashed = lines
    .map((line) => ({ line, hash: idHash(line.entry.event.id) }))
    .sort((a, b) => a.hash - b.hash);
  const blocks = blocksOf(hashed);
  const file = `${SEGMENTS}journal/${SK}.zst`;
  const { parts } = await writeBlocks(
    bucket,
    file,
    blocks.map((block) => block.map(({ line }) => JSON.stringify(line)).join("\n")),
  );
  for (const [i, block] of blocks.entries()) {
    const place = { ...parts[i]!, file };
    for (const hash of new Set(block.map(({ hash }) => hash))) places.push({ hash, block: place });
  }
  return journalItem({ file, parts }, SK, clock() + JOURNAL_MS);
}

/** So many lines make a block: about 30 KB, of which a few hold what is asked for. */
const BLOCK_LINES = 128;

function blocksOf<Thing>(things: readonly Thing[]): Thing[][] {
  return Array.from({ length: Math.ceil(things.length / BLOCK_LINES) }, (_, i) =>
    things.slice(i * BLOCK_LINES, (i + 1) * BLOCK_LINES),
  );
}
