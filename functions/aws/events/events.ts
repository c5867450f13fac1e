import { createHash } from "node:crypto";
import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { Clock, Events } from "../../core/ports.ts";
import type { Sender } from "../../core/people/producers.ts";
import type { Claims } from "../claims.ts";
import { CLAIMS } from "../names.ts";
import type { Message, Queue } from "../queue.ts";

export interface EventsOptions {
  readonly queue: Pick<Queue, "send">;
  readonly claims: Claims;
  readonly clock: Clock;
  /** Numbers that grow: an event's position until it is archived. */
  readonly next: () => number;
  /** What an event's routing is in order with; undefined: with nothing, as without it. */
  readonly orderOf?: (event: AcceptedEvent) => string | undefined;
}

/** What SQS accepts once: it remembers a deduplication id for five minutes. A second more, as our clock is not SQS's. */
export const DEDUP_MS = 301_000;
/** So many of them a process remembers, to say that one was a duplicate. */
const REMEMBERED = 50_000;

/**
 * The events queue: a FIFO queue that accepts an event's key once in five minutes, whoever sends it. That an event was a
 * duplicate is known here when this process has sent it before. Events that ordered rules may want one after the other share a
 * group, so that they are routed so.
 */
export function createEvents({ queue, claims, clock, next, orderOf }: EventsOptions): Events {
  const sent = createMemory(clock);
  return {
    async accept(events, sender) {
      const ids = new Set<string>();
      const fresh = events.map((event) => {
        const id = dedupIdOf(event);
        const isFresh = !sent.has(id) && !ids.has(id);
        ids.add(id);
        return isFresh;
      });
      const accepted = events.filter((_, i) => fresh[i]);
      await queue.send(
        await Promise.all(
          accepted.map((event) =>
            messageOf(
              { ...event, position: next(), ...(sender && { sender }) },
              { claims, order: orderOf?.(event) },
            ),
          ),
        ),
      );
      for (const event of accepted) sent.add(dedupIdOf(event));
      return fresh.map((isFresh) => (isFresh ? "accepted" : "duplicate"));
    },
  };
}

/** What a message of the events queue holds. */
export interface Accepted {
  readonly event: AcceptedEvent;
  /** Of an event that a publisher sent, and that nobody has counted yet. */
  readonly sender?: Sender;
}

/** The event of a message's body. */
export async function acceptedOfBody(body: string, claims: Claims): Promise<Accepted> {
  const { sender, ...event } = JSON.parse(await claims.open(body)) as AcceptedMessage;
  if (isEvent(event)) return { event, ...(sender && { sender }) };
  throw new RouterError("internal", "Cannot read a message of the events queue: it holds no event");
}

function isEvent(value: unknown): value is AcceptedEvent {
  const { text, key, position } = (value ?? {}) as Partial<AcceptedEvent>;
  return typeof text === "string" && typeof key === "string" && typeof position === "number";
}

type AcceptedMessage = AcceptedEvent & { readonly sender?: Sender };

async function messageOf(
  event: AcceptedMessage,
  { claims, order }: { readonly claims: Claims; readonly order: string | undefined },
): Promise<Message> {
  const body = await claims.check(JSON.stringify(event), CLAIMS);
  const dedupId = dedupIdOf(event);
  if (order === undefined) return { body, group: event.key, dedupId };
  return { body, group: createHash("sha256").update(order).digest("base64url"), dedupId, isOrdered: true };
}

/** At most 128 characters: a key has 22, and a replay's id 41. */
function dedupIdOf({ key, replay }: AcceptedEvent): string {
  return replay ? `${key}.${replay.id}` : key;
}

/** Ids that were added within the window, the newest so many. */
function createMemory(clock: Clock) {
  const at = new Map<string, number>();
  return {
    has: (id: string) => clock() - (at.get(id) ?? Number.NEGATIVE_INFINITY) < DEDUP_MS,
    add(id: string) {
      at.delete(id);
      at.set(id, clock());
      if (at.size > REMEMBERED) at.delete(at.keys().next().value!);
    },
  };
}
