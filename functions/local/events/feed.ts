import type { DatabaseSync } from "node:sqlite";
import type { AcceptedEvent } from "../../core/event.ts";
import { eventOf } from "../store/rows.ts";
import { charactersOf } from "../store/text-size.ts";

/** What route has yet to see, in the order of positions: from memory while it keeps up, else out of the log. */
export interface Feed {
  /** Takes events that have just become durable. */
  push(events: readonly AcceptedEvent[]): void;
  /** The next events, at most so many; none when route has caught up. */
  take(most: number): readonly AcceptedEvent[];
  /** How many events wait (an upper bound). */
  waiting(): number;
}

/** So many events are held in memory; when more wait, they are read from the log when their turn comes. */
const LARGEST_BUFFER = 5_000;
/** Or so many characters of text: an event may have a million of them. */
const LARGEST_TEXT = 32 * 1024 * 1024;

export function createFeed(reader: DatabaseSync, routed: number): Feed {
  const next = reader.prepare("SELECT * FROM log WHERE position > ? ORDER BY position LIMIT ?");
  let taken = routed;
  let newest = Number(reader.prepare("SELECT max(position) AS last FROM log").get()?.last ?? 0);
  let buffer: AcceptedEvent[] = [];
  let characters = 0;
  /** False while there are events in the log between `taken` and the buffer. */
  let whole = newest <= taken;
  function fromLog(most: number): AcceptedEvent[] {
    const events: AcceptedEvent[] = [];
    let room = LARGEST_TEXT;
    for (const row of next.iterate(taken, most)) {
      const event = eventOf(row);
      events.push(event);
      room -= event.text.length;
      if (room <= 0) break;
    }
    return events;
  }
  return {
    push(accepted) {
      // What the log has shown already, before word of its commit came, is not taken twice.
      const events = accepted.filter(({ position }) => position! > taken);
      if (events.length === 0) return;
      newest = events.at(-1)!.position!;
      characters += charactersOf(events);
      if (whole && buffer.length + events.length <= LARGEST_BUFFER && characters <= LARGEST_TEXT)
        buffer.push(...events);
      else [whole, buffer, characters] = [false, [], 0];
    },
    take(most) {
      const events = whole ? buffer.splice(0, most) : fromLog(most);
      if (whole) characters -= charactersOf(events);
      taken = events.at(-1)?.position ?? (whole ? taken : newest);
      whole ||= taken >= newest;
      return events;
    },
    waiting: () => Math.max(0, newest - taken),
  };
}
