import { addErased, digestedBy, type Erased, isErased } from "../../core/archive/erasure.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { Clock, Quarantine } from "../../core/ports.ts";
import { idHash, planSegment, readBlock } from "../../core/archive/segment.ts";
import { shownUpTo } from "./archive-batch.ts";
import { type Item, padded } from "../attributes.ts";
import type { Bucket, Part } from "../bucket.ts";
import type { AwsDigests } from "../deliveries/digests.ts";
import { eraseClaims } from "./erase-claims.ts";
import { type DeliveryRecords, LISTS, listedDelivery } from "../deliveries/delivery-records.ts";
import { type ErasureJob, putJob, runningJobs } from "./erasures.ts";
import type { Order } from "../deliveries/order.ts";
import type { JournalLine } from "./packs.ts";
import { rewriteBlocks } from "./rewrite.ts";
import { ARCHIVE, blocksWithIdHash, readBlockText, type Segment, segmentOf } from "./segments.ts";
import type { Table } from "../table.ts";

export interface ErasePorts {
  readonly table: Table;
  readonly bucket: Bucket;
  readonly records: Pick<DeliveryRecords, "getAll" | "remove">;
  readonly order: Pick<Order, "ends">;
  readonly digests: Pick<AwsDigests, "forget" | "isShared" | "done">;
  readonly quarantine: Pick<Quarantine, "list" | "remove">;
  readonly clock: Clock;
}

/** What was in a queue when an erasure began is archived by then, and found. */
const SETTLED_MS = 900_000;
/** So many events' journals are looked at again. */
const KEYS = 5_000;

/**
 * Works on all erasures that run, for so long; the next call goes on. The archive is read once, and from then on what was
 * written since; records and quarantine with each call. Answers how many events of the archive were erased.
 */
export async function eraseOpen(ports: ErasePorts, budgetMs: number): Promise<number> {
  let erased = 0;
  for (const job of await runningJobs(ports.table)) erased += await work(job, ports, budgetMs);
  return erased;
}

async function work(begun: ErasureJob, ports: ErasePorts, budgetMs: number): Promise<number> {
  const { table, clock } = ports;
  const until = clock() + budgetMs;
  let job = begun;
  const told = (erased: Partial<Erased>) => {
    job = { ...job, erased: addErased(job.erased, erased) };
  };
  const { position } = await shownUpTo(table, clock());
  for await (const page of table.pages({ PK: ARCHIVE, from: padded(job.doneTo ?? 0) })) {
    for (const item of page) {
      const { erased, keys } = await eraseSegment(item, job, ports);
      told(erased);
      job = { ...job, keys: [...(job.keys ?? []), ...keys].slice(-KEYS) };
      if (clock() > until) {
        await putJob(table, { ...job, doneTo: Math.min(segmentOf(item).batch, position) });
        return job.erased.archived - begun.erased.archived;
      }
    }
  }
  told({ journal: await eraseJournal(job.keys ?? [], ports) });
  told({ waiting: await ports.digests.forget(digestedBy((event) => isErased(job, event))) });
  const { held, ...records } = await eraseRecords(job, ports);
  told(records);
  told({ quarantined: await eraseQuarantined(job, ports) });
  if (held > 0 || clock() - job.startedAt < SETTLED_MS) await putJob(table, { ...job, doneTo: position });
  else await end({ ...job, doneTo: position }, ports, until);
  return job.erased.archived - begun.erased.archived;
}

/** At last copies of what was too large for a message: nothing that was in a queue is on its way any more. */
async function end(job: ErasureJob, { table, bucket, clock }: ErasePorts, until: number): Promise<void> {
  const { claimsTo: after } = job;
  const { copies, after: claimsTo } = await eraseClaims(job, bucket, {
    ...{ after, hasTime: () => clock() < until },
  });
  const erased = addErased(job.erased, { copies });
  if (claimsTo !== undefined) return putJob(table, { ...job, erased, claimsTo });
  const { scope: _, keys: __, doneTo: ___, claimsTo: ____, ...receipt } = job;
  await putJob(table, { ...receipt, erased, status: "done", endedAt: clock() });
}

