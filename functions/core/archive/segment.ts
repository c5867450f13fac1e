import type { AcceptedEvent } from "../event.ts";

/**
 * The format of a segment: blocks of events, each compressed by itself so that one event costs one ranged read. A block
 * is text: for each event a line of JSON (its head, with the length of its text in UTF-16 units), then its text, then a
 * newline. Written once, never changed.
 */
export interface SegmentPlan extends SegmentExtent {
  readonly positions: readonly number[];
  readonly ids: readonly string[];
  /** Events a type; `null` when there are too many to list, so that any may be in it. */
  readonly types: Readonly<Record<string, number>> | null;
  readonly blocks: readonly BlockPlan[];
}
/** What lies in a segment: events of one bus. */
export interface SegmentExtent {
  readonly bus: string;
  /** Positions. */
  readonly first: number;
  readonly last: number;
  /** Epoch ms of receipt. */
  readonly minReceived: number;
  readonly maxReceived: number;
  readonly count: number;
}
export interface BlockPlan {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly text: string;
}

/** A block closes at so many characters or events: small enough to read one event, large enough to compress well. */
const BLOCK_CHARS = 128 * 1024;
const BLOCK_EVENTS = 256;
/** A segment lists its types up to so many. */
const TYPES_LISTED = 64;

/** The segment of events of one bus, in the order given (that of positions). At least one event. */
export function planSegment(events: readonly AcceptedEvent[]): SegmentPlan {
  const received = events.map(({ receivedAt }) => receivedAt);
  return {
    bus: events[0]!.bus,
    first: events[0]!.position!,
    last: events.at(-1)!.position!,
    minReceived: received.reduce((a, b) => Math.min(a, b)),
    maxReceived: received.reduce((a, b) => Math.max(a, b)),
    count: events.length,
    positions: events.map(({ position }) => position!),
    ids: events.map(({ id }) => id),
    types: typesOf(events),
    blocks: blocksOf(events),
  };
}

/** The events of a block's text. */
export function readBlock(text: string, bus: string): AcceptedEvent[] {
  const events: AcceptedEvent[] = [];
  for (let at = 0; at < text.length; ) {
    const lineEnd = text.indexOf("\n", at);
    const { n, ...head } = JSON.parse(text.slice(at, lineEnd)) as Head;
    const end = lineEnd + 1 + n;
    events.push(eventOf(head, text.slice(lineEnd + 1, end), bus));
    at = end + 1;
  }
  return events;
}

/** What stands before each event's text: short names, since there is one an event. */
interface Head {
  readonly n: number;
  readonly p: number;
  readonly k: string;
  readonly i: string;
  readonly s: string;
  readonly t: string;
  readonly j?: string;
  readonly z?: string;
  readonly r: number;
  readonly u: string;
  readonly v?: AcceptedEvent["schema"];
  readonly y?: AcceptedEvent["replay"];
}

function headOf(event: AcceptedEvent): Head {
  return {
    n: event.text.length,
    p: event.position!,
    k: event.key,
    i: event.id,
    s: event.source,
    t: event.type,
    ...(event.subject !== undefined && { j: event.subject }),
    ...(event.time !== undefined && { z: event.time }),
    r: event.receivedAt,
    u: event.publisher,
    ...(event.schema.status !== "unbound" && { v: event.schema }),
    ...(event.replay && { y: event.replay }),
  };
}

function eventOf(head: Omit<Head, "n">, text: string, bus: string): AcceptedEvent {
  return {
    text,
    id: head.i,
    source: head.s,
    type: head.t,
    ...(head.j !== undefined && { subject: head.j }),
    ...(head.z !== undefined && { time: head.z }),
    bus,
    receivedAt: head.r,
    publisher: head.u,
    schema: head.v ?? { status: "unbound" },
    key: head.k,
    ...(head.y && { replay: head.y }),
    position: head.p,
  };
}

function blocksOf(events: readonly AcceptedEvent[]): BlockPlan[] {
  const blocks: BlockPlan[] = [];
  let parts: string[] = [];
  let size = 0;
  let begin = 0;
  events.forEach((event, i) => {
    const part = `${JSON.stringify(headOf(event))}\n${event.text}\n`;
    parts.push(part);
    size += part.length;
    const full = size >= BLOCK_CHARS || parts.length >= BLOCK_EVENTS || i === events.length - 1;
    if (!full) return;
    blocks.push({
      first: events[begin]!.position!,
      last: event.position!,
      count: parts.length,
      text: parts.join(""),
    });
    [parts, size, begin] = [[], 0, i + 1];
  });
  return blocks;
}

function typesOf(events: readonly AcceptedEvent[]): Record<string, number> | null {
  const counts = new Map<string, number>();
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts.size > TYPES_LISTED ? null : Object.fromEntries(counts);
}

/** 32 bits of FNV-1a: an index key that false hits may share, since whoever reads compares the id itself. */
export function idHash(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
