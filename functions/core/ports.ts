import type { AcceptedEvent } from "./event.ts";
import type { ArchiveSize } from "./archive/archive-size.ts";
import type { Definition, DefinitionKind } from "./definitions/definition.ts";
import type { Delivery, Settlement } from "./delivery.ts";
import type { RedactionAccess } from "./generated/access-file.ts";
import type { JournalEntry } from "./journal-entry.ts";
import type { Page, PageQuery } from "./pages.ts";
import type { Sender } from "./people/producers.ts";
import type { TargetChange } from "./deliveries/target-changes.ts";

export type { ArchiveSize } from "./archive/archive-size.ts";
export type { Definition, DefinitionKind, FileKind } from "./definitions/definition.ts";
export type { DigestEntry, DigestOptions, DigestPlace, Digests } from "./deliveries/digests.ts";
export type { Page, PageQuery } from "./pages.ts";
export type { AttemptOutcome, EventRef, HandOutcome, JournalEntry, RuleRef } from "./journal-entry.ts";

/** The events queue, with the once-only gate in front. */
export interface Events {
  /**
   * Makes events durable and hands them to route. Resolves when they are, with one answer an event: `duplicate` when the
   * same bus, source, id (and replay) came within the dedup window; one that another process has taken may be answered
   * `accepted`, and is there once all the same. Rejects with `storage-full` or `storage-failed`; then they may be sent again.
   * `sender` says where events of a publisher come from, for an adapter that counts them elsewhere than where they come in.
   */
  accept(events: readonly AcceptedEvent[], sender?: Sender): Promise<readonly Acceptance[]>;
}
export type Acceptance = "accepted" | "duplicate";

/** The deliveries queue. */
export interface Deliveries {
  /**
   * Makes deliveries durable and due at their `dueAt`. The same delivery sent again while it is queued is kept once, or
   * brought again under the same id where a queue cannot tell.
   */
  send(deliveries: readonly Delivery[]): Promise<void>;
  /** Writes what became of deliveries: done, again later, or dead. */
  settle(settlements: readonly Settlement[]): Promise<void>;
}

export type {
  Backlog,
  KeyName,
  KeyQuery,
  OrderedKey,
  DeliveryQuery,
  DeliveryStore,
  DeliveryView,
  Skipped,
  UnderWay,
} from "./deliveries/delivery-store.ts";

/** Events that a schema refused and that are kept until somebody decides. */
export interface Quarantine {
  /**
   * Keeps events, with one answer an event: `duplicate` when the same bus, source and id was kept within the dedup window
   * and is still there.
   */
  keep(events: readonly AcceptedEvent[]): Promise<readonly ("quarantined" | "duplicate")[]>;
  /** The newest first. */
  list(
    query: PageQuery & { type?: string; source?: string; eventId?: string },
  ): Promise<Page<QuarantinedEvent>>;
  get(ids: readonly string[]): Promise<readonly QuarantinedEvent[]>;
  remove(ids: readonly string[]): Promise<void>;
}
export interface QuarantinedEvent {
  /** The quarantine's own id of this entry (the event's id alone is not unique). */
  readonly id: string;
  readonly event: AcceptedEvent;
}

/** All accepted events, by id, by attribute and by time. */
export interface Archive {
  /** The newest with that id, of that source and on that bus. */
  find(id: string, scope?: EventScope): Promise<AcceptedEvent | undefined>;
  /** Newest first. With a filter that seldom holds a page may be short, and still has a `next`. */
  search(query: ArchiveQuery): Promise<Page<AcceptedEvent>>;
  /** Oldest first, in blocks, from a position on: for replay, rehearsal and compatibility checks. */
  scan(range: ArchiveRange): AsyncIterable<readonly AcceptedEvent[]>;
  /** How many events lie in a range, by the index alone (an upper bound at the edges). */
  count(range: ArchiveRange): Promise<number>;
  /** What lies in the archive, a bus each, by the index alone. */
  sizes(): Promise<readonly ArchiveSize[]>;
}
/** What tells events of the same id apart. */
export interface EventScope {
  readonly source?: string | undefined;
  readonly bus?: string | undefined;
}
export interface ArchiveRange {
  readonly bus?: string;
  /** Epoch ms of receipt: from inclusive, until exclusive. */
  readonly from?: number;
  readonly until?: number;
  readonly type?: string;
  readonly source?: string;
  readonly subject?: string;
  /** Only positions greater than this one. */
  readonly after?: number;
}
export interface ArchiveQuery extends ArchiveRange {
  readonly limit: number;
  readonly cursor?: string;
  /** Keeps the events for which it is true. */
  readonly filter?: (event: AcceptedEvent) => boolean;
}

/** What is routed just now, for those who watch; nothing is kept for them. */
export interface Live {
  /** Calls back with each routed event and the ids of the rules that matched it. Returns the way to stop. */
  onRouted(listener: (event: AcceptedEvent, rules: readonly string[]) => void): () => void;
}

