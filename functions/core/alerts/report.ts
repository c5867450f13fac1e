import type { AcceptedEvent } from "../event.ts";
import type { ArchiveSize } from "../ports.ts";
import type { StatKind } from "../stats/dimension.ts";
import type { StatRow } from "../stats/fold.ts";
import type { Alert } from "./alert.ts";
import { ALERT_SOURCE, type EventFacts, ownEvent } from "./alert-event.ts";
import type { Readings } from "./readings.ts";
import { minuteOfDay, timeOfDay } from "./time-of-day.ts";

const DAY_MS = 86_400_000;
/** A look may be late or left out; the same report again is accepted once. */
const LOOKS = 4;
/** So many of a kind are in it. */
const MOST = 10;
const KINDS = ["source", "type", "rule", "target", "producer"] as const satisfies readonly StatKind[];

/** The event that tells of the day before (UTC): how much there was, how that has grown, who had most, and what lies in the archive. Undefined when it is not the time. */
export async function report(
  { id: alert, description, when: { at = "03:00" }, timeZone }: Alert,
  readings: Pick<Readings, "days" | "now" | "sizes">,
  facts: EventFacts,
): Promise<AcceptedEvent | undefined> {
  const late = minuteOfDay(timeOfDay(facts.now, timeZone)) - minuteOfDay(at);
  if (late < 0 || late >= LOOKS) return undefined;
  const today = Math.floor(readings.now / DAY_MS) * DAY_MS;
  const day = new Date(today - DAY_MS).toISOString().slice(0, 10);
  const top = await Promise.all(
    KINDS.map(async (kind) => [`${kind}s`, topOf(await readings.days(kind), today)] as const),
  );
  const data = {
    ...{ alert, day, ...(description !== undefined && { description }) },
    buses: topOf(await readings.days("bus"), today),
    top: Object.fromEntries(top),
    archive: archiveOf(await readings.sizes()),
  };
  return ownEvent(
    { id: `${alert}/${day}`, type: "signalbox.report", source: ALERT_SOURCE, subject: day, data },
    facts,
  );
}

/** What lies in the archive, in all and of each bus, that with most bytes first. */
function archiveOf(sizes: readonly ArchiveSize[]) {
  const sum = (of: "events" | "bytes") => sizes.reduce((all, size) => all + size[of], 0);
  return {
    ...{ events: sum("events"), bytes: sum("bytes") },
    buses: sizes
      .toSorted((a, b) => b.bytes - a.bytes || (a.bus < b.bus ? -1 : 1))
      .map(({ bus, events, bytes, from }) => ({
        ...{ id: bus, events, bytes },
        ...(from !== undefined && { from: new Date(from).toISOString() }),
      })),
  };
}

/** Those with most events of the day before, with what they had a day and a week before that. */
function topOf(rows: readonly StatRow[], today: number) {
  const on = (days: number) =>
    new Map(rows.filter(({ at }) => at === today - days * DAY_MS).map((row) => [row.id, row.counts]));
  const [yesterday, before, weekBefore] = [on(1), on(2), on(8)];
  return [...yesterday]
    .toSorted(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([id, { count, bytes, failed, dead }]) => ({
      ...{ id, count, bytes, failed, dead },
      ...growth("dayPercent", count, before.get(id)?.count),
      ...growth("weekPercent", count, weekBefore.get(id)?.count),
    }));
}

/** How much more or less in percent; nothing after nothing. */
function growth(name: string, now: number, before: number | undefined): Readonly<Record<string, number>> {
  return before ? { [name]: Math.round(((now - before) * 100) / before) } : {};
}
