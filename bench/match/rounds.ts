import type { Driver } from "./drive.ts";
import type { Run } from "./protocol.ts";

/** Two engines beside each other. Rates in events a second; each is the median of the rounds. */
export interface Comparison {
  readonly ours: number;
  readonly theirs: number;
  /** The median of what the rounds say, and the least and the most of them. */
  readonly ratio: number;
  readonly ratios: readonly [least: number, most: number];
  /** By the clock on the wall, and by the CPU time of all threads: JIT and collector included. */
  readonly wall: { readonly ours: number; readonly theirs: number };
  readonly process: { readonly ours: number; readonly theirs: number };
}

export interface Effort {
  readonly rounds: number;
  /** CPU time of a sample. */
  readonly seconds: number;
  readonly warmSeconds: number;
  /** Where both run once they are warm. */
  readonly cpu: number;
}

/**
 * Warms both up, then lets them run in turn on one CPU, the other one first in every other round. A round compares
 * what ran within the same few seconds, so a machine that has more to do slows both.
 */
export async function compareRates(ours: Driver, theirs: Driver, effort: Effort): Promise<Comparison> {
  for (const driver of [ours, theirs]) {
    await driver.ask({ do: "run", seconds: effort.warmSeconds });
    driver.pin(effort.cpu);
  }
  const samples: { ours: Run; theirs: Run }[] = [];
  const run = (driver: Driver) => driver.ask({ do: "run", seconds: effort.seconds });
  for (let round = 0; round < effort.rounds; round++) {
    const first = await run(round % 2 === 0 ? ours : theirs);
    const second = await run(round % 2 === 0 ? theirs : ours);
    samples.push(round % 2 === 0 ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  return comparisonOf(samples);
}

export function comparisonOf(samples: readonly { readonly ours: Run; readonly theirs: Run }[]): Comparison {
  const medianBy = (clock: Clock) => ({
    ours: median(samples.map(({ ours }) => ours.events / ours[clock])),
    theirs: median(samples.map(({ theirs }) => theirs.events / theirs[clock])),
  });
  const ratios = samples.map(({ ours, theirs }) => ours.events / ours.cpu / (theirs.events / theirs.cpu));
  return {
    ...medianBy("cpu"),
    ratio: median(ratios),
    ratios: [Math.min(...ratios), Math.max(...ratios)],
    wall: medianBy("wall"),
    process: medianBy("process"),
  };
}

type Clock = "cpu" | "wall" | "process";

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
