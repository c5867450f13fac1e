import { styleText } from "node:util";
import type { Comparison } from "./rounds.ts";

/** What `npm run bench:match -- --json FILE` writes. */
export interface MatchReport {
  readonly node: string;
  readonly cpus: number;
  readonly cells: readonly CellResult[];
  /** Why a peer is missing. */
  readonly skipped: readonly string[];
  /** What an event costs with 100,000 exact rules, measured by what it costs with 10; absent when not asked for. */
  readonly growth: { readonly exact?: number };
  /** One rule among 100,000 mixed ones, the next match included; absent when not asked for. */
  readonly edits?: EditTimes;
}

/** Milliseconds. */
export type EditTimes = Readonly<
  Record<"add" | "change" | "remove", { readonly p50: number; readonly max: number }>
>;

/** One cell; `hits` and `peerHits` are over the same events and have to be equal. */
export interface CellResult extends Comparison {
  readonly cell: string;
  readonly rules: number;
  readonly peer: string;
  /** How the peer was set up. */
  readonly peerMode: string;
  readonly hits: number;
  readonly peerHits: number;
  readonly memory: { readonly oursPerRule: number; readonly theirsPerRule: number };
  readonly buildMs: { readonly ours: number; readonly theirs: number };
  /** Bytes that an event makes us allocate. */
  readonly allocation: number;
}

/** What is to be reached: events a second, as a multiple of the peer's. The linear scan counts at 10,000 rules. */
function goalOf({ peer, rules }: CellResult): number | undefined {
  if (peer === "event-ruler") return 1.25;
  return peer === "json-logic-js" && rules === 10_000 ? 100 : undefined;
}

/** More cost an event from 10 to 100,000 exact rules than this is missed. */
const GROWTH_GOAL = 1.5;

export const HEADING = [
  "cell".padEnd(34),
  "rules".padStart(7),
  "ours/s".padStart(11),
  "theirs/s".padStart(11),
  "ratio".padStart(8),
  "least–most".padStart(13),
  "hits".padStart(9),
  "B/event".padStart(8),
  "B/rule, theirs".padStart(15),
].join(" ");

export function cellLine(result: CellResult): string {
  const { cell, rules, ours, theirs, ratio, ratios, hits, peerHits, allocation } = result;
  const goal = goalOf(result);
  const line = [
    cell.padEnd(34),
    whole(rules).padStart(7),
    whole(ours).padStart(11),
    whole(theirs).padStart(11),
    `${short(ratio)}×`.padStart(8),
    `${short(ratios[0])}–${short(ratios[1])}`.padStart(13),
    whole(hits).padStart(9),
    whole(allocation).padStart(8),
    memoryText(result).padStart(15),
    result.peerMode,
  ].join(" ");
  const verdict = goal === undefined ? "" : verdictOn(ratio >= goal, `at least ${goal}×`);
  const wrong = hits === peerHits ? "" : styleText("red", ` the peer has ${whole(peerHits)} hits`);
  return `${line} ${verdict}${wrong}`.trimEnd();
}

/** A rule's share of a few is mostly what there is without any. */
function memoryText({ rules, memory }: CellResult): string {
  return rules < 1_000 ? "–" : `${whole(memory.oursPerRule)}, ${whole(memory.theirsPerRule)}`;
}

export function growthLine(growth: number): string {
  return `growth of the cost from 10 to 100,000 exact rules: ${short(growth)}× ${verdictOn(growth <= GROWTH_GOAL, `at most ${GROWTH_GOAL}×`)}`;
}

/** Milliseconds that an edit may take at most. */
const EDIT_GOAL = 10;

export function editLine(edits: EditTimes): string {
  const parts = Object.entries(edits).map(([kind, { p50, max }]) => `${kind} ${short(p50)} (${short(max)})`);
  const most = Math.max(...Object.values(edits).map(({ max }) => max));
  return `one rule among 100,000, ms, median (most): ${parts.join(", ")} ${verdictOn(most <= EDIT_GOAL, `at most ${EDIT_GOAL} ms`)}`;
}

function verdictOn(met: boolean, goal: string): string {
  return styleText(met ? "green" : "yellow", `${met ? "met" : "missed"}: ${goal}`);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function short(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: value >= 100 ? 0 : 2 });
}