/** The journal first, for it is found by the events; then the events, each block in its place. */
async function eraseSegment(
  item: Item,
  job: ErasureJob,
  ports: ErasePorts,
): Promise<{ readonly erased: Partial<Erased>; readonly keys: NonNullable<ErasureJob["keys"]> }> {
  const { table, bucket } = ports;
  const segment = segmentOf(item);
  if (segment.minReceived >= job.before) return { erased: {}, keys: [] };
  const meant: AcceptedEvent[] = [];
  const kept: AcceptedEvent[] = [];
  const parts: Part[] = [];
  for (const block of segment.blocks) {
    const text = await readBlockText(bucket, segment.file, block);
    const events = text ? readBlock(text, segment.bus) : [];
    const found = events.filter((event) => isErased(job, event));
    meant.push(...found);
    kept.push(...events.filter((event) => !isErased(job, event)));
    if (found.length > 0) parts.push(block);
  }
  if (meant.length === 0) return { erased: {}, keys: [] };
  const keys = meant.map(({ key, id }) => [key, idHash(id)] as const);
  const journal = await eraseJournal(keys, ports);
  const isThere = await rewriteBlocks(bucket, segment.file, { parts, edit: without(segment, job) });
  const stillThere = isThere && (await table.put(withCounts(item, segment, kept), STILL));
  // It has expired meanwhile: what was written anew would stay for ever.
  if (isThere && !stillThere) await bucket.remove(segment.file);
  return { erased: { segments: 1, archived: meant.length, journal }, keys };
}

const STILL = { expression: "attribute_exists(PK)" };

function without({ bus }: Segment, job: ErasureJob): (text: string) => string {
  return (text) => {
    const kept = readBlock(text, bus).filter((event) => !isErased(job, event));
    return kept.length === 0
      ? ""
      : planSegment(kept)
          .blocks.map((block) => block.text)
          .join("");
  };
}

/** The index as before, but for how many events of which types there are. */
function withCounts(item: Item, segment: Segment, kept: readonly AcceptedEvent[]): Item {
  const types = kept.length === 0 ? {} : planSegment(kept).types;
  return { ...item, body: JSON.stringify({ ...segment, count: kept.length, types }) };
}

/** Takes the lines about events out of the journals in which the index finds them. */
async function eraseJournal(
  keys: NonNullable<ErasureJob["keys"]>,
  { table, bucket }: ErasePorts,
): Promise<number> {
  const names = new Set(keys.map(([key]) => key));
  const files = new Map<string, Map<number, Part>>();
  for (const hash of new Set(keys.map(([, hash]) => hash)))
    for await (const { file, bus, ...part } of blocksWithIdHash(table, hash))
      if (bus === undefined) files.set(file, (files.get(file) ?? new Map()).set(part.offset, part));
  let erased = 0;
  const edit = (text: string): string => {
    const lines = text === "" ? [] : text.split("\n");
    const kept = lines.filter((line) => !names.has((JSON.parse(line) as JournalLine).key));
    erased += lines.length - kept.length;
    return kept.join("\n");
  };
  for (const [file, parts] of files) await rewriteBlocks(bucket, file, { parts: [...parts.values()], edit });
  return erased;
}

const COUNTED = { waiting: "waiting", dead: "dead", skipped: "skipped" } as const;

/** `held` are those that bring digests which others have joined: they go when those have gone out. */
async function eraseRecords(
  job: ErasureJob,
  { table, records, order, digests }: ErasePorts,
): Promise<Pick<Erased, "waiting" | "dead" | "skipped"> & { readonly held: number }> {
  const erased = { waiting: 0, dead: 0, skipped: 0, held: 0 };
  for (const PK of [...LISTS.waiting, ...LISTS.dead, ...LISTS.skipped])
    for await (const places of table.pages({ PK, index: true })) {
      const found = await records.getAll(places.map((place) => listedDelivery(place).id));
      const meant = found.filter(({ delivery }) => isErased(job, delivery.event));
      for (const { delivery, state } of meant) {
        if (state === "waiting" && (await digests.isShared(delivery.id))) {
          erased.held++;
          continue;
        }
        if (!(await records.remove(delivery))) continue;
        await digests.done(delivery.id);
        // Others of its key may have waited for it.
        if (delivery.order) await order.ends(delivery, "otherwise");
        erased[COUNTED[state]]++;
      }
    }
  return erased;
}

async function eraseQuarantined(job: ErasureJob, { quarantine }: ErasePorts): Promise<number> {
  const { source } = job.scope ?? {};
  const meant: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await quarantine.list({
      limit: 100,
      ...(source !== undefined && { source }),
      ...(cursor !== undefined && { cursor }),
    });
    meant.push(...page.items.filter(({ event }) => isErased(job, event)).map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== undefined);
  await quarantine.remove(meant);
  return meant.length;
}
