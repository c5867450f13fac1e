import middy from "@middy/core";
import { type Tap, tapStatus } from "./core/tap.ts";
import { workAt, type WorkPorts } from "./sources/taps/work.ts";

export interface TapPorts extends WorkPorts {
  readonly taps: () => readonly Tap[];
  /** How long one call may work, in ms: what is left is taken by the next. */
  readonly budgetMs: number;
  /** Ends the work at a tap before. */
  readonly signalOf: (tap: string) => AbortSignal;
  /** Whether a broker that has nothing ends the work at its tap. */
  readonly stopsWhenEmpty: boolean;
}

/** What is called for: the taps that `detail` names, or all. */
export interface TapCall {
  readonly detail: { readonly taps?: readonly string[] };
}

export interface TapWork {
  readonly taps: number;
  readonly messages: number;
}

/** What is left of a call's time for settling and closing. */
const RESERVE_MS = 10_000;

/** Takes events from brokers until the call's time is over: all taps that are on and not paused, each by itself. */
export function tapFunction(ports: TapPorts) {
  return middy<TapCall, TapWork>({ timeoutEarlyInMillis: 0 }).handler(async ({ detail }, context) => {
    const begun = ports.clock();
    const left = context.getRemainingTimeInMillis() - RESERVE_MS;
    const deadline = begun + Math.min(ports.budgetMs, left);
    const wanted = ports
      .taps()
      .filter((tap) => tapStatus(tap, {}) !== "off" && (detail.taps?.includes(tap.id) ?? true));
    const taken = await Promise.all(
      wanted.map((tap) => {
        const until = { deadline, signal: ports.signalOf(tap.id), stopsWhenEmpty: ports.stopsWhenEmpty };
        return workAt(tap, until, ports);
      }),
    );
    return { taps: wanted.length, messages: taken.reduce((sum, each) => sum + each, 0) };
  });
}
