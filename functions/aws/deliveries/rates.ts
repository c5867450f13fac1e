import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../core/ports.ts";
import { fullBucket, take } from "../../core/deliveries/rate.ts";
import type { Rate } from "../../core/generated/target-file.ts";
import { ABSENT, type Table } from "../table.ts";

/** The rates of targets, held by all processes together. */
export interface Rates {
  /** Takes one: 0, or after how many milliseconds it may be asked again. */
  take(target: string, rate: Rate): Promise<number>;
}

/** A process takes as many at a time as come in that time: one write for all of them. */
const LEASE_MS = 100;
/** What it has taken and not used by then is let go: kept for long, many processes' would make a burst. */
const LEASE_KEPT_MS = 1_000;
/** So often others may be faster at the same bucket before one is told to wait a little. */
const TRIES = 5;
const CROWDED_MS = 200;

/** Token buckets in the table `hot`. When the table does not answer nobody is held up: targets have other ways to say it is too much. */
export function createRates(table: Table, clock: Clock): Rates {
  const leases = new Map<string, { tokens: number; readonly at: number }>();
  const lines = new Map<string, Promise<unknown>>();
  const takeOne = async (target: string, rate: Rate): Promise<number> => {
    const lease = leases.get(target);
    if (lease && lease.tokens > 0 && clock() - lease.at < LEASE_KEPT_MS) {
      lease.tokens--;
      return 0;
    }
    const { tokens, waitMs } = await leaseOf(table, target, { rate, clock });
    if (tokens > 0) leases.set(target, { tokens: tokens - 1, at: clock() });
    return tokens > 0 ? 0 : waitMs;
  };
  return {
    // One after the other in a process: the first one leases for those behind it.
    take(target, rate) {
      const done = (lines.get(target) ?? Promise.resolve()).then(() => takeOne(target, rate));
      lines.set(
        target,
        done.catch(() => {}),
      );
      return done.catch(() => 0);
    },
  };
}

interface Lease {
  readonly tokens: number;
  readonly waitMs: number;
}

async function leaseOf(
  table: Table,
  target: string,
  { rate, clock }: { readonly rate: Rate; readonly clock: Clock },
): Promise<Lease> {
  const key = { PK: "RATES", SK: target };
  for (let tries = 0; tries < TRIES; tries++) {
    const fullAt = (await table.get(key))?.["fullAt"] as number | undefined;
    const { tokens, waitMs, state } = takeSome({ fullAt: fullAt ?? fullBucket.fullAt }, rate, clock());
    if (tokens === 0) return { tokens, waitMs };
    const still =
      fullAt === undefined
        ? ABSENT
        : { expression: "fullAt = :fullAt", values: { ":fullAt": fullAt } as const };
    if (await table.put({ ...key, fullAt: state.fullAt }, still)) return { tokens, waitMs: 0 };
    await sleep(Math.random() * LEASE_MS);
  }
  return { tokens: 0, waitMs: CROWDED_MS };
}

function takeSome(start: typeof fullBucket, rate: Rate, now: number) {
  const most = Math.max(1, Math.floor((rate.perSecond * LEASE_MS) / 1000));
  let state = start;
  for (let tokens = 0; ; tokens++) {
    if (tokens === most) return { tokens, waitMs: 0, state };
    const taken = take(state, rate, now);
    if (taken.waitMs > 0) return { tokens, waitMs: taken.waitMs, state };
    state = taken.state;
  }
}
