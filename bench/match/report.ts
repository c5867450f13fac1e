import { styleText } from "node:util";
import type { Comparison } from "./rounds.ts";
import type { TransformResult } from "./transforms.ts";

/** What `npm run bench:match -- --json FILE` writes. */
export interface MatchReport {
  readonly cells: readonly Pick<
    CellResult,
    "cell" | "rules" | "peer" | "ours" | "theirs" | "ratio" | "hits" | "peerHits"
  >[];
  /** What an event costs with 100,000 exact rules, measured by what it costs with 10; absent when not asked for. */
  readonly growth: { readonly exact?: number };
}

/** What `--details FILE` writes. */
export interface MatchDetails extends MatchReport {
  readonly node: string;
  readonly cpus: number;
  readonly cells: readonly CellResult[];
  /** Why a peer is missing. */
  readonly skipped: readonly string[];
  /** One rule among 100,000 mixed ones; absent when not asked for. */
  readonly edits?: EditResult;
  /** One transform of each kind; absent when not asked for. */
  readonly transforms?: readonly TransformResult[];
}

export interface EditResult {
  readonly times: Readonly<Record<"add" | "change" | "remove", EditTimes>>;
  /** What the set holds on to. */
  readonly bytesPerRule: number;
}

/** Milliseconds, the next match included; of several runs the quickest each, and the slowest of all. */
interface EditTimes {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly slowest: number;
}

/** What others are to read of a run. */
export function reportOf({ cells, growth }: MatchReport): MatchReport {
  return {
    cells: cells.map(({ cell, rules, peer, ours, theirs, ratio, hits, peerHits }) => ({
      ...{ cell, rules, peer, ours, theirs, ratio, hits, peerHits },
    })),
    growth,
  };
}

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

export function editLine({ times, bytesPerRule }: EditResult): string {
  const parts = Object.entries(times).map(
    ([kind, { p50, p99, max, slowest }]) =>
      `${kind} ${short(p50)}, ${short(p99)}, ${short(max)} (slowest ${short(slowest)})`,
  );
  const most = Math.max(...Object.values(times).map(({ max }) => max));
  return [
    `one rule among 100,000, ms, median, p99 and most: ${parts.join("; ")}`,
    `${whole(bytesPerRule)} bytes a rule`,
    verdictOn(most <= EDIT_GOAL, `at most ${EDIT_GOAL} ms`),
  ].join("; ");
}

export function transformLine({ kind, rate, allocation }: TransformResult): string {
  return `${kind.padEnd(34)} ${whole(rate).padStart(19)} ${`${whole(allocation)} B/event`.padStart(20)}`;
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
