import type { Erased } from "../../core/archive/erasure.ts";
import type { DigestEntry, DigestOptions, DigestPlace } from "../../core/ports.ts";
import type { SegmentExtent } from "../../core/archive/segment.ts";

/**
 * What the writer can be asked to do, as plain rows: they cross a thread, and flat arrays of strings cross it cheapest.
 * Each operation is all or nothing; operations that arrive together share one transaction and one fsync.
 */
export interface Operations {
  accept: { readonly args: AcceptArgs; readonly result: readonly number[] };
  /** Their numbers; not of those that need not be handed over: 0 for one that was there or is done, less for one that waits behind another. */
  send: { readonly args: readonly DeliveryRow[]; readonly result: readonly number[] };
  settle: { readonly args: readonly SettleRow[]; readonly result: null };
  journal: { readonly args: readonly JournalLine[]; readonly result: null };
  mark: { readonly args: { readonly name: string; readonly value: number }; readonly result: null };
  requeue: {
    readonly args: {
      readonly rows: readonly RequeueRow[];
      readonly lines: readonly JournalLine[];
      readonly now: number;
    };
    readonly result: readonly number[];
  };
  skip: {
    readonly args: {
      readonly receipts: readonly number[];
      readonly lines: readonly JournalLine[];
      readonly reason: string;
      readonly now: number;
    };
    readonly result: readonly number[];
  };
  cancel: {
    readonly args: { readonly receipts: readonly number[]; readonly lines: readonly JournalLine[] };
    readonly result: readonly number[];
  };
  /** Lets groups go on without the dead letter that they wait behind. Answers which of them did wait. */
  release: { readonly args: readonly string[]; readonly result: readonly string[] };
  segment: { readonly args: readonly SegmentRow[]; readonly result: null };
  expire: { readonly args: { readonly segments: readonly number[] }; readonly result: null };
  /** Takes the events at positions away, with all that is kept of them; the segment that held them is another from then on. */
  erase: { readonly args: EraseArgs; readonly result: ErasedRows };
  /** How many there were. */
  eraseQuarantined: { readonly args: readonly number[]; readonly result: number };
  /** How many there were. */
  forgetDigested: {
    readonly args: readonly { readonly bringer: string; readonly id: string }[];
    readonly result: number;
  };
  /** The file of a segment that was replaced is gone. */
  forgetFile: { readonly args: string; readonly result: null };
  putErasure: { readonly args: ErasureRow; readonly result: null };
  packJournal: { readonly args: readonly PackedBucket[]; readonly result: null };
  /** Their numbers; 0: it is there. */
  quarantine: { readonly args: readonly QuarantineRow[]; readonly result: readonly number[] };
  unquarantine: { readonly args: readonly number[]; readonly result: null };
  define: { readonly args: readonly DefinitionRow[]; readonly result: null };
  targetState: { readonly args: { readonly target: string; readonly state: string }; readonly result: null };
  tapState: { readonly args: { readonly tap: string; readonly state: string }; readonly result: null };
  tapPlace: {
    readonly args: { readonly tap: string; readonly part: string; readonly place: string };
    readonly result: null;
  };
  putBrokerWatch: {
    readonly args: { readonly address: string; readonly watch: string };
    readonly result: null;
  };
  removeBrokerWatch: { readonly args: string; readonly result: null };
  addToken: {
    readonly args: { readonly id: string; readonly hash: string; readonly token: string };
    readonly result: null;
  };
  /** False when no token has that id. */
  replaceToken: {
    readonly args: { readonly id: string; readonly hash: string; readonly token: string };
    readonly result: boolean;
  };
  useToken: { readonly args: { readonly hash: string; readonly at: number }; readonly result: null };
  removeToken: { readonly args: string; readonly result: boolean };
  audit: { readonly args: AuditRow; readonly result: null };
  /** False when it is at another version, or another of its act and resource is open. */
  putTicket: { readonly args: TicketRow; readonly result: boolean };
  addReplay: { readonly args: ReplayRow; readonly result: null };
  addStatDelta: {
    readonly args: { readonly minute: number; readonly id: string; readonly rows: string };
    readonly result: null;
  };
  putStats: { readonly args: readonly StatRow[]; readonly result: null };
  forgetStats: {
    readonly args: {
      readonly minute: number;
      readonly steps: readonly (readonly [step: string, at: number])[];
    };
    readonly result: null;
  };
  putAlertState: { readonly args: AlertStateRow; readonly result: boolean };
  removeAlertState: { readonly args: AlertStateRow; readonly result: boolean };
  updateReplay: { readonly args: ReplayRow; readonly result: boolean };
  joinDigest: { readonly args: DigestArgs; readonly result: DigestPlace };
  closeDigest: {
    readonly args: { readonly target: string; readonly bringer: string };
    readonly result: null;
  };
  endDigest: { readonly args: { readonly bringer: string }; readonly result: null };
}
export interface DigestArgs extends DigestOptions {
  readonly entry: DigestEntry;
  /** Epoch ms. */
  readonly now: number;
}
export type OperationName = keyof Operations;
/** What does each of them. */
export type OperationTable = {
  readonly [Name in OperationName]: (args: Operations[Name]["args"]) => Operations[Name]["result"];
};
export interface Operation<Name extends OperationName = OperationName> {
  readonly name: Name;
  readonly args: Operations[Name]["args"];
}

