// What a driver is asked and answers: a line of JSON each. Drivers are bench/match/driver.ts and those of bench/peers.

export type Command =
  | {
      readonly do: "load";
      /** A file of rules, one a line: `{"id", "pattern"}` or `{"id", "condition"}`. */
      readonly rules: string;
      /** A file of events, one a line. */
      readonly events: string;
      /** How the driver's engine is set up; each engine knows its own. */
      readonly mode: string;
    }
  /** How many rules match the first so many events, all in all. */
  | { readonly do: "hits"; readonly events: number }
  /** Goes round the events for so many seconds of CPU time. */
  | { readonly do: "run"; readonly seconds: number }
  /** Adds, changes and removes rules among the others, so many of them each. Of our own driver only. */
  | { readonly do: "edit"; readonly times: number }
  /** How much an event allocates. Of our own driver only. */
  | { readonly do: "allocation" };

/** `heapBytes`: what the engine holds on to. */
export interface Loaded {
  readonly rules: number;
  readonly events: number;
  readonly buildMs: number;
  readonly heapBytes: number;
}

/** Times in seconds: `cpu` of the thread that matches, `process` of all its threads. */
export interface Run {
  readonly events: number;
  readonly hits: number;
  readonly cpu: number;
  readonly process: number;
  readonly wall: number;
}

export interface Answers {
  readonly load: Loaded;
  readonly hits: { readonly hits: number };
  readonly run: Run;
  readonly edit: Edits;
  readonly allocation: { readonly bytes: number };
}

/** Milliseconds that each edit took. */
export type Edits = Readonly<Record<"add" | "change" | "remove", readonly number[]>>;

/** What a driver answered. Throws what it has reported, and when the line is no answer. */
export function readAnswer(line: string): unknown {
  let answer: unknown;
  try {
    answer = JSON.parse(line);
  } catch (cause) {
    throw new Error(`Cannot read what a driver answered: ${line}`, { cause });
  }
  if (typeof answer !== "object" || answer === null)
    throw new Error(`Cannot read what a driver answered: ${line}`);
  if ("error" in answer) throw new Error(`Cannot measure: a driver reports ${String(answer.error)}`);
  return answer;
}
