import type { DatabaseSync } from "node:sqlite";
import { createCommit } from "../../functions/local/store/commit.ts";
import type {
  DeliveryRow,
  Operation,
  OperationName,
  Operations,
  SegmentRow,
  WriteAnswer,
} from "../../functions/local/store/operations.ts";
import { deliveryRow, eventRow } from "../../functions/local/store/rows.ts";
import { aDelivery, anEvent, NOW } from "./build.ts";

/** What the writer's thread does, without the thread: asks for operations and tells what was answered, in order. */
export function aCommit(db: DatabaseSync) {
  const commit = createCommit(db);
  return (...operations: readonly Operation[]): unknown[] =>
    commit(operations.map((operation, ticket) => ({ ticket, operation }))).map(toldOf);
}

function toldOf(answer: WriteAnswer): unknown {
  return "result" in answer ? answer.result : { failed: answer.failed.code };
}

export function operation<Name extends OperationName>(
  name: Name,
  args: Operations[Name]["args"],
): Operation<Name> {
  return { name, args };
}

export interface AcceptParts {
  readonly now?: number;
  readonly dedupMs?: number;
  readonly text?: string;
}

/** Accepts events of these ids. */
export function accept(ids: readonly string[], { now = NOW, dedupMs = 300_000, text }: AcceptParts = {}) {
  const rows = ids.map((id) => eventRow(anEvent({ id, ...(text !== undefined && { text }) })));
  return operation("accept", { rows, now, dedupMs });
}

/** A delivery of the event at a position as a row. */
export function aDeliveryRow(id: string, position: number): DeliveryRow {
  return deliveryRow(aDelivery({ id, event: anEvent({ position }) }));
}

/** A token as a row; its id and its hash are unique. */
export function addToken(id: string) {
  return operation("addToken", { id, hash: `hash of ${id}`, token: "{}" });
}

/** The index row of a segment of the default bus. */
export function aSegmentRow(parts: Partial<SegmentRow> = {}): SegmentRow {
  return {
    ...{ batch: 1, archive: "default", bus: "default", first: 1, last: 1, count: 1, rawBytes: 1, bytes: 1 },
    ...{ minReceived: NOW, maxReceived: NOW, expiresAt: null, file: "a.zst", types: "{}", blocks: "[]" },
    ids: new Uint8Array(),
    positions: [1],
    ...parts,
  };
}
