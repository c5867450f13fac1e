import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { DeliveryView, JournalEntry } from "../../core/ports.ts";
import type { StatDelta } from "../../core/stats/delta.ts";
import type { Claims } from "../claims.ts";
import { CLAIMS } from "../names.ts";
import type { Queue } from "../queue.ts";

/** A line of the journal: what happened, and to the event of which key. */
export interface JournalLine {
  readonly key: string;
  readonly entry: JournalEntry;
  /** Of the end of a delivery: how it is shown from then on. */
  readonly delivery?: DeliveryView;
}

/** What one message of the archive queue holds: events that were routed, lines of the journal, and what was counted. */
export interface Pack {
  readonly events: readonly AcceptedEvent[];
  readonly lines: readonly JournalLine[];
  readonly deltas: readonly StatDelta[];
}

/** The way to the archive function. */
export interface Packs {
  /** Durable when it resolves. */
  send(pack: Partial<Pack>): Promise<void>;
}

/** A message has about so many characters: one of 64 KB is one request to SQS. */
const CHARACTERS = 56 * 1024;

export function createPacks(queue: Queue, claims: Claims): Packs {
  return {
    async send({ events = [], lines = [], deltas = [] }) {
      const parts = [...split("events", events), ...split("lines", lines), ...split("deltas", deltas)];
      const bodies = await Promise.all(joined(parts).map((body) => claims.check(body, CLAIMS)));
      await queue.send(bodies.map((body) => ({ body })));
    },
  };
}

/** The pack of a message's body. */
export async function packOfBody(body: string, claims: Claims): Promise<Pack> {
  const { events, lines, deltas } = JSON.parse(await claims.open(body)) as Partial<Pack>;
  if (events || lines || deltas) return { events: events ?? [], lines: lines ?? [], deltas: deltas ?? [] };
  throw new RouterError(
    "internal",
    "Cannot read a message of the archive queue: it holds nothing to archive",
  );
}

interface Part {
  readonly name: keyof Pack;
  readonly things: readonly string[];
  readonly size: number;
}

function split(name: keyof Pack, things: readonly unknown[]): Part[] {
  const parts: { name: keyof Pack; things: string[]; size: number }[] = [];
  for (const thing of things) {
    const text = JSON.stringify(thing);
    const last = parts.at(-1);
    if (!last || last.size + text.length > CHARACTERS)
      parts.push({ name, things: [text], size: text.length });
    else {
      last.things.push(text);
      last.size += text.length;
    }
  }
  return parts;
}

/** What a batch came to mostly fits into one message. */
function joined(parts: readonly Part[]): string[] {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const isOne = size <= CHARACTERS && new Set(parts.map(({ name }) => name)).size === parts.length;
  if (isOne && parts.length > 0) return [`{${parts.map(member).join(",")}}`];
  return parts.map((part) => `{${member(part)}}`);
}

function member({ name, things }: Part): string {
  return `"${name}":[${things.join(",")}]`;
}
