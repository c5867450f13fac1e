import type { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import {
  type Arrival,
  type IncomingEvent,
  ingest,
  type IngestPorts,
  type RefusedEvent,
} from "../../core/ingest.ts";
import type { Clock } from "../../core/ports.ts";
import type { Tap } from "../../core/tap.ts";
import { eventKey } from "../event-key.ts";
import { type BrokerMessage, eventsOf } from "./message.ts";
import type { Settled } from "./open-tap.ts";
import { refusedEvent } from "./refused-event.ts";

export interface TakingPorts extends Omit<IngestPorts, "keyOf"> {
  readonly clock: Clock;
}

/**
 * Makes the events of messages durable, all together, and says what the broker is to be told of each message. What is
 * refused is kept in quarantine, or goes back to the broker where the tap says so. Rejects when the storage takes nothing.
 */
export async function takeIn(
  messages: readonly BrokerMessage[],
  tap: Tap,
  ports: TakingPorts,
): Promise<Taken> {
  const parts = messages.flatMap((message) =>
    eventsOf(message, tap).map((incoming) => ({ message, incoming })),
  );
  const receipts = await ingest(
    parts.map(({ incoming }) => incoming),
    arrivalOf(tap, ports.clock()),
    { ...ports, keyOf: eventKey },
  );
  const refusals = parts.flatMap((part, i): Refused[] => {
    const receipt = receipts[i]!;
    return receipt.status === "refused" ? [{ ...part, error: receipt.error }] : [];
  });
  if (refusals.length > 0 && keepsRefused(tap)) await keep(refusals, tap, ports);
  const refused = new Set(refusals.map(({ message }) => message));
  const settled = messages.map((message) => ({
    message,
    verdict: refused.has(message) && !keepsRefused(tap) ? ("refused" as const) : ("taken" as const),
  }));
  return { settled, refused: refused.size };
}

export interface Taken {
  readonly settled: readonly Settled[];
  /** Messages of which something was refused. */
  readonly refused: number;
}

interface Refused {
  readonly message: BrokerMessage;
  readonly incoming: IncomingEvent | RefusedEvent;
  readonly error: RouterError;
}

function keepsRefused(tap: Tap): boolean {
  return !("refused" in tap) || tap.refused !== "broker";
}

async function keep(refusals: readonly Refused[], tap: Tap, ports: TakingPorts): Promise<void> {
  const events: readonly AcceptedEvent[] = refusals.map((refusal) =>
    refusedEvent({ ...refusal, tap }, ports.clock()),
  );
  await ports.quarantine.keep(events);
}

function arrivalOf({ id, bus = "default" }: Tap, receivedAt: number): Arrival {
  return { bus, publisher: `source:${id}`, receivedAt, permit: () => {} };
}
