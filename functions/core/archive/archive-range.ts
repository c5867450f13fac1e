import type { AcceptedEvent } from "../event.ts";
import type { ArchiveRange } from "../ports.ts";
import type { SegmentExtent } from "./segment.ts";

/** What the index of an archive tells of a segment. */
export interface IndexedSegment extends SegmentExtent {
  /** Events a type; null: too many to list. */
  readonly types: Readonly<Record<string, number>> | null;
}

/** Whether a segment may hold events of a range. */
export function mayHold(segment: IndexedSegment, { bus, from, until, type }: ArchiveRange): boolean {
  return (
    (bus === undefined || segment.bus === bus) &&
    (from === undefined || segment.maxReceived >= from) &&
    (until === undefined || segment.minReceived < until) &&
    (type === undefined || segment.types === null || Object.hasOwn(segment.types, type))
  );
}

/** How many events of a range a segment holds at most. */
export function countOf({ types, count }: IndexedSegment, { type }: ArchiveRange): number {
  return type !== undefined && types ? (types[type] ?? 0) : count;
}

/** Whether an event lies in a range, and below a position where one is given. Replayed ones lie in none. */
export function inRange(event: AcceptedEvent, range: ArchiveRange & { readonly below?: number }): boolean {
  const { from = 0, until = Infinity, after = 0, below = Infinity } = range;
  return (
    !event.replay &&
    event.position! > after &&
    event.position! < below &&
    event.receivedAt >= from &&
    event.receivedAt < until &&
    (["bus", "type", "source", "subject"] as const).every(
      (name) => range[name] === undefined || event[name] === range[name],
    )
  );
}
