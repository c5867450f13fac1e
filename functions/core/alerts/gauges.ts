import { MINUTE_MS } from "../stats/delta.ts";
import { counted } from "../counted.ts";
import type { Finding } from "./alert.ts";
import type { Find } from "./find.ts";
import type { Readings, TargetReading } from "./readings.ts";

/** Many deliveries wait for a target, and the oldest for long. One that somebody paused has the backlog that he wanted. */
export const findBacklogs: Find = async ({ of }, readings) =>
  (await readings.targets()).flatMap((target) => {
    const { waiting = 10_000, seconds = 300 } = of(target.id);
    const age = Math.floor((readings.now - (target.waitingSince ?? readings.now)) / 1_000);
    if (target.paused || target.waiting <= waiting || age <= seconds) return [];
    const sentence = `${waits(target)} for target "${target.id}", the oldest for ${age} s`;
    return [{ resource: resourceOf(target), value: target.waiting, threshold: waiting, sentence }];
  });

/** Attempts are under way or have failed, and none has succeeded for so long. */
export const findBlocked: Find = async ({ of }, readings) => {
  const found: Finding[] = [];
  for (const target of await readings.targets()) {
    const { seconds = 60 } = of(target.id);
    if (target.paused || target.waiting + target.inFlight === 0) continue;
    const length = Math.ceil((seconds * 1_000) / MINUTE_MS) * MINUTE_MS;
    const counts = (await readings.totals("target", readings.now - length, readings.now)).get(
      target.id,
    )?.counts;
    const tried = (counts?.count ?? 0) + target.inFlight;
    if (tried === 0 || (counts && counts.count > counts.failed) || !waitsFor(target, length, readings))
      continue;
    const sentence = `target "${target.id}" has taken nothing for ${length / 1_000} s, and ${waits(target)}`;
    found.push({ resource: resourceOf(target), value: target.waiting, threshold: seconds, sentence });
  }
  return found;
};

function waitsFor({ waitingSince }: TargetReading, ms: number, { now }: Readings): boolean {
  return waitingSince !== undefined && now - waitingSince >= ms;
}

export const findOpenBreakers: Find = async ({ of }, readings) =>
  (await readings.targets()).flatMap((target) => {
    const { seconds = 1 } = of(target.id);
    const { openSince } = target;
    if (openSince === undefined || readings.now - openSince < (seconds - 1) * 1_000) return [];
    const value = Math.max(0, Math.round((readings.now - openSince) / 1_000));
    const sentence = `the breaker of target "${target.id}" is open: its last attempts failed, and ${waits(target)}`;
    return [{ resource: resourceOf(target), value, threshold: seconds, sentence }];
  });

export const findStuckReplays: Find = async ({ of }, readings) =>
  (await readings.replays()).flatMap(({ id, name, progressAt = readings.now }) => {
    const { seconds = 600 } = of(id);
    const value = Math.floor((readings.now - progressAt) / 1_000);
    if (value < seconds) return [];
    return [
      {
        resource: `replay/${id}`,
        value,
        threshold: seconds,
        sentence: `replay "${name}" has not got on for ${value} s`,
      },
    ];
  });

/** `1 delivery waits`, `2 deliveries wait`. */
function waits({ waiting }: TargetReading): string {
  return counted(waiting, "delivery waits", "deliveries wait");
}

function resourceOf({ id }: TargetReading): string {
  return `target/${id}`;
}
