import type { Clock, Secrets } from "../../core/ports.ts";
import type { Tap, TapPlaces } from "../../core/tap.ts";
import type { BrokerMessage } from "./message.ts";

/**
 * Opens a tap of one broker: one connection, no retries. Throws a RouterError with what keeps it from being opened:
 * `tap-unreachable`, `tap-refused`, `tap-invalid`, `tap-failed`, `secret-missing`, `address-private`.
 */
export type OpenTap<Broker extends Tap["broker"]> = (
  tap: TapOf<Broker>,
  tools: TapTools,
) => Promise<TapSession>;

export type TapOf<Broker extends Tap["broker"]> = Extract<Tap, { readonly broker: Broker }>;

/** What a tap reaches the world with. */
export interface TapTools {
  readonly secrets: Secrets;
  readonly now: Clock;
  readonly places: TapPlaces;
}

/** An open tap. What it throws ends it: it is closed, and opened anew later. */
export interface TapSession {
  /** The next messages, as soon as there are any; none when the time is over or the signal came. */
  receive(ask: Ask): Promise<readonly BrokerMessage[]>;
  /** Tells the broker what became of messages, all of one `receive`; resolves when it knows. */
  settle(settled: readonly Settled[]): Promise<void>;
  /** How many messages wait on the broker; undefined where it does not tell. */
  lag(): Promise<number | undefined>;
  /** What was received and not settled comes again. */
  close(): Promise<void>;
}

export interface Ask {
  readonly most: number;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** `taken`: durable here. `refused`: it never will be, and is not kept here. `later`: not now; it is to come again. */
export type Verdict = "taken" | "refused" | "later";

export interface Settled {
  readonly message: BrokerMessage;
  readonly verdict: Verdict;
}
