import { RouterError } from "../../core/errors.ts";
import type { Clock } from "../../core/ports.ts";
import type { TapReport, TapStates } from "../../core/tap.ts";
import type { TapSession } from "./open-tap.ts";

export interface DiaryPorts {
  readonly states: Pick<TapStates, "report">;
  readonly clock: Clock;
  /** While all goes well it is reported so often at most. */
  readonly reportMs: number;
}

/** What is reported of a tap while it is worked at. */
export interface Diary {
  /** Messages that are settled, and how many of them had something that was refused. */
  took(messages: number, refused: number): Promise<void>;
  /** The broker answered. */
  looked(session: TapSession): Promise<void>;
  failed(error: unknown): Promise<void>;
  ended(): Promise<void>;
  /** That were settled by this work. */
  messages(): number;
}

/** A broker is asked so often at most how much waits. */
const LAG_MS = 5_000;

/** It goes on where the report `before` ended: a tap that fails again and again has done so since it first did. */
export function createDiary(tap: string, before: TapReport | undefined, ports: DiaryPorts): Diary {
  const { clock, states, reportMs } = ports;
  let report = before ?? emptyReport(clock());
  const begun = report.messages;
  let told = Number.NEGATIVE_INFINITY;
  let asked = Number.NEGATIVE_INFINITY;
  const note = (change: Partial<TapReport>) => {
    report = { ...report, ...change, at: clock() };
  };
  const tell = async () => {
    told = clock();
    await states.report(tap, report);
  };
  const connection = (connected: boolean) =>
    report.connected === connected ? {} : { connected, since: clock() };
  return {
    messages: () => report.messages - begun,
    async took(messages, refused) {
      const sums = { messages: report.messages + messages, refused: report.refused + refused };
      note({ ...sums, lastMessageAt: clock() });
    },
    async looked(session) {
      const isNews = !report.connected;
      note(connection(true));
      if (isNews || clock() - asked >= LAG_MS) {
        asked = clock();
        const lag = await session.lag();
        if (lag !== undefined) note({ lag });
      }
      if (isNews || clock() - told >= reportMs) await tell();
    },
    async failed(error) {
      const stays = isBusy(error) && report.connected;
      note({ ...connection(stays), lastError: { at: clock(), ...reasonOf(error) } });
      await tell();
    },
    ended: tell,
  };
}

function emptyReport(at: number): TapReport {
  return { at, connected: false, since: at, messages: 0, refused: 0 };
}

/** The storage takes nothing for the moment: that is not the broker's fault. */
export function isBusy(error: unknown): boolean {
  return error instanceof RouterError && BUSY.has(error.code);
}

const BUSY: ReadonlySet<string> = new Set(["storage-full", "storage-failed", "too-many-requests"]);

function reasonOf(error: unknown): { readonly code: string; readonly detail: string } {
  if (error instanceof RouterError) return { code: error.code, detail: error.message };
  return { code: "tap-failed", detail: error instanceof Error ? error.message : String(error) };
}
