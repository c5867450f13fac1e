import { type Calls, callsOf } from "./calls.ts";
import { dollarsOf, eventBridgeDollars, idle, type Traffic, traffics } from "./cost.ts";
import { table } from "./tables.ts";
import { thingsAt, type Writes, writesOf } from "./writes.ts";

/** What docs/cost.md holds: calls and writes an event, dollars a million events, dollars a month of nothing. Markdown. */
export function costReport(): string {
  return [callsTable(), writesTable(), dollarsTable(), idleTable()].join("\n\n") + "\n";
}

const LINES: Readonly<Record<keyof Calls, string>> = {
  sqsFifo: "calls of the FIFO queue",
  sqsStandard: "calls of standard queues",
  streamUnits: "units put into the stream",
  shardHours: "hours of shards",
  invocations: "invocations",
  gigabyteSeconds: "GB-seconds",
  tableWrites: "units written to tables",
  tableReads: "units read from tables",
  bucketPuts: "objects written",
};

function callsTable(): string {
  return byTraffic("calls an event", (traffic, key) => figure(callsOf(traffic)[key]));
}

function writesTable(): string {
  const all = traffics.map(writesOf);
  const row = (what: string, key: keyof Writes) => [what, ...all.map((writes) => figure(writes[key]))];
  return table(
    ["units written an event", ...traffics.map(({ name }) => name)],
    [
      ["things counted in a minute", ...traffics.map(({ rate }) => String(thingsAt(rate)))],
      row("with what is archived", "archived"),
      row("rows of statistics", "folded"),
      row("**together**", "sum"),
      row("the bound: 4/B + D/(30·R) + 1", "bound"),
    ],
  );
}

function dollarsTable(): string {
  const sums = traffics.map((traffic) => [dollarsOf(traffic).sum, eventBridgeDollars(traffic)] as const);
  return [
    byTraffic("$ a million events", (traffic, key) => dollarsOf(traffic)[key].toFixed(2)),
    line(
      "**Signalbox**",
      sums.map(([own]) => `**${own.toFixed(2)}**`),
    ),
    line(
      "EventBridge, API destination, a function in front",
      sums.map(([, other]) => other.toFixed(2)),
    ),
    line(
      "Signalbox, of EventBridge",
      sums.map(([own, other]) => `${Math.round((100 * own) / other)} %`),
    ),
  ].join("\n");
}

function byTraffic(title: string, cell: (traffic: Traffic, key: keyof Calls) => string): string {
  const rows = (Object.keys(LINES) as (keyof Calls)[]).map((key) => [
    LINES[key],
    ...traffics.map((traffic) => cell(traffic, key)),
  ]);
  return table([title, ...traffics.map(({ name }) => name)], rows);
}

/** Hours of a shard are few for an event, and not none. */
function figure(calls: number): string {
  return calls > 0 && calls < 0.0001 ? calls.toExponential(0) : calls.toFixed(4);
}

function line(what: string, cells: readonly string[]): string {
  return `| ${[what, ...cells].join(" | ")} |`;
}

function idleTable(): string {
  const sum = idle.reduce((all, [, dollars]) => all + dollars, 0);
  const rows = idle.map(([what, dollars]) => [what, dollars.toFixed(2)]);
  return table(["a month of nothing", "$"], [...rows, ["**sum**", `**${sum.toFixed(2)}**`]]);
}
