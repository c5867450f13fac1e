import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import type { Erased } from "../../core/archive/erasure.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { Digests } from "../../core/ports.ts";
import type { Lanes } from "../deliveries/lanes.ts";
import { writeSegment } from "./segment-writer.ts";
import type { Segments } from "./segments.ts";
import type { EraseArgs, ErasedRows } from "../store/operations.ts";
import { eventOf } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";

export interface EraseTools {
  /** The data folder. */
  readonly folder: string;
  readonly reader: DatabaseSync;
  readonly writer: Writer;
  readonly segments: Pick<Segments, "next" | "read">;
  readonly lanes: Pick<Lanes, "withhold" | "settled">;
  /** How many events wait for route. */
  readonly waiting: () => number;
  /** Tells the new files from those that they replace. */
  readonly id: string;
  readonly isOne: (event: AcceptedEvent) => boolean;
  /** The same of what a digest keeps of an event. */
  readonly isDigested: Parameters<Digests["forget"]>[0];
  readonly digests: Pick<Digests, "forget">;
}

type Told = (erased: Partial<Erased>) => Promise<void>;

/** So many events of the log are looked at, or taken away, at a time. */
const PAGE = 512;
/** What was in memory on its way through route is found again when route has caught up; it is waited for so often. */
const LOOKS = 50;
const LOOK_MS = 100;

/**
 * Takes every event that is meant away, with its deliveries and its journal, and goes over all again until nothing is found:
 * what was under way while this ran ends somewhere it looks. Answers how many events are held: their deliveries bring
 * digests that others have joined, and are taken away when those have gone out.
 */
export async function erasePasses(whole: EraseTools, told: Told): Promise<number> {
  const seen = new Set<string>();
  const met = new Set<number>();
  const held = new Set<number>();
  const brings = bringsOthers(whole.reader);
  const isHeld = ({ position = 0 }: AcceptedEvent) => brings(position) && Boolean(held.add(position));
  const tools = { ...whole, isOne: (event: AcceptedEvent) => whole.isOne(event) && !isHeld(event) };
  for (let found = 1; found > 0; ) {
    held.clear();
    await told({ waiting: await tools.digests.forget(tools.isDigested) });
    found = (await eraseQuarantined(tools, told)) + (await eraseLogged(tools, { told, met }));
    found += await eraseArchived(tools, { told, seen });
    if (found === 0) break;
    for (let looks = 0; tools.waiting() > 0 && looks < LOOKS; looks++)
      await sleep(LOOK_MS, undefined, { ref: false });
    // Deliveries and lines of events that route had in hand while they were taken out of the log.
    const all = [...met];
    for (let at = 0; at < all.length; at += PAGE)
      await told(await eraseRows(all.slice(at, at + PAGE), tools));
  }
  return held.size;
}

function bringsOthers(reader: DatabaseSync): (position: number) => boolean {
  const others = reader.prepare(
    "SELECT 1 FROM delivery d JOIN digest_entry e ON e.bringer=d.id AND e.id<>d.id WHERE d.position=? AND d.due_at IS NOT NULL LIMIT 1",
  );
  return (position) => others.get(position) !== undefined;
}

async function eraseQuarantined({ reader, writer, isOne }: EraseTools, told: Told): Promise<number> {
  const page = reader.prepare(`SELECT n, event FROM quarantine WHERE n>? ORDER BY n LIMIT ${PAGE}`);
  let erased = 0;
  for (let after = 0; ; ) {
    const rows = page.all(after);
    if (rows.length === 0) return erased;
    after = rows.at(-1)!.n as number;
    const meant = rows.filter(({ event }) => isOne(JSON.parse(event as string) as AcceptedEvent));
    if (meant.length === 0) continue;
    const quarantined = await writer.write(
      "eraseQuarantined",
      meant.map(({ n }) => n as number),
    );
    await told({ quarantined });
    erased += quarantined;
  }
}

async function eraseLogged(
  tools: EraseTools,
  { told, met }: { readonly told: Told; readonly met: Set<number> },
): Promise<number> {
  const page = tools.reader.prepare(`SELECT * FROM log WHERE position>? ORDER BY position LIMIT ${PAGE}`);
  let erased = 0;
  for (let after = 0; ; ) {
    const events = page.all(after).map(eventOf);
    if (events.length === 0) return erased;
    after = events.at(-1)!.position!;
    const positions = events.filter(tools.isOne).map(({ position }) => position!);
    if (positions.length === 0) continue;
    positions.forEach((position) => met.add(position));
    const rows = await eraseRows(positions, tools);
    await told(rows);
    erased += rows.logged;
  }
}

/** Segment by segment: one that holds such events is written anew without them, and takes the place of the old one. */
async function eraseArchived(
  tools: EraseTools,
  { told, seen }: { readonly told: Told; readonly seen: Set<string> },
): Promise<number> {
  const { segments, folder, id, isOne } = tools;
  let erased = 0;
  for (let segment = segments.next(0); segment; segment = segments.next(segment.id)) {
    if (seen.has(segment.file)) continue;
    const all: AcceptedEvent[] = [];
    for (const block of segment.blocks) all.push(...(await segments.read(segment, block)));
    const kept = all.filter((event) => !isOne(event));
    if (kept.length < all.length) {
      const { batch, archive, expiresAt } = segment;
      const again = `-${id.slice(0, 8)}`;
      const row =
        kept.length > 0
          ? writeSegment(join(folder, "archive"), kept, { batch, archive, expiresAt, again })
          : null;
      const positions = all.filter(isOne).map(({ position }) => position!);
      const rows = await eraseRows(positions, tools, { id: segment.id, row });
      await told({ ...rows, segments: 1, archived: positions.length });
      erased += positions.length;
      if (row) seen.add(row.file);
    } else seen.add(segment.file);
  }
  return erased;
}

/** Those that wait are kept from going until they are gone; those under way end, and leave nothing. */
async function eraseRows(
  positions: readonly number[],
  { reader, writer, lanes }: EraseTools,
  segment?: EraseArgs["segment"],
): Promise<ErasedRows> {
  const waiting = reader.prepare(
    "SELECT n, target, replay FROM delivery WHERE position=? AND due_at IS NOT NULL",
  );
  const withheld = positions
    .flatMap((position) => waiting.all(position))
    .map(({ n, target, replay }) => ({
      ...{ receipt: n as number, target: target as string },
      ...(replay !== null && { replay: replay as string }),
    }))
    .filter(lanes.withhold);
  try {
    return await writer.write("erase", { positions, ...(segment && { segment }) });
  } finally {
    withheld.forEach(lanes.settled);
  }
}
