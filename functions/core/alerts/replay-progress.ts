import type { ArchiveRule } from "../archive/archive-class.ts";
import { archivesOf } from "../archive/archives.ts";
import type { Registry, Replay, Replays } from "../ports.ts";
import type { ExpiredPart, ReplayReading } from "./readings.ts";

/** Replays that are looked at are among the newest so many. */
const MOST_REPLAYS = 1_000;
/** What a replay has missed is told for so long, though it may be over. */
const TOLD_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * The running replays and the newest ones, look by look. One has got on when it has looked at more events than at the last
 * look.
 */
export function createReplayProgress(
  replays: Pick<Replays, "list">,
  { list }: Pick<Registry, "list">,
): (now: number) => Promise<readonly ReplayReading[]> {
  const progress = new Map<string, { readonly scanned: number; readonly at: number }>();
  return async (now) => {
    const { items } = await replays.list({ limit: MOST_REPLAYS });
    const running = new Set(items.filter(({ status }) => status === "running").map(({ id }) => id));
    for (const id of progress.keys()) if (!running.has(id)) progress.delete(id);
    const archives = archivesOf(list("archive"));
    return items
      .filter(({ id, createdAt }) => running.has(id) || now - createdAt < TOLD_MS)
      .map((replay) => {
        const { id, name, scanned } = replay;
        if (running.has(id) && progress.get(id)?.scanned !== scanned) progress.set(id, { scanned, at: now });
        const progressAt = progress.get(id)?.at;
        const expired = now - replay.createdAt < TOLD_MS ? expiredOf(replay, archives) : undefined;
        return { id, name, ...(progressAt !== undefined && { progressAt }), ...(expired && { expired }) };
      });
  };
}

/** The part of a replay's range that no archive kept for so long: when it was asked for it was gone. */
export function expiredOf(
  replay: Pick<Replay, "bus" | "from" | "until" | "match" | "createdAt">,
  archives: readonly ArchiveRule[],
): ExpiredPart | undefined {
  const { bus, from, until, createdAt } = replay;
  const days = archives
    .filter((archive) => !archive.keeps && (archive.bus === undefined || archive.bus === bus))
    .map(({ retentionDays }) => retentionDays);
  const kept = createdAt - Math.max(...days) * DAY_MS;
  if (from >= kept) return undefined;
  return { ...countedAs(replay), from, until: Math.min(until, kept) };
}

function countedAs({ bus, match }: Pick<Replay, "bus" | "match">): Pick<ExpiredPart, "kind" | "id"> {
  if (match?.type !== undefined) return { kind: "type", id: match.type };
  if (match?.source !== undefined) return { kind: "source", id: match.source };
  return { kind: "bus", ...(bus !== undefined && { id: bus }) };
}