/** The answer to accept: a position an event, or 0 for a duplicate. */
export interface AcceptArgs {
  readonly rows: readonly EventRow[];
  /** Epoch ms: turns the dedup window. */
  readonly now: number;
  readonly dedupMs: number;
}
/** key, bus, id, source, type, subject, time, receivedAt, publisher, schema, replay, text: the columns of `log` after position. */
export type EventRow = readonly [
  key: string,
  bus: string,
  id: string,
  source: string,
  type: string,
  subject: string | null,
  time: string | null,
  receivedAt: number,
  publisher: string,
  schema: string | null,
  replay: string | null,
  text: string,
];
/** The columns of `delivery` after n. */
export type DeliveryRow = readonly [
  id: string,
  position: number,
  rule: string,
  ruleVersion: number,
  target: string,
  lane: string,
  contentType: string | null,
  body: string | null,
  retry: string | null,
  replay: string | null,
  createdAt: number,
  dueAt: number | null,
  endedAt: number | null,
  attempts: string | null,
  reason: string | null,
  ordering: string | null,
];
/** `ordered`: others of its key may wait behind it. */
export type SettleRow =
  | { readonly kind: "done"; readonly receipt: number; readonly line: JournalLine; readonly ordered?: true }
  | {
      readonly kind: "later";
      readonly receipt: number;
      readonly dueAt: number;
      readonly attempts: string | null;
      readonly reason: string | null;
      readonly line?: JournalLine;
    }
  | {
      readonly kind: "dead";
      readonly receipt: number;
      readonly endedAt: number;
      readonly attempts: string | null;
      readonly reason: string;
      readonly line: JournalLine;
      readonly ordered?: true;
    };
/** What a dead letter brings when it is queued anew. */
export type RequeueRow = readonly [
  receipt: number,
  ruleVersion: number,
  contentType: string | null,
  body: string | null,
  retry: string | null,
];
/** The position of the event it is about, and the entry as one line of JSON. */
export type JournalLine = readonly [position: number, line: string];
/** The lines of a bucket, up to a row, as one zstd frame. */
export interface PackedBucket {
  readonly bucket: number;
  readonly upTo: number;
  readonly lines: Uint8Array;
}
export interface EraseArgs {
  readonly positions: readonly number[];
  readonly segment?: { readonly id: number; readonly row: SegmentRow | null };
}
export type ErasedRows = Pick<Erased, "logged" | "waiting" | "dead" | "skipped" | "journal">;
/** The columns of `erasure`. */
export type ErasureRow = readonly [id: string, startedAt: number, erasure: string];
/** A segment that lies fsynced in its file. Its events leave the log in the same transaction. */
export interface SegmentRow extends SegmentExtent {
  /** The first position of the batch it was made from: batches do not overlap, segments of one batch do. */
  readonly batch: number;
  readonly archive: string;
  readonly rawBytes: number;
  readonly bytes: number;
  readonly expiresAt: number | null;
  readonly file: string;
  readonly types: string;
  readonly blocks: string;
  readonly ids: Uint8Array;
  readonly positions: readonly number[];
}
/** `since`: the same event (`id`, `key`) that came at that time, in epoch ms, or later is not kept once more. */
export interface QuarantineRow {
  readonly type: string;
  readonly source: string;
  readonly event: string;
  readonly id: string;
  readonly key: string;
  readonly since: number;
}
export type DefinitionRow = readonly [
  kind: string,
  id: string,
  version: number,
  value: string,
  at: number,
  by: string,
  file: string | null,
  deleted: 0 | 1,
];
/** Version 1 is a new one. */
export interface TicketRow {
  readonly id: string;
  readonly at: number;
  readonly version: number;
  readonly status: string;
  readonly act: string;
  readonly resource: string;
  readonly asker: string;
  readonly open: 0 | 1;
  readonly ticket: string;
}
/** An entry of the audit, as JSON where it has parts; `more` is what few entries have. */
export interface AuditRow {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly resource: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly more: string | null;
}
/** id, created_at, version, replay as JSON. An update is for the version before. */
export type ReplayRow = readonly [id: string, createdAt: number, version: number, replay: string];

/** The columns of `stat`. */
export type StatRow = readonly [step: string, kind: string, id: string, at: number, counts: string];

/** The columns of `alert_state`. It follows the version before, or is the first. */
export type AlertStateRow = readonly [alert: string, resource: string, version: number, state: string];

/** What crosses the thread. */
export interface WriteRequest {
  readonly ticket: number;
  readonly operation: Operation;
}
export type WriteAnswer =
  | { readonly ticket: number; readonly result: unknown }
  | {
      readonly ticket: number;
      readonly failed: { readonly code: "storage-full" | "storage-failed"; readonly detail: string };
    };
