import type { Replay } from "../../core/ports.ts";
import { timeText } from "../time.ts";

/** A replay as the API shows it: times as RFC 3339, and how far it is. */
export function shownReplay(replay: Replay, now: number) {
  const {
    from,
    until,
    createdAt,
    endedAt,
    checkpoint: _,
    hidden: __,
    scanned,
    published,
    total,
    ...rest
  } = replay;
  return {
    ...rest,
    from: timeText(from),
    until: timeText(until),
    createdAt: timeText(createdAt),
    ...(endedAt !== undefined && { endedAt: timeText(endedAt) }),
    progress: { scanned, published, total, ...speedOf(replay, now) },
  };
}

/** Percent done; events scanned per second since it was asked for; and, while it runs, how long the rest takes at that. */
function speedOf({ status, scanned, total, createdAt, endedAt }: Replay, now: number) {
  const seconds = Math.max(0, (endedAt ?? now) - createdAt) / 1000;
  const eventsPerSecond = seconds > 0 ? scanned / seconds : 0;
  const rest = Math.max(0, total - scanned);
  return {
    percent: status === "done" ? 100 : percentOf(scanned, total),
    eventsPerSecond: Math.round(eventsPerSecond * 10) / 10,
    ...(status === "running" && eventsPerSecond > 0 && { etaSeconds: Math.ceil(rest / eventsPerSecond) }),
  };
}

/** At most 99.9 before the end: `total` is an upper bound, and events come in meanwhile. */
function percentOf(scanned: number, total: number): number {
  return total === 0 ? 0 : Math.min(99.9, Math.floor((scanned / total) * 1000) / 10);
}
