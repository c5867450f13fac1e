import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { Clock, Events } from "../../core/ports.ts";
import type { OnUse } from "../watch/peaks.ts";
import { eventRow } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";
import { charactersOf } from "../store/text-size.ts";

/** So much text may wait for the disk before more is refused with `too-many-requests`. */
const LARGEST_WAITING_BYTES = 128 * 1024 * 1024;

export interface EventsOptions {
  readonly clock: Clock;
  /** The same source and id within it is accepted once. */
  readonly dedupMs: number;
  /** Takes what has become durable, in the order of positions. */
  readonly onAccepted: (events: readonly AcceptedEvent[]) => void;
  readonly onUse?: OnUse | undefined;
}

/** The events queue on SQLite: an append-only log that route follows. */
export function createEvents(writer: Writer, { clock, dedupMs, onAccepted, onUse }: EventsOptions): Events {
  let waitingBytes = 0;
  const hold = (bytes: number) => {
    waitingBytes += bytes;
    onUse?.("bytes of events on their way to the disk", waitingBytes, LARGEST_WAITING_BYTES);
  };
  return {
    async accept(events) {
      const bytes = charactersOf(events);
      if (waitingBytes + bytes > LARGEST_WAITING_BYTES && waitingBytes > 0) {
        throw new RouterError(
          "too-many-requests",
          `Cannot accept ${events.length} events: ${waitingBytes} bytes wait for the disk`,
        );
      }
      hold(bytes);
      try {
        const positions = await writer.write("accept", { rows: events.map(eventRow), now: clock(), dedupMs });
        onAccepted(
          events.flatMap((event, i) => (positions[i] ? [held(event, positions[i], events.length)] : [])),
        );
        return positions.map((position) => (position ? "accepted" : "duplicate"));
      } finally {
        hold(-bytes);
      }
    },
  };
}

/** An event as it waits in memory: its text by itself, and not as a part that keeps a whole batch from being freed. */
function held(event: AcceptedEvent, position: number, batch: number): AcceptedEvent {
  return { ...event, text: batch === 1 ? event.text : Buffer.from(event.text).toString(), position };
}
