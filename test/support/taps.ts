import type { OpenTap, Settled, TapSession } from "../../functions/sources/taps/open-tap.ts";
import type { BrokerMessage } from "../../functions/sources/taps/message.ts";
import type * as Ports from "../../functions/core/ports.ts";
import type { Tap } from "../../functions/core/tap.ts";
import { NOW } from "./build.ts";

/** A message of a broker: a CloudEvent in structured mode unless its parts say otherwise. */
export function aMessage(parts: Partial<BrokerMessage> & { readonly id?: string } = {}): BrokerMessage {
  const { id = "42", ...rest } = parts;
  const event = { specversion: "1.0", id, source: "/shop", type: "shop.order.paid", data: { n: 1 } };
  return {
    body: Buffer.from(JSON.stringify(event)),
    contentType: "application/cloudevents+json",
    attributes: {},
    plain: { id: `message-${id}` },
    handle: id,
    ...rest,
  };
}

/** A tap by the name of `orders`. */
export function aTap(parts: Partial<Tap> = {}): Tap {
  return {
    ...{ id: "orders", kind: "tap", broker: "sqs", queue: "https://sqs.eu-central-1.amazonaws.com/1/orders" },
    ...parts,
  } as Tap;
}

/** A broker in memory: gives out what is put, and again what was to come later. */
export function memoryBroker() {
  const waiting: BrokerMessage[] = [];
  const settled: Settled[] = [];
  const faults: unknown[] = [];
  let opened = 0;
  let closed = 0;
  let wake = () => {};
  const open = async (): Promise<TapSession> => {
    opened++;
    if (faults.length > 0) throw faults.shift();
    return {
      async receive({ most, waitMs, signal }) {
        if (waiting.length === 0)
          await new Promise<void>((resolve) => {
            wake = resolve;
            setTimeout(resolve, Math.min(waitMs, 5_000)).unref();
            signal.addEventListener("abort", () => resolve(), { once: true });
          });
        return waiting.splice(0, most);
      },
      async settle(all) {
        settled.push(...all);
        waiting.push(...all.filter(({ verdict }) => verdict === "later").map(({ message }) => message));
      },
      lag: async () => waiting.length,
      async close() {
        closed++;
      },
    };
  };
  return {
    open: open satisfies OpenTap<Tap["broker"]>,
    put(...messages: BrokerMessage[]) {
      waiting.push(...messages);
      wake();
    },
    /** What the next attempts to open it throw. */
    fail: (...errors: unknown[]) => void faults.push(...errors),
    settled,
    verdicts: () => settled.map(({ message, verdict }) => `${String(message.handle)} ${verdict}`),
    counts: () => ({ opened, closed }),
  };
}

export function memoryTapStates() {
  const states = new Map<string, Ports.TapState>();
  const change = (tap: string, parts: Partial<Ports.TapState>) =>
    states.set(tap, { ...states.get(tap), ...parts });
  return {
    async get(tap: string): Promise<Ports.TapState> {
      return states.get(tap) ?? {};
    },
    async pause(tap: string, by: string) {
      change(tap, { paused: { at: NOW, by } });
    },
    async resume(tap: string) {
      const { paused: _, ...rest } = states.get(tap) ?? {};
      states.set(tap, rest);
    },
    async report(tap: string, report: Ports.TapReport) {
      change(tap, { report });
    },
  } satisfies Ports.TapStates;
}

export function memoryTapPlaces(): Ports.TapPlaces {
  const places = new Map<string, string>();
  const leases = new Map<string, Ports.TapLease>();
  return {
    async hold(tap, part, lease) {
      const held = leases.get(`${tap} ${part}`);
      if (held && held.worker !== lease.worker && held.until > Date.now()) return false;
      leases.set(`${tap} ${part}`, lease);
      return true;
    },
    async release(tap, part, worker) {
      if (leases.get(`${tap} ${part}`)?.worker === worker) leases.delete(`${tap} ${part}`);
    },
    get: async (tap, part) => places.get(`${tap} ${part}`),
    move: async (tap, part, place) => void places.set(`${tap} ${part}`, place),
  };
}
