import { spanText } from "../../core/diagnose/diagnosis.ts";
import { type Check, type Found, namesText } from "../../core/diagnose/doctor.ts";
import { DAY_MS, type Scene } from "./scene.ts";

/** What is so of what is kept. */
export function archiveChecks(scene: Scene): readonly Check[] {
  const about = "archive";
  return [
    { code: "archive-readable", about, look: () => readable(scene) },
    { code: "archive-writes", about, look: () => writes(scene) },
    { code: "journal-readable", about, look: () => journalReadable(scene) },
    { code: "clock-steady", about, look: () => clockSteady(scene) },
  ];
}

/** So many buses are asked. */
const BUSES = 50;

/** Reads the oldest block and the newest event of each bus. */
async function readable({ archive }: Scene): Promise<Found> {
  const sizes = (await archive.sizes()).slice(0, BUSES);
  const unreadable: { readonly bus: string; readonly why: string }[] = [];
  for (const { bus } of sizes)
    try {
      for await (const _ of archive.scan({ bus })) break;
      await archive.search({ bus, limit: 1 });
    } catch (error) {
      unreadable.push({ bus, why: (error as Error).message });
    }
  const [first] = unreadable;
  if (!first) {
    const events = sizes.reduce((sum, { events }) => sum + events, 0);
    return { level: "fine", sentence: `The archive can be read: ${events} events in ${sizes.length} buses.` };
  }
  return {
    level: "bad",
    sentence: `The archive of ${namesText(unreadable.map(({ bus }) => `bus "${bus}"`))} cannot be read: ${first.why}`,
    todo: "Put the missing file back from a backup. Replays and searches over that time fail until then; new events are not touched by it.",
  };
}

async function writes(scene: Scene): Promise<Found> {
  const buses = [...(await scene.counted("bus", 24))].filter(([, { count }]) => count > 0);
  const missing: string[] = [];
  for (const [bus] of buses.slice(0, BUSES)) {
    const { items } = await scene.archive.search({ bus, limit: 1, from: scene.now - 2 * DAY_MS });
    if (items.length === 0) missing.push(bus);
  }
  if (missing.length === 0)
    return { level: "fine", sentence: "What came in the last day is in the archive." };
  return {
    level: "bad",
    sentence: `Events came to ${namesText(missing.map((bus) => `bus "${bus}"`))} in the last day, and the archive has none of them.`,
    todo: "Look at the log of the archive function, and at the retention in rules/archives.",
  };
}

async function journalReadable({ archive, journal }: Scene): Promise<Found> {
  const { items } = await archive.search({ limit: 1 });
  const [event] = items;
  if (!event) return { level: "fine", sentence: "There is no event yet whose journal could be read." };
  try {
    const lines = await journal.of(event);
    return {
      level: "fine",
      sentence: `The journal can be read: the newest event has ${lines.length} lines.`,
    };
  } catch (error) {
    return {
      level: "bad",
      sentence: `The journal of the newest event cannot be read: ${(error as Error).message}`,
      todo: "Storage is damaged or out of reach: see its checks, and put back a backup if they say so.",
    };
  }
}

/** So far in the future is no chance. */
const AHEAD_MS = 60_000;

async function clockSteady({ archive, now }: Scene): Promise<Found> {
  const { items } = await archive.search({ limit: 1 });
  const ahead = (items[0]?.receivedAt ?? 0) - now;
  if (ahead < AHEAD_MS) return { level: "fine", sentence: "The clock has not gone back." };
  return {
    level: "bad",
    sentence: `The clock went back: the newest event was received ${spanText(ahead)} from now.`,
    todo: "Let the machine keep its time by NTP; due times, breakers and retention go by it.",
  };
}
