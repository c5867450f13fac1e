import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { RouterError } from "../../core/errors.ts";
import { createDurations } from "../../core/metrics/durations.ts";
import { createAlertStates } from "../watch/alert-states.ts";
import { createArchive } from "../archive/archive.ts";
import { createAudit } from "../people/audit.ts";
import { createBrokerWatches } from "../watch/broker-watches.ts";
import { createDeliveryReader } from "../deliveries/delivery-reader.ts";
import { createIncarnations } from "../incarnations.ts";
import { createJournal } from "../events/journal.ts";
import { lockFolder } from "./lock.ts";
import { createQuarantine } from "../events/quarantine.ts";
import { createRegistry } from "../definitions/registry.ts";
import { createSealing } from "../people/sealing.ts";
import { createSegments, type SegmentsOptions } from "../archive/segments.ts";
import { createStats } from "../watch/stats.ts";
import { storageCode } from "./failure.ts";
import { openReader } from "./schema.ts";
import { createWriter, type Writer } from "./writer.ts";
import { createTapPlaces } from "../events/tap-places.ts";
import { createTapStates } from "../events/tap-states.ts";
import { createTickets } from "../people/tickets.ts";
import { createTokens } from "../people/tokens.ts";

/** The ports that need nothing but the data folder. */
export type Stores = Awaited<ReturnType<typeof openStores>>;

/** Opens a data folder for this process alone. Rejects with `data-folder-in-use`, `storage-full` or `storage-failed`. */
export async function openStores(folder: string, report: (error: unknown) => void = () => {}) {
  const { unlock, writer, reader } = await open(folder).catch((error: unknown) => {
    throw cannotOpen(folder, error);
  });
  return {
    ...portsOf(folder, { reader, writer, report }),
    folder,
    reader,
    writer,
    async close() {
      await writer.close();
      reader.close();
      unlock();
    },
  };
}

/**
 * The ports over a data folder that this process only reads, beside the one that has it or without one. What would
 * write rejects. Throws where the folder has no database, or one of another version.
 */
export function readStores(folder: string) {
  const reader = openReader(folder);
  try {
    const outside = { reader, writer: noWriter(folder), report: () => {} };
    return { ...portsOf(folder, outside), ...outside, folder, close: () => reader.close() };
  } catch (error) {
    reader.close();
    throw error;
  }
}

function noWriter(folder: string): Writer {
  const refusal = () =>
    new RouterError("storage-failed", `Cannot write to ${folder}: it was opened for reading`);
  return {
    write: () => Promise.reject(refusal()),
    commits: createDurations([]),
    close: async () => {},
    died: new Promise(() => {}),
  };
}

async function open(folder: string) {
  const unlock = lockFolder(folder);
  try {
    return { unlock, writer: await createWriter(folder), reader: openReader(folder) };
  } catch (error) {
    unlock();
    throw error;
  }
}

function cannotOpen(folder: string, cause: unknown): RouterError {
  if (cause instanceof RouterError) return cause;
  const problem = cause instanceof Error ? cause.message : String(cause);
  return new RouterError(storageCode(cause), `Cannot open the data folder ${folder}: ${problem}`, { cause });
}

type Outside = Omit<SegmentsOptions, "folder">;

function portsOf(folder: string, { reader, writer, report }: Outside) {
  const segments = createSegments({ folder: join(folder, "archive"), reader, writer, report });
  const incarnations = createIncarnations(reader, segments);
  const sealing = createSealing(folder);
  return {
    sealing: async () => sealing,
    segments,
    incarnations,
    archive: createArchive(reader, segments),
    journal: createJournal({ reader, writer, incarnations }),
    registry: createRegistry(reader, writer),
    quarantine: createQuarantine(reader, writer),
    tokens: createTokens(reader, writer, sealing),
    tapStates: createTapStates(reader, writer, Date.now),
    tapPlaces: createTapPlaces(reader, writer, Date.now),
    brokerWatches: createBrokerWatches(reader, writer),
    audit: createAudit(reader, writer),
    stats: createStats(reader, writer),
    alertStates: createAlertStates(reader, writer),
    tickets: createTickets(reader, writer),
    deliveryReader: createDeliveryReader(reader, segments),
  };
}

/** A number that is kept by name, such as how far route is. */
export function readMark(reader: DatabaseSync, name: string): number {
  return Number(reader.prepare("SELECT value FROM mark WHERE name=?").get(name)?.value ?? 0);
}

/** When the oldest event came that is in no segment yet; undefined when there is none. */
export function oldestInLog(reader: DatabaseSync): number | undefined {
  const row = reader.prepare("SELECT received_at AS at FROM log ORDER BY position LIMIT 1").get();
  return row?.at as number | undefined;
}

/** What was kept of the targets' states. */
export function* keptTargetStates(reader: DatabaseSync): Generator<readonly [target: string, state: object]> {
  for (const row of reader.prepare("SELECT target, state FROM target_state").iterate()) {
    yield [row.target as string, JSON.parse(row.state as string) as object];
  }
}
