import { join } from "node:path";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import type { Journal } from "../../functions/core/ports.ts";
import { createEvents } from "../../functions/local/events/events.ts";
import { createIncarnations, type Incarnations } from "../../functions/local/incarnations.ts";
import { createJournal } from "../../functions/local/events/journal.ts";
import { writeSegment } from "../../functions/local/archive/segment-writer.ts";
import { NOW } from "./build.ts";
import { aLocalStore, type LocalStore } from "./local-store.ts";

/** A store with what reads it, filled as a test says. */
export interface FilledStore extends LocalStore {
  readonly incarnations: Incarnations;
  readonly journal: Journal;
  /** Puts events into the log, and gives them as they are there. */
  accept(...events: readonly AcceptedEvent[]): Promise<readonly AcceptedEvent[]>;
  /** Moves all that is in the log into a segment. */
  pack(): Promise<void>;
}

export async function aFilledStore(): Promise<FilledStore> {
  const store = await aLocalStore();
  const { folder, reader, writer, segments } = store;
  const inLog: AcceptedEvent[] = [];
  const events = createEvents(writer, {
    clock: () => NOW,
    dedupMs: 300_000,
    onAccepted: (accepted) => inLog.push(...accepted),
  });
  const incarnations = createIncarnations(reader, segments);
  return {
    ...store,
    incarnations,
    journal: createJournal({ reader, writer, incarnations }),
    async accept(...accepted) {
      const before = inLog.length;
      await events.accept(accepted);
      return inLog.slice(before);
    },
    async pack() {
      const packed = inLog.splice(0);
      const kept = { archive: "default", expiresAt: NOW + 86_400_000, batch: packed[0]!.position! };
      await writer.write("segment", [writeSegment(join(folder, "archive"), packed, kept)]);
    },
  };
}
