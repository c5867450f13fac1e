import type { AcceptedEvent } from "../event.ts";
import type { Page, PageQuery } from "../ports.ts";

/** Whose events are to be erased: all of it must fit. A subject or a source is there. */
export interface ErasureScope {
  readonly subject?: string;
  readonly source?: string;
  readonly bus?: string;
}

/** How much was erased, and where. */
export interface Erased {
  /** Segments that were written anew, or removed. */
  readonly segments: number;
  /** Events out of segments, and out of the log. */
  readonly archived: number;
  readonly logged: number;
  /** Deliveries that waited, dead letters, and what was skipped. */
  readonly waiting: number;
  readonly dead: number;
  readonly skipped: number;
  /** Lines of the journal. */
  readonly journal: number;
  readonly quarantined: number;
  /** Copies of large events that had been on their way. */
  readonly copies: number;
}

export const nothingErased: Erased = {
  ...{ segments: 0, archived: 0, logged: 0, waiting: 0, dead: 0, skipped: 0, journal: 0, quarantined: 0 },
  copies: 0,
};

/** An order to erase, and its receipt when it is done. */
export interface Erasure {
  readonly id: string;
  readonly status: "running" | "done";
  readonly startedAt: number;
  readonly startedBy: string;
  readonly endedAt?: number;
  /** Whose events: only while it runs. The receipt says that it was done, and not to whom. */
  readonly scope?: ErasureScope;
  /** Epoch ms: what was received later is none of it. */
  readonly before: number;
  readonly erased: Erased;
}

/** Takes events away for good, wherever they are. */
export interface Erasures {
  /** Begins an erasure, which goes on by itself, over restarts too. */
  start(scope: ErasureScope, by: string, now: number): Promise<Erasure>;
  get(id: string): Promise<Erasure | undefined>;
  /** The newest first. */
  list(query: PageQuery): Promise<Page<Erasure>>;
}

/** What tells whether an event is to be erased. */
export type ErasedEvent = Pick<AcceptedEvent, "subject" | "source" | "bus" | "receivedAt">;

/** Whether what a digest keeps is of an event that is to be erased. */
export function digestedBy(
  isOne: (event: ErasedEvent) => boolean,
): (entry: { readonly at: number; readonly text: string }) => boolean {
  return ({ at, text }) => {
    const { event, bus } = JSON.parse(text) as {
      event?: Pick<ErasedEvent, "subject" | "source">;
      bus?: string;
    };
    return event !== undefined && isOne({ ...event, bus: bus ?? "default", receivedAt: at });
  };
}

/** Whether an event is to be erased. */
export function isErased({ scope, before }: Pick<Erasure, "scope" | "before">, event: ErasedEvent): boolean {
  if (!scope || event.receivedAt >= before) return false;
  return (["subject", "source", "bus"] as const).every(
    (name) => scope[name] === undefined || scope[name] === event[name],
  );
}

export function addErased(one: Erased, other: Partial<Erased>): Erased {
  const sum = { ...nothingErased, ...one } as Record<keyof Erased, number>;
  for (const [name, count] of Object.entries(other)) sum[name as keyof Erased] += count;
  return sum;
}
