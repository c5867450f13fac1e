import type { AcceptedEvent } from "../event.ts";

/** An archive: which events it keeps, and how long. */
export interface ArchiveRule {
  readonly id: string;
  /** Absent: of all buses. */
  readonly bus?: string;
  /** Absent: all events. */
  readonly keeps?: (event: AcceptedEvent) => boolean;
  readonly retentionDays: number;
}

/** The archive that keeps an event longest. `archives` holds at least one that keeps all. */
export function archiveOf(event: AcceptedEvent, archives: readonly ArchiveRule[]): ArchiveRule {
  return archives
    .filter(({ bus, keeps }) => (bus === undefined || bus === event.bus) && (keeps?.(event) ?? true))
    .reduce((longest, archive) => (archive.retentionDays > longest.retentionDays ? archive : longest));
}

/** Archived events that share bus and archive: they make a segment. */
export interface ArchiveGroup {
  readonly archive: ArchiveRule;
  readonly events: readonly AcceptedEvent[];
}

/** Parts a batch by what its segments will be. Replayed events are in the archive already: `replays` keeps them apart. */
export function archiveGroups(
  events: readonly AcceptedEvent[],
  archives: readonly ArchiveRule[],
  replays: ArchiveRule,
): ArchiveGroup[] {
  const groups = new Map<string, { archive: ArchiveRule; events: AcceptedEvent[] }>();
  for (const event of events) {
    const archive = event.replay ? replays : archiveOf(event, archives);
    const key = `${archive.id}/${event.bus}`;
    const group = groups.get(key) ?? { archive, events: [] };
    group.events.push(event);
    groups.set(key, group);
  }
  return [...groups.values()];
}