/** What happened to each event. Writes of successes are batched by the adapter; reads are by event. */
export interface Journal {
  write(entries: readonly JournalEntry[]): Promise<void>;
  /** All that is known of one event, in the order it happened. */
  of(event: AcceptedEvent): Promise<readonly JournalEntry[]>;
}
/** Rules, targets, sources, schemas: the newest of each, and every version there was. */
export interface Registry {
  /** The newest version of all, not the deleted ones; the same array until something changes. */
  list(kind: DefinitionKind): readonly Definition[];
  get(kind: DefinitionKind, id: string): Definition | undefined;
  versions(kind: DefinitionKind, id: string): Promise<readonly Definition[]>;
  /**
   * Adds a version. `expect` is the version it must follow (0: must not exist).
   * Throws `version-conflict` when another came between and `managed-by-files` when a file owns it and `file` is not that file.
   */
  put(draft: Omit<Definition, "version">, expect?: number): Promise<Definition>;
  /** A number that grows with every change of any definition. */
  readonly revision: number;
  /** When the newest change was made, epoch ms; 0 while there is none. */
  readonly changedAt: number;
  /** Calls back after each change; `put` resolves when all that were called have done what they had to. Returns the way to stop. */
  onChange(listener: (change: Definition) => void | Promise<void>): () => void;
}

/** The operator's hand on a target, and what the breaker has learnt. */
export interface TargetStates {
  get(target: string): TargetState;
  pause(target: string, by: string): Promise<void>;
  resume(target: string, by: string): Promise<void>;
}
export interface TargetState {
  readonly paused?: { readonly at: number; readonly by: string };
  readonly breaker: {
    readonly state: "closed" | "open" | "half-open";
    readonly failures: number;
    readonly openUntil?: number;
  };
  readonly waiting: number;
  readonly inFlight: number;
  /** What happened to it lately, the oldest first. */
  readonly changes?: readonly TargetChange[];
}

/** Secrets by name. Throws `secret-missing` with the name in it. */
export interface Secrets {
  get(name: string): Promise<string>;
}

export type { PullBacklog, Pulls } from "./deliveries/pulls.ts";
export type { AccessKey, Role, Token, Tokens } from "./people/tokens.ts";
export type { TapLease, TapPlaces, TapReport, TapState, TapStates } from "./tap.ts";

/** Who changed or saw what. Append-only: each entry is numbered, without gaps, and carries a hash of itself and of the one before. */
export interface Audit {
  write(entry: AuditEntry): Promise<void>;
  list(query: AuditQuery): Promise<Page<KeptAuditEntry>>;
}
export interface AuditQuery extends PageQuery {
  readonly actor?: string;
  readonly resource?: string;
  readonly ticket?: string;
}
export interface AuditEntry {
  readonly at: number;
  /** `user:ada`, or the id of a token that is nobody's. */
  readonly actor: string;
  /** The id of the token that a user acted by. */
  readonly token?: string;
  /** `rule.put`, `event.view`, … */
  readonly action: string;
  /** `rule/large-orders`, `event/42`, … */
  readonly resource: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** The id of the ticket by which it was allowed. */
  readonly ticket?: string;
  /** What was about to be done failed, with this code: nothing was changed, or not all of it. */
  readonly failed?: string;
}
export interface KeptAuditEntry extends AuditEntry {
  /** Counts from 1. */
  readonly n: number;
  readonly link: string;
}

/** Replays that were asked for, and how far they are. */
export interface Replays {
  add(replay: Replay): Promise<void>;
  get(id: string): Promise<Replay | undefined>;
  list(query: PageQuery): Promise<Page<Replay>>;
  /** Replaces it when its `version` is still the one given; false when another was faster. */
  update(replay: Replay): Promise<boolean>;
}
export interface Replay {
  readonly id: string;
  readonly name: string;
  readonly bus?: string;
  /** Epoch ms of receipt: from inclusive, until exclusive. */
  readonly from: number;
  readonly until: number;
  readonly match?: ReplayMatch;
  readonly to:
    | { readonly rules?: readonly string[] }
    | { readonly target: string }
    | { readonly url: string; readonly allowPrivateNetwork?: boolean };
  readonly eventsPerSecond?: number;
  readonly dryRun?: boolean;
  /** What was hidden from who asked for it: `match` does not see it. */
  readonly hidden?: readonly RedactionAccess[];
  readonly status: "running" | "paused" | "done" | "cancelled" | "failed";
  readonly createdAt: number;
  readonly createdBy: string;
  readonly endedAt?: number;
  /** The last position that was published: a crash resumes behind it. */
  readonly checkpoint: number;
  readonly scanned: number;
  readonly published: number;
  /** How many events the range holds. */
  readonly total: number;
  /** Of a dry run: what would have happened. */
  readonly dry?: {
    readonly events: number;
    readonly rules: Readonly<Record<string, number>>;
    readonly calls: number;
  };
  readonly error?: string;
  readonly version: number;
}
export interface ReplayMatch {
  readonly type?: string;
  readonly source?: string;
  readonly subject?: string;
  readonly pattern?: unknown;
  readonly condition?: unknown;
  readonly view?: "cloudevents" | "eventbridge";
}

/** The time, in epoch milliseconds. */
export type Clock = () => number;
