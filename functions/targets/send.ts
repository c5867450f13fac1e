import type { Delivery } from "../core/delivery.ts";
import type { SendResult, Waiting } from "../core/deliveries/outcome.ts";
import type { Clock, Digests, Events, Secrets } from "../core/ports.ts";
import type { Target } from "../core/rule.ts";
import type { AccessTokens } from "./access-tokens.ts";
import type { HttpClient } from "./guarded-http.ts";

/**
 * How deliveries go to targets of one kind: one attempt, no retries. What the target does comes back as a result; what keeps
 * the attempt from being made (a secret that is not set, storage that is full) is thrown as a RouterError.
 */
export type Send<Kind extends Target["kind"]> = (
  delivery: Delivery,
  target: TargetOf<Kind>,
  tools: SendTools,
) => Promise<SendResult | Waiting>;

export type TargetOf<Kind extends Target["kind"]> = Extract<Target, { readonly kind: Kind }>;

/** What senders reach the world with. */
export interface SendTools {
  readonly http: HttpClient;
  readonly secrets: Secrets;
  readonly tokens: AccessTokens;
  /** Puts events onto a bus. */
  readonly publish: Events["accept"];
  /** The key of an event (AcceptedEvent.key). */
  readonly eventKey: (bus: string, source: string, id: string) => string;
  readonly digests: Digests;
  /** The trace that a delivery's request belongs to, where it is another than its event says. */
  readonly traceparentOf?: (delivery: Delivery) => string | undefined;
  /** Writes a line to the terminal. */
  readonly print: (line: string) => void;
  readonly now: Clock;
}
