import { cityLotBanks } from "./city-lot-rules.ts";
import { cityLots } from "./city-lots.ts";
import { cloudEvents } from "./cloud-events.ts";
import { cloudConditions, cloudRules, RULE_CLASSES, type RuleClass } from "./cloud-rules.ts";
import { ruleLines } from "./rule-lines.ts";

/** Some rules, the events they are asked of, and who is asked beside us. */
export interface Cell {
  readonly cell: string;
  readonly rules: number;
  readonly peer: "event-ruler" | "json-logic-js" | "json-logic-engine";
  readonly dataset: "city-lots" | "cloud-events";
  /** How many of the events a full pass counts the matches of. */
  readonly passEvents: number;
  ruleLines(): string[];
}

/** Events of a data set, as texts. */
export const datasets: Readonly<Record<Cell["dataset"], () => string[]>> = {
  "city-lots": () => lots().map((lot) => JSON.stringify(lot)),
  "cloud-events": () => cloudEvents(20_000),
};

const LOTS = 50_000;
const BANKS =
  "EXACT PREFIX SUFFIX WILDCARD EQUALS_IGNORE_CASE NUMERIC ANYTHING_BUT COMPLEX_ARRAYS COMBO".split(" ");
const SCALES = [10, 1_000, 10_000, 100_000];
const CLASS_RULES = 10_000;

/** All cells, in the order in which they are reported. */
export function allCells(): Cell[] {
  return [
    ...BANKS.map(bankCell),
    ...(["exact", "mixed"] as const).flatMap((kind) => SCALES.map((rules) => cloudCell(kind, rules))),
    ...RULE_CLASSES.filter((kind) => kind !== "exact").map((kind) => cloudCell(kind, CLASS_RULES)),
    ...[1, 1_000, 10_000].flatMap((rules) => [
      logicCell(rules, "json-logic-js"),
      logicCell(rules, "json-logic-engine"),
    ]),
  ];
}

function bankCell(cell: string): Cell {
  return {
    cell,
    rules: cell === "COMBO" ? 5 * (BANKS.length - 1) : 5,
    peer: "event-ruler",
    dataset: "city-lots",
    passEvents: LOTS,
    ruleLines: () => ruleLines("pattern", cityLotBanks(lots())[cell]!),
  };
}

export function cloudCell(kind: RuleClass | "mixed", rules: number): Cell {
  return {
    cell: `cloudevents ${kind}`,
    rules,
    peer: "event-ruler",
    dataset: "cloud-events",
    passEvents: rules > 10_000 ? 5_000 : 20_000,
    ruleLines: () => ruleLines("pattern", cloudRules(kind, rules)),
  };
}

function logicCell(rules: number, peer: "json-logic-js" | "json-logic-engine"): Cell {
  return {
    cell: `jsonlogic against ${peer}`,
    rules,
    peer,
    dataset: "cloud-events",
    passEvents: rules > 1_000 ? 2_000 : 20_000,
    ruleLines: () => ruleLines("condition", cloudConditions(rules)),
  };
}

let made: ReturnType<typeof cityLots> | undefined;

function lots(): ReturnType<typeof cityLots> {
  made ??= cityLots(LOTS);
  return made;
}
