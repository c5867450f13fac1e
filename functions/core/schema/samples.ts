import type { Problem } from "../event.ts";
import { stepsOf } from "../text/json-pointer.ts";
import { compileSchema } from "./compile.ts";
import type { ReadOptions } from "./read.ts";

/** What a schema makes of samples. */
export interface SampleCheck {
  readonly checked: number;
  readonly failed: number;
  /** What is wrong, the most frequent first; the same thing at other items of an array is one. */
  readonly problems: readonly SampleProblem[];
}
export interface SampleProblem extends Problem {
  /** How many samples have it. */
  readonly samples: number;
  /** The first of them, counted from 0. */
  readonly first: number;
}

/** So many different problems are told. */
const TOLD = 50;

/** Asks a schema about samples, such as the data of events that were accepted before it. Throws `schema-invalid`. */
export function checkSamples(
  source: unknown,
  samples: Iterable<unknown>,
  options: ReadOptions = {},
): SampleCheck {
  const schema = compileSchema(source, options);
  const found = new Map<string, SampleProblem>();
  let checked = 0;
  let failed = 0;
  for (const sample of samples) {
    const problems = schema.validate(sample);
    if (problems.length > 0) failed++;
    for (const problem of problems) {
      const key = keyOf(problem);
      const known = found.get(key) ?? { ...problem, samples: 0, first: checked };
      found.set(key, { ...known, samples: known.samples + 1 });
    }
    checked++;
  }
  const problems = [...found.values()].sort(
    (one, other) => other.samples - one.samples || one.first - other.first,
  );
  return { checked, failed, problems: problems.slice(0, TOLD) };
}

/** Names what is wrong, whichever item of an array has it. */
function keyOf({ pointer, keyword, expected }: Problem): string {
  const place = stepsOf(pointer).map((step) => (/^[0-9]+$/.test(step) ? "*" : step));
  return JSON.stringify([place, keyword, expected]);
}
