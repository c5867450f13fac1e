import type { SourceFile } from "./generated/source-file.ts";
import type { TapReading } from "./alerts/readings.ts";
import type { Definition } from "./definitions/definition.ts";

/** A source that takes events from a broker, as its definition says, with its id. */
export type TapFile = Extract<SourceFile, { readonly kind: "tap" }>;
export type Tap = TapFile & { readonly id: string };

/** The operator's hand on a tap, and what its work came to. */
export interface TapStates {
  /** On AWS as of now, for others may have changed it. */
  get(tap: string): Promise<TapState>;
  pause(tap: string, by: string): Promise<void>;
  resume(tap: string): Promise<void>;
  /** Replaces what was reported before. */
  report(tap: string, report: TapReport): Promise<void>;
}
/** Where a tap is in the parts of what it takes from, of a broker that does not keep that itself. */
export interface TapPlaces {
  get(tap: string, part: string): Promise<string | undefined>;
  /** Replaces the one before. */
  move(tap: string, part: string, place: string): Promise<void>;
  /** Gives a part to one who works at the tap, for nobody else to take from; to the same one for longer. False: it is another's. */
  hold(tap: string, part: string, lease: TapLease): Promise<boolean>;
  /** Gives it back before its time is over. */
  release(tap: string, part: string, worker: string): Promise<void>;
}
export interface TapLease {
  readonly worker: string;
  /** Epoch ms: from then on it is anybody's. */
  readonly until: number;
}
export interface TapState {
  readonly paused?: { readonly at: number; readonly by: string };
  readonly report?: TapReport;
}
/** How a tap is, as whoever works at it says. Times in epoch ms. */
export interface TapReport {
  readonly at: number;
  readonly connected: boolean;
  /** Since when it has been connected, or has not. */
  readonly since: number;
  readonly lastMessageAt?: number;
  /** How many messages wait on the broker, where it tells. */
  readonly lag?: number;
  /** Messages that were taken, and those of them that are in quarantine or went back refused, since the first of these reports. */
  readonly messages: number;
  readonly refused: number;
  readonly lastError?: { readonly at: number; readonly code: string; readonly detail: string };
}

/** How a tap is, in a word. */
export type TapStatus = "off" | "paused" | "starting" | "connected" | "failing";

export function tapStatus({ enabled = true }: Pick<TapFile, "enabled">, state: TapState): TapStatus {
  if (!enabled) return "off";
  if (state.paused) return "paused";
  if (!state.report) return "starting";
  return state.report.connected ? "connected" : "failing";
}

/** The taps among sources, those that are switched off too. */
export function tapsOf(sources: readonly Definition[]): Tap[] {
  return sources.flatMap(({ id, value }) => tapOf(id, value as SourceFile) ?? []);
}

export function tapOf(id: string, file: SourceFile | undefined): Tap | undefined {
  return file?.kind === "tap" ? { ...file, id } : undefined;
}

/** What alerts read of the taps that are on and not paused. */
export function tapReadings(
  sources: readonly Definition[],
  states: Pick<TapStates, "get">,
): Promise<readonly TapReading[]> {
  const readings = tapsOf(sources).map(async (tap): Promise<TapReading[]> => {
    const state = await states.get(tap.id);
    const status = tapStatus(tap, state);
    if (status !== "connected" && status !== "failing") return [];
    const { lag, since, lastError } = state.report!;
    return [
      {
        id: tap.id,
        ...(lag !== undefined && { lag }),
        ...(status === "failing" && {
          failing: { since, detail: lastError?.detail ?? "it has not answered" },
        }),
      },
    ];
  });
  return Promise.all(readings).then((all) => all.flat());
}
