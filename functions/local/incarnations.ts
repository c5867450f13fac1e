import type { DatabaseSync } from "node:sqlite";
import type { AcceptedEvent } from "../core/event.ts";
import { idHash as hashOf } from "../core/archive/segment.ts";
import { createLogReader } from "./watch/log-reader.ts";
import type { Segments } from "./archive/segments.ts";

/**
 * Finds every acceptance of an event, the oldest first: its own, its replays', and later ones beyond the dedup window.
 * Without key: of all events whose id has that hash.
 */
export type Incarnations = (origin: {
  readonly idHash: number;
  readonly key?: string;
}) => Promise<AcceptedEvent[]>;

export function createIncarnations(reader: DatabaseSync, segments: Segments): Incarnations {
  const log = createLogReader(reader);
  return async ({ idHash, key }) => {
    const found = new Map<number, AcceptedEvent>();
    const add = (event: AcceptedEvent) => {
      const isOne = key === undefined ? hashOf(event.id) === idHash : event.key === key;
      if (isOne) found.set(event.position!, event);
    };
    log.withIdHash(idHash).forEach(add);
    for await (const { segment, block } of segments.withIdHash(idHash)) {
      (await segments.look(segment, block)).forEach(add);
    }
    return [...found.values()].sort((a, b) => a.position! - b.position!);
  };
}
