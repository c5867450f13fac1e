import { type Tap, tapsOf } from "../../core/tap.ts";
import type { Registry } from "../../core/ports.ts";
import { createOpen } from "../../sources/taps/openers.ts";
import type { TapTools } from "../../sources/taps/open-tap.ts";
import type { TakingPorts } from "../../sources/taps/take-in.ts";
import { tapFunction } from "../../tap.ts";
import { contextOf } from "./records.ts";
import { createRunner, type Runner } from "../runner.ts";
import type { LocalTapStates } from "./tap-states.ts";

/** The tap function at work: a call for each tap, again and again while there is one. */
export interface Tapping {
  start(): void;
  /** Ends all calls: what is in hand is made durable and acknowledged. */
  stop(): Promise<void>;
}

export interface TappingOptions extends TakingPorts, Pick<TapTools, "secrets" | "places"> {
  readonly registry: Pick<Registry, "list" | "get" | "onChange">;
  readonly states: LocalTapStates;
  readonly random: () => number;
  readonly onTrouble: (error: unknown) => void;
}

export function createTapping({
  registry,
  states,
  secrets,
  places,
  onTrouble,
  ...ports
}: TappingOptions): Tapping {
  const lines = new Map<string, Line>();
  const handler = tapFunction({
    ...ports,
    states,
    open: createOpen({ secrets, places, now: ports.clock }),
    taps: () => tapsOf(registry.list("source")),
    budgetMs: Number.POSITIVE_INFINITY,
    signalOf: (id) => lines.get(id)!.interrupt.signal,
    stopsWhenEmpty: false,
    reportMs: 0,
  });
  const isWanted = async (id: string) => {
    const { enabled = true } = tapNamed(id) ?? { enabled: false };
    return enabled && !(await states.get(id)).paused;
  };
  const tapNamed = (id: string): Tap | undefined => {
    const definition = registry.get("source", id);
    return definition && tapsOf([definition])[0];
  };
  const lineOf = (id: string): Line => {
    const known = lines.get(id);
    if (known) return known;
    const line: Line = {
      interrupt: new AbortController(),
      runner: createRunner(async () => {
        line.interrupt = new AbortController();
        if (!(await isWanted(id))) return;
        line.runner.signal();
        await handler({ detail: { taps: [id] } }, contextOf("tap", id));
      }, onTrouble),
    };
    lines.set(id, line);
    return line;
  };
  const takeUp = (id: string) => {
    if (!tapNamed(id) && !lines.has(id)) return;
    const line = lineOf(id);
    line.interrupt.abort();
    line.runner.signal();
  };
  let forget: readonly (() => void)[] = [];
  return {
    start() {
      forget = [
        registry.onChange(({ kind, id }) => {
          if (kind === "source") takeUp(id);
        }),
        states.onChange(takeUp),
      ];
      for (const { id } of tapsOf(registry.list("source"))) takeUp(id);
    },
    async stop() {
      for (const stop of forget) stop();
      const stopped = [...lines.values()].map(async ({ runner, interrupt }) => {
        const ended = runner.stop();
        interrupt.abort();
        await ended;
      });
      await Promise.all(stopped);
    },
  };
}

/** The calls for one tap. */
interface Line {
  /** Ends the call that is under way. */
  interrupt: AbortController;
  readonly runner: Runner;
}
