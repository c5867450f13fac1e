import type { Recall, SendDelivery } from "../core/deliver.ts";
import type { AcceptedEvent } from "../core/event.ts";
import type { LogEntry } from "../core/log/entry.ts";
import type { ReportError } from "../core/http/problem-json.ts";
import type { Receipt } from "../core/ingest.ts";
import type {
  Archive,
  Audit,
  Clock,
  DeliveryStore,
  Journal,
  Pulls,
  Quarantine,
  Registry,
  Replays,
  TapStates,
  TargetStates,
  Tokens,
} from "../core/ports.ts";
import type { Providers } from "./people/providers.ts";
import type { Sealing } from "./people/sealing.ts";
import type { Surroundings } from "../core/diagnose/doctor.ts";
import type { Erasures } from "../core/archive/erasure.ts";
import type { Tickets } from "../core/people/tickets.ts";
import type { AlertStates } from "../core/alerts/alert.ts";
import type { BrokerWatches } from "../core/rocketmq/look.ts";
import type { Stats } from "../core/stats/port.ts";

/** All that the control API reads and acts on. */
export interface ControlPorts {
  readonly registry: Registry;
  readonly deliveries: DeliveryStore;
  readonly quarantine: Quarantine;
  readonly archive: Archive;
  readonly journal: Pick<Journal, "of">;
  readonly targetStates: TargetStates;
  readonly pulls: Pulls;
  readonly tapStates: Pick<TapStates, "get" | "pause" | "resume">;
  readonly tokens: Tokens;
  readonly audit: Audit;
  readonly replays: Replays;
  readonly erasures: Erasures;
  readonly alertStates: AlertStates;
  readonly brokerWatches: Pick<BrokerWatches, "all">;
  readonly tickets: Tickets;
  /** Where people sign in. */
  readonly providers: Providers;
  /** Seals what a browser keeps while it signs in. */
  readonly sealing: () => Promise<Sealing>;
  readonly stats: Pick<Stats, "rows" | "deltas" | "minutes" | "folded">;
  readonly surroundings: Surroundings;
  readonly clock: Clock;
  readonly resubmit: Resubmit;
  /** The targets' own senders. */
  readonly send: SendDelivery;
  readonly recall: Recall;
  readonly report: ReportError;
  /** Hears of each request that was served. */
  readonly tell?: (entry: LogEntry) => void;
}

/**
 * Takes quarantined events in anew: through the schema gate as it is now, one receipt an event, in order. What does not
 * pass is not put into quarantine a second time: it stays there as it is.
 */
export type Resubmit = (events: readonly AcceptedEvent[]) => Promise<readonly Receipt[]>;
