import type { DatabaseSync } from "node:sqlite";
import {
  type Tap,
  type TapReport,
  type TapState,
  type TapStates,
  type TapStatus,
  tapStatus,
} from "../../core/tap.ts";
import type { Clock } from "../../core/ports.ts";
import type { Writer } from "../store/writer.ts";

/** How a tap is, for those who look at the whole process. */
export interface TapHealth {
  readonly id: string;
  readonly status: TapStatus;
  readonly lastError?: NonNullable<TapReport["lastError"]>["detail"];
}

export interface LocalTapStates extends TapStates {
  /** Of the taps that are on. */
  health(taps: readonly Tap[]): readonly TapHealth[];

  /** Calls back after each pause and resume. Returns the way to stop. */
  onChange(listener: (tap: string) => void): () => void;
}

/** The states of taps: a pause outlives the process, what is reported does not. */
export function createTapStates(reader: DatabaseSync, writer: Writer, clock: Clock): LocalTapStates {
  const paused = new Map(
    reader
      .prepare("SELECT tap, state FROM tap_state")
      .all()
      .map(({ tap, state }) => [tap as string, (JSON.parse(state as string) as TapState).paused] as const),
  );
  const reports = new Map<string, TapReport>();
  const listeners = new Set<(tap: string) => void>();
  const set = async (tap: string, pause: TapState["paused"]) => {
    await writer.write("tapState", { tap, state: JSON.stringify(pause ? { paused: pause } : {}) });
    paused.set(tap, pause);
    for (const listener of listeners) listener(tap);
  };
  const stateOf = (tap: string): TapState => {
    const [pause, report] = [paused.get(tap), reports.get(tap)];
    return { ...(pause && { paused: pause }), ...(report && { report }) };
  };
  return {
    get: async (tap) => stateOf(tap),
    health: (taps) =>
      taps.flatMap((tap) => {
        const state = stateOf(tap.id);
        const status = tapStatus(tap, state);
        const detail = state.report?.lastError?.detail;
        if (status === "off") return [];
        return [{ id: tap.id, status, ...(status === "failing" && detail && { lastError: detail }) }];
      }),
    pause: (tap, by) => set(tap, { at: clock(), by }),
    resume: (tap) => set(tap, undefined),
    async report(tap, report) {
      reports.set(tap, report);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
