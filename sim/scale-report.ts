import { type Load, loads } from "./quotas.ts";
import { scenarios } from "./scenarios.ts";
import { shown, table } from "./tables.ts";
import { type Summary, summaryOf } from "./summary.ts";

/** What docs/scale.md holds: quotas by rate, then what becomes of scenarios. Markdown. */
export function scaleReport(): string {
  return `${quotaTable()}\n\n${scenarioTable(scenarios.map(summaryOf))}\n`;
}

const RATES = [1_000, 10_000, 100_000, 1_000_000];

/** In bold what is over what AWS allows unasked. */
function quotaTable(): string {
  const cell = ({ perEvent, allowed, unit }: Load, rate: number) => {
    const load = perEvent * rate;
    return load > allowed ? `**${shown(load)}${unit}**` : `${shown(load)}${unit}`;
  };
  return table(
    ["", "allowed", ...RATES.map((rate) => `${shown(rate)} events/s`)],
    loads.map((load) => [
      load.what,
      `${shown(load.allowed)}${load.unit}`,
      ...RATES.map((rate) => cell(load, rate)),
    ]),
  );
}

function scenarioTable(summaries: readonly Summary[]): string {
  const rows: readonly (readonly [string, (summary: Summary) => string])[] = [
    ["events", ({ arrived }) => shown(arrived)],
    ["refused", ({ refused }) => shown(refused)],
    ["most events that wait for route", ({ mostEvents }) => shown(mostEvents)],
    ["most deliveries in their queue", ({ mostDeliveries }) => shown(mostDeliveries)],
    ["most deliveries that wait for a time", ({ mostWaiting }) => shown(mostWaiting)],
    [
      "most route, deliver and all functions at once",
      ({ mostRoute, mostDeliver, mostFunctions }) =>
        [mostRoute, mostDeliver, mostFunctions].map(shown).join(", "),
    ],
    [
      "units written to tables, most in a second",
      ({ writes, mostWrites }) => `${shown(writes)}, ${shown(mostWrites)}`,
    ],
    [
      "nothing waits any more after",
      ({ emptyAt }) => (emptyAt === undefined ? "never" : `${shown(emptyAt / 60)} min`),
    ],
  ];
  return table(
    ["", ...summaries.map(({ name }) => name)],
    rows.map(([what, of]) => [what, ...summaries.map(of)]),
  );
}
