import type { BrokerReading } from "../alerts/readings.ts";
import type { Clock } from "../ports.ts";
import { samplesOf } from "./metrics.ts";
import { afterFailure, afterReading, type BrokerWatch, NAMES } from "./watch.ts";
import type { Watched } from "./watched.ts";

/** What is known of brokers of RocketMQ, by the address of their metrics. */
export interface BrokerWatches {
  all(): Promise<readonly BrokerReading[]>;
  /** Replaces what was known before. */
  put(reading: BrokerReading): Promise<void>;
  remove(address: string): Promise<void>;
}

/** A page of metrics, or why there is none, as the end of a sentence. */
export type Page =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

export interface LookPorts {
  readonly watched: () => readonly Watched[];
  readonly read: (watched: Watched) => Promise<Page>;
  readonly watches: BrokerWatches;
  readonly clock: Clock;
}

/** So many pages are read at once. */
const AT_ONCE = 32;

/** Reads each page of metrics once, keeps what it tells, and forgets what nobody wants to be looked at any more. */
export async function lookAtBrokers(ports: LookPorts): Promise<void> {
  const known = new Map((await ports.watches.all()).map(({ address, watch }) => [address, watch]));
  const left = [...ports.watched()];
  const wanted = new Set(left.map(({ address }) => address));
  const work = async () => {
    for (let one = left.pop(); one; one = left.pop()) await look(one, known.get(one.address), ports);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const address of known.keys()) if (!wanted.has(address)) await ports.watches.remove(address);
}

async function look(
  watched: Watched,
  before: BrokerWatch | undefined,
  { read, watches, clock }: LookPorts,
): Promise<void> {
  const page = await read(watched);
  const samples = page.ok ? samplesOf(page.text, NAMES) : [];
  const problem = page.ok ? "its page has no metrics of a broker of RocketMQ" : page.problem;
  const now = clock();
  const watch = samples.length > 0 ? afterReading(before, samples, now) : afterFailure(before, problem, now);
  await watches.put({ address: watched.address, watch });
}
