import { testEventPattern } from "../../functions/core/pattern/aws.ts";
import { parsePattern, readPattern } from "../../functions/core/pattern/parse.ts";
import { createPatternSet } from "../../functions/core/pattern/pattern-set.ts";
import { eventRulerBug } from "./event-ruler-differences.ts";
import { type Corpus, rowsOf, type Verdict, verdict } from "./corpus.ts";

/** A pattern, an event, and whether they match. */
export interface MatchRow {
  readonly id?: string;
  readonly name?: string;
  readonly patternText: string;
  readonly eventText: string;
  readonly matches: boolean | "exception";
  /** The pattern was refused. */
  readonly error?: string;
}

/** A case that AWS answered. */
interface AwsRow extends MatchRow {
  readonly awsError?: { readonly message: string; readonly messageRaw?: string };
}

interface ValidityRow {
  readonly patternText: string;
  readonly valid: boolean;
}

export interface RuleSetRow {
  readonly set: string;
  readonly rules: Readonly<Record<string, string>>;
  readonly events: readonly { readonly eventText: string; readonly matched: readonly string[] }[];
}

/** The pattern language, as AWS answered and as event-ruler answers. */
export const corpora: readonly Corpus[] = [
  { file: "patterns-localstack/cases.jsonl", run: runAws },
  { file: "patterns-event-ruler/cases_from_tests.jsonl", run: runMatches },
  { file: "patterns-event-ruler/data_files.jsonl", run: runMatches },
  { file: "patterns-event-ruler/oracle_fuzz_single.jsonl", run: runMatches },
  { file: "patterns-event-ruler/pattern_validity.jsonl", run: runValidity },
  { file: "patterns-event-ruler/or_rules_validity.jsonl", run: runValidity },
  { file: "patterns-event-ruler/oracle_fuzz_invalid_patterns.jsonl", run: runValidity },
  { file: "patterns-event-ruler/oracle_fuzz_rulesets.jsonl", run: runRuleSets },
  { file: "patterns-moto-inputs/cases.jsonl", run: runMatches },
  { file: "aws-docs/patterns_x_events.jsonl", run: runMatches },
];

function runAws(text: string): Verdict[] {
  return rowsOf<AwsRow>(text).map((row) => {
    const answer = testEventPattern(row.patternText, row.eventText);
    const id = row.name ?? row.patternText;
    if ("matches" in answer) return verdict(id, row.matches, answer.matches);
    if (row.matches !== "exception" || !row.awsError) return verdict(id, row.matches, answer);
    return verdict(id, placesOf(row.awsError.messageRaw ?? row.awsError.message), placesOf(answer.message));
  });
}

/** A message and the places that it names, without the pattern between: recordings have account data taken out of it. */
function placesOf(message: string): readonly unknown[] {
  const [said] = message.split("\n at [Source");
  return [said, message.match(/line: \d+, column: \d+/g)];
}

function runMatches(text: string): Verdict[] {
  return rowsOf<MatchRow>(text).map((row, index) => {
    const id = row.id ?? `${index}${row.name === undefined ? "" : ` ${row.name}`}`;
    return verdict(
      id,
      row.error === undefined ? row.matches : "refused",
      matchOf(row.patternText, row.eventText),
    );
  });
}

function matchOf(patternText: string, eventText: string): boolean | "refused" {
  const pattern = readPattern(patternText);
  if ("faults" in pattern) return "refused";
  const set = createPatternSet();
  const compiled = set.add(pattern);
  set.read(eventText);
  return set.matches(compiled);
}

function runValidity(text: string): Verdict[] {
  return rowsOf<ValidityRow>(text).map(({ patternText, valid }) =>
    verdict(patternText, valid, !("faults" in readPattern(patternText))),
  );
}

/** Every rule of a set on every event, all rules of a set at once. A verdict's id is `set/event/rule`. */
function* runRuleSets(text: string): Iterable<Verdict> {
  for (const { set: name, rules, events } of rowsOf<RuleSetRow>(text)) {
    const set = createPatternSet();
    const compiled = Object.entries(rules).map(([id, rule]) => [id, set.add(parsePattern(rule))] as const);
    for (const [index, { eventText, matched }] of events.entries()) {
      set.read(eventText);
      for (const [id, pattern] of compiled) {
        const ours = set.matches(pattern);
        const judged = verdict(`${name}/${index}/${id}`, matched.includes(id), ours);
        yield judged.wrong === undefined
          ? judged
          : excused(judged, [parsePattern(rules[id]!), eventText, ours]);
      }
    }
  }
}

function excused(judged: Verdict, asked: Parameters<typeof eventRulerBug>): Verdict {
  const known = eventRulerBug(...asked);
  return known === undefined ? judged : { ...judged, known };
}
