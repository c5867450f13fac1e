/** A corpus of cases that other people wrote: one data file of a conformance folder. */
export interface Corpus {
  /** The data file, relative to the conformance folder: `jsonlogic/classic.jsonl`. */
  readonly file: string;
  /** What of the file it looks at, where others look at it too. */
  readonly part?: string;
  /** Differences that are meant: the id of a case → why we answer otherwise. One that comes out right counts as right. */
  readonly expected?: Readonly<Record<string, string>>;
  /** Runs the file. `text` is its content, `beside` reads a file of the same folder. */
  run(text: string, beside: (file: string) => string): Iterable<Verdict> | AsyncIterable<Verdict>;
}

/** What came out of one case. */
export interface Verdict {
  /** Unique within the corpus. */
  readonly id: string;
  /** Absent: right. Else what was wanted and what came, in a line. */
  readonly wrong?: string;
  /** Why it could not be tried: it counts as no case. */
  readonly skipped?: string;
  /** Of a wrong one: the known fault of the tool that judged the case, so that the difference is meant. */
  readonly known?: string;
}

/** The rows of a JSONL file. The caller says which shape they have. */
export function rowsOf<Row>(text: string): Row[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);
}

/** The verdict of a case whose answer must be this one. Compares as JSON. */
export function verdict(id: string, wanted: unknown, got: unknown): Verdict {
  const [want, have] = [JSON.stringify(wanted), JSON.stringify(got)];
  return want === have ? { id } : { id, wrong: `wanted ${want}, got ${have}` };
}
