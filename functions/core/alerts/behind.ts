import { counted } from "../counted.ts";
import { MINUTE_MS } from "../stats/delta.ts";
import type { StatRow } from "../stats/fold.ts";
import type { Finding } from "./alert.ts";
import type { Find } from "./find.ts";
import type { ExpiredPart, Readings } from "./readings.ts";

/** The archive lacks events that should be in it for so long. */
export const findLateArchive: Find = async ({ of }, readings) => {
  const { overdueSince } = await readings.archive();
  const { seconds = 600 } = of("events");
  const value = overdueSince === undefined ? 0 : Math.floor((readings.now - overdueSince) / 1_000);
  if (overdueSince === undefined || value < seconds) return [];
  const sentence = `events that were accepted should be in the archive for ${value} s, and are not`;
  return [{ resource: "archive/events", value, threshold: seconds, sentence }];
};

/** So far back it is looked for what functions have worked with. */
const KNOWN_MS = 60 * MINUTE_MS;

/** A function still works with definitions that were replaced so long ago. */
export const findOutdated: Find = async ({ of }, readings) => {
  const { now, present, isRepeated } = readings;
  if (isRepeated) return [];
  const at = now - MINUTE_MS;
  const found: Finding[] = [];
  for (const { id, counts } of (await readings.totals("function", at, present)).values()) {
    const { seconds = 300 } = of(id);
    const newest = await inForce(at - Math.ceil((seconds * 1_000) / MINUTE_MS) * MINUTE_MS, readings);
    const value = newest - (counts.revisions?.oldest ?? newest);
    if (value <= 0) continue;
    const sentence = `function "${id}" works without ${counted(value, "change", "changes")} of rules, targets and the like that ${value === 1 ? "was" : "were"} made more than ${seconds} s before`;
    found.push({ resource: `function/${id}`, value, threshold: 0, sentence });
  }
  return found;
};

/** The state of definitions that was in force at a time: as far as one knows, or as any function has worked with it until then. */
async function inForce(at: number, readings: Readings): Promise<number> {
  const { revision, changedAt } = readings.definitions();
  if (changedAt < at) return revision;
  const rows = (await readings.totals("function", at - KNOWN_MS, at)).values();
  return Math.min(revision, Math.max(0, ...Array.from(rows, newestOf)));
}

function newestOf({ counts }: StatRow): number {
  return counts.revisions?.newest ?? 0;
}

/** A replay was asked for events that retention has taken. */
export const findExpired: Find = async ({ of }, readings) => {
  const found: Finding[] = [];
  for (const { id, name, expired } of await readings.replays()) {
    const { value: most = 0 } = of(id);
    const value = expired ? await acceptedIn(expired, readings) : 0;
    if (value <= most) continue;
    const before = new Date(expired!.until).toISOString();
    const sentence = `replay "${name}" asks for ${counted(value, "event")} of before ${before}, which the archive has not kept so long`;
    found.push({ resource: `replay/${id}`, value, threshold: most, sentence });
  }
  return found;
};

async function acceptedIn({ kind, id, from, until }: ExpiredPart, readings: Readings): Promise<number> {
  const rows = [...(await readings.totals(kind, from, until)).values()];
  return rows
    .filter((row) => id === undefined || row.id === id)
    .reduce((sum, { counts }) => sum + counts.count - counts.failed, 0);
}

/** More than so many percent of what the machine can hold at once was held. */
export const findNearLimits: Find = async ({ of }, readings) =>
  (await readings.limits()).flatMap(({ id, used, most, beyond }) => {
    const { percent = 80 } = of(id);
    const value = Math.round((used * 100) / most);
    if (used * 100 <= percent * most) return [];
    const sentence = `${id}: ${value} % of ${most} were in use, and at 100 % ${beyond}`;
    return [{ resource: `limit/${id}`, value, threshold: percent, sentence }];
  });
