import type { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { handReason } from "../../core/deliveries/hand.ts";
import type { Backlog, Skipped } from "../../core/ports.ts";
import { leaveDigest } from "./digests.ts";
import { handLine } from "../events/journal-lines.ts";
import type { Lanes } from "./lanes.ts";
import type { JournalLine } from "../store/operations.ts";
import { groupLanes, replayLane, type Row } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";

export interface SkipOptions {
  readonly reader: DatabaseSync;
  readonly writer: Writer;
  readonly lanes: Pick<Lanes, "wake" | "withhold" | "settled">;
  /** Hears of each backlog that was skipped, for the counters. */
  readonly onSkipped: (backlog: Backlog, count: number) => void;
}

/** So many are ended in one write: what is live waits for it some milliseconds at most. */
const PER_WRITE = 250;

/**
 * Ends what waits in a target's lanes as skipped, part by part, so that memory and the time of a write stay small whatever
 * the backlog. What is under way is left to its end. After a while it answers how many were ended so far, and goes on.
 */
export async function skip(backlog: Backlog, hand: Hand, options: SkipOptions): Promise<Skipped> {
  const sum = { skipped: 0 };
  const whole = skipAll(backlog, hand, { ...options, sum }).finally(() => {
    options.lanes.wake(backlog.target);
    if (sum.skipped > 0) options.onSkipped(backlog, sum.skipped);
  });
  const more = await Promise.race([whole.then(() => false), sleep(PATIENCE_MS, true, { ref: false })]);
  // Whoever asked has his answer: a store that fails now fails everybody, and is told of elsewhere.
  if (more) whole.catch(() => {});
  return { ...sum, more };
}

interface Hand {
  readonly by: string;
  readonly now: number;
}

/** Who asks waits no longer. */
const PATIENCE_MS = 20_000;

async function skipAll(
  { target, rule, before }: Backlog,
  { by, now }: Hand,
  { reader, writer, lanes, sum }: SkipOptions & { readonly sum: { skipped: number } },
): Promise<void> {
  await leaveDigest(target, () => true, { reader, writer });
  const part = reader.prepare(
    `SELECT n, id, position, rule, target, replay, due_at FROM delivery
     WHERE lane=:lane AND due_at IS NOT NULL AND (due_at, n)>(:dueAt, :n) AND created_at<:before AND (:rule IS NULL OR rule=:rule)
     ORDER BY due_at, n LIMIT ${PER_WRITE}`,
  );
  const reason = JSON.stringify(handReason("skipped", by));
  // Those behind others of their key first, so that none comes forward while the lanes are emptied.
  for (const lane of lanesOf(target, reader)) {
    let place = { dueAt: -1, n: 0 };
    for (;;) {
      const rows = part.all({ lane, before, rule: rule ?? null, ...place });
      const last = rows.at(-1);
      if (!last) break;
      place = { dueAt: last.due_at as number, n: last.n as number };
      const idle = rows.map(waitingOf).filter(lanes.withhold);
      try {
        const lines = idle.map(
          (one): JournalLine => [one.position, handLine(one, "skipped", { by, at: now })],
        );
        const receipts = idle.map(({ receipt }) => receipt);
        sum.skipped += (await writer.write("skip", { receipts, lines, reason, now })).length;
      } finally {
        idle.forEach(lanes.settled);
      }
    }
  }
}

function* lanesOf(target: string, reader: DatabaseSync): Generator<string> {
  const next = reader.prepare(
    "SELECT min(lane) AS lane FROM delivery WHERE lane>? AND lane<? AND due_at IS NOT NULL",
  );
  const [first, end] = groupLanes(target);
  for (let lane = first; ; ) {
    const found = next.get(lane, end)?.lane as string | null | undefined;
    if (found == null) break;
    yield (lane = found);
  }
  yield target;
  yield replayLane(target);
}

function waitingOf(row: Row) {
  return {
    receipt: row.n as number,
    id: row.id as string,
    position: row.position as number,
    rule: row.rule as string,
    target: row.target as string,
    ...(row.replay != null && { replay: row.replay as string }),
  };
}
