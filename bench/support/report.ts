import { styleText } from "node:util";

/** One measured figure. `baseline`: what the bare machine does in the same run. `goal`: docs/architecture.md has them. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: { readonly at: "least" | "most"; readonly value: number };
  readonly baseline?: { readonly name: string; readonly value: number };
}

export interface Report {
  readonly figures: Figure[];
  /** Prints the figure as it comes. */
  add(figure: Figure): void;
}

export function createReport(): Report {
  const figures: Figure[] = [];
  return {
    figures,
    add(figure) {
      figures.push(figure);
      console.log(lineOf(figure));
    },
  };
}

function lineOf({ name, value, unit, goal, baseline }: Figure): string {
  const parts = [name.padEnd(58), `${shown(value)} ${unit}`.padEnd(22)];
  if (goal) {
    const met = goal.at === "least" ? value >= goal.value : value <= goal.value;
    const text = `goal: at ${goal.at} ${shown(goal.value)}, ${met ? "met" : "missed"}`;
    parts.push(styleText(met ? "green" : "yellow", text.padEnd(32)));
  } else parts.push("".padEnd(32));
  if (baseline) parts.push(`${baseline.name}: ${shown(baseline.value)}`);
  return parts.join(" ").trimEnd();
}

function shown(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}
