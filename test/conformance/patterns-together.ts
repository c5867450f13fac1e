import { compile } from "../../functions/core/match.ts";
import { readPattern } from "../../functions/core/pattern/parse.ts";
import { createPatternSet } from "../../functions/core/pattern/pattern-set.ts";
import type { Rule } from "../../functions/core/rule.ts";
import { type Corpus, rowsOf, type Verdict, verdict } from "./corpus.ts";
import type { MatchRow, RuleSetRow } from "./patterns.ts";

/** The same corpora once more: all patterns of one in one index, and events as text and as values. */
export const corpora: readonly Corpus[] = [
  ...[
    "patterns-localstack/cases.jsonl",
    "patterns-event-ruler/cases_from_tests.jsonl",
    "patterns-event-ruler/data_files.jsonl",
    "patterns-event-ruler/oracle_fuzz_single.jsonl",
    "patterns-moto-inputs/cases.jsonl",
    "aws-docs/patterns_x_events.jsonl",
  ].map((file) => ({ file, part: "all patterns in one index", run: runTogether })),
  {
    file: "patterns-event-ruler/oracle_fuzz_rulesets.jsonl",
    part: "all sets in one index",
    run: runSetsTogether,
  },
];

/**
 * Each event asked of the patterns of all cases at once, through the index: as text and as a value it must match its own pattern as the
 * case says, and all others as each of them says by itself.
 */
function* runTogether(text: string): Iterable<Verdict> {
  const rows = rowsOf<MatchRow>(text).filter(({ matches }) => typeof matches === "boolean");
  const together = indexOf(rows.map(({ patternText }, index) => [String(index), patternText] as const));
  for (const [index, { id, name, eventText, matches, error }] of rows.entries()) {
    if (error !== undefined || !isAnObject(eventText)) continue;
    const label = id ?? `${index}${name === undefined ? "" : ` ${name}`}`;
    yield verdict(label, matches, together.match(eventText).includes(String(index)));
    yield* sameForAll(label, eventText, together);
  }
}

/** The same of the rules of all sets, as text and as values. */
function* runSetsTogether(text: string): Iterable<Verdict> {
  const sets = rowsOf<RuleSetRow>(text);
  const together = indexOf(
    sets.flatMap(({ set, rules }) =>
      Object.entries(rules).map(([id, rule]) => [`${set}/${id}`, rule] as const),
    ),
  );
  for (const { set, events } of sets)
    for (const [index, { eventText }] of events.entries())
      yield* sameForAll(`${set}/${index}`, eventText, together);
}

type Index = ReturnType<typeof indexOf>;

function indexOf(patterns: readonly (readonly [id: string, patternText: string])[]) {
  const rules = patterns
    .filter(([, pattern]) => !("faults" in readPattern(pattern)))
    .map(
      ([id, pattern]): Rule => ({ id, version: 1, pattern: pattern as never, targets: [{ target: "log" }] }),
    );
  const matcher = compile(rules);
  const set = createPatternSet();
  const compiled = patterns.flatMap(([id, pattern]) => {
    const read = readPattern(pattern);
    return "faults" in read ? [] : [[id, set.add(read)] as const];
  });
  const idsOf = (event: Parameters<typeof matcher.match>[0]) => matcher.match(event).map(({ id }) => id);
  return {
    match: (eventText: string) => idsOf(eventText),
    matchValue: (eventText: string) => idsOf(JSON.parse(eventText) as Record<string, unknown>),
    oneByOne(eventText: string) {
      set.read(eventText);
      return compiled.filter(([, pattern]) => set.matches(pattern)).map(([id]) => id);
    },
  };
}

/** As a value the event is that of its own text, as JSON.stringify writes it: digits beyond double and double keys are lost by then. */
function* sameForAll(id: string, eventText: string, together: Index): Iterable<Verdict> {
  const left = JSON.stringify(JSON.parse(eventText));
  yield verdict(`${id} (all)`, together.oneByOne(eventText), together.match(eventText));
  yield verdict(`${id} (as a value)`, together.match(left), together.matchValue(eventText));
}

function isAnObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
