import { RouterError } from "../../functions/core/errors.ts";
import type { Problem } from "../../functions/core/event.ts";
import { compileSchema } from "../../functions/core/schema/compile.ts";
import { infer } from "../../functions/core/schema/infer.ts";
import { schemaProblems } from "../../functions/core/schema/read.ts";
import { type Corpus, rowsOf, type Verdict } from "./corpus.ts";

/** JSON Schema: the test suite of both dialects, a large real schema and its cases, drafts inferred from real payloads. */
export const corpora: readonly Corpus[] = [
  {
    file: "json-schema/draft7.jsonl",
    run: (text) => rowsOf<Row>(text).map((row) => suiteVerdict(row, "draft-07")),
  },
  {
    file: "json-schema/draft2020-12.jsonl",
    run: (text) => rowsOf<Row>(text).map((row) => suiteVerdict(row)),
  },
  { file: "webhook-payloads/github.schema.json", run: definitionVerdicts },
  { file: "webhook-payloads/github_schema_cases.jsonl", run: githubVerdicts },
  ...(
    [
      ["github_examples", "event"],
      ["slack_events", "name"],
      ["stripe_fixture_events", "resource"],
      ["aws_sample_events", "source"],
    ] as const
  ).map(
    ([name, group]): Corpus => ({
      file: `webhook-payloads/${name}.jsonl`,
      run: (text) => inferenceVerdicts(text, group),
    }),
  ),
];

interface Row {
  readonly file: string;
  readonly group: string;
  readonly schema: unknown;
  readonly test: string;
  readonly data: unknown;
  readonly valid: boolean;
  /** Whether ajv, which we compile with, comes to the same. */
  readonly ajvAgrees: boolean;
}

/** A case of the JSON Schema test suite. Formats assert only where the suite means them to. */
function suiteVerdict(row: Row, dialect?: "draft-07"): Verdict {
  const id = `${row.file}: ${row.group}: ${row.test}`;
  const schema =
    dialect && typeof row.schema === "object" ? { $schema: DRAFT_07, ...row.schema } : row.schema;
  const formats = row.file.startsWith("optional/format");
  const found = problemsBy(() => compileSchema(schema, { formats }).validate(row.data));
  const known = row.ajvAgrees ? undefined : "ajv, by which we check, comes to the same";
  if (found.refusal) return { id, wrong: found.refusal.message, ...knownBy(guardOf(found.refusal) ?? known) };
  if ((found.problems.length === 0) === row.valid) return { id };
  const wrong = `wanted ${row.valid ? "valid" : "invalid"}, got ${JSON.stringify(found.problems)}`;
  return { id, wrong, ...knownBy(known) };
}

const DRAFT_07 = "http://json-schema.org/draft-07/schema#";

function knownBy(reason: string | undefined): { readonly known?: string } {
  return reason === undefined ? {} : { known: reason };
}

/** Why a schema of the suite is refused that is right by the standard; undefined: that is no reason of ours. */
function guardOf({ problems = [] }: RouterError): string | undefined {
  const [problem] = problems;
  if (problem?.keyword === "$ref" || problem?.keyword === "$dynamicRef")
    return problem.actual?.startsWith('"#') ? undefined : "references to other documents are not followed";
  if (problem?.keyword === "$schema") return "schemas of other dialects and vocabularies are refused";
  return problem?.keyword === "pattern"
    ? "regular expressions that need more than linear time are refused"
    : undefined;
}

type Outcome =
  | { readonly problems: readonly Problem[]; readonly refusal?: undefined }
  | { readonly refusal: RouterError };

function problemsBy(check: () => readonly Problem[]): Outcome {
  try {
    return { problems: check() };
  } catch (error) {
    if (error instanceof RouterError) return { refusal: error };
    throw error;
  }
}

/** The whole bundle is larger than a schema that comes by API may be; what an event needs of it is not. */
const limits = { bytes: 1_048_576 };

interface Bundle {
  readonly definitions: Readonly<Record<string, unknown>>;
}

function definitionVerdicts(text: string): Verdict[] {
  const { definitions } = JSON.parse(text) as Bundle;
  return Object.keys(definitions).map((id) => {
    const [problem] = schemaProblems(definitionOf(definitions, id), { limits });
    return problem ? { id, wrong: JSON.stringify(problem) } : { id };
  });
}

function definitionOf(definitions: Bundle["definitions"], name: string): object {
  return { $schema: DRAFT_07, $ref: `#/definitions/${name}`, definitions };
}

interface Example {
  readonly event: string;
  readonly name: string;
  readonly payload: object;
}

interface GithubCase {
  readonly name: string;
  readonly definition: string;
  readonly mutation: string | null;
  readonly valid: boolean;
}

function* githubVerdicts(text: string, beside: (file: string) => string): Iterable<Verdict> {
  const { definitions } = JSON.parse(beside("github.schema.json")) as Bundle;
  const examples = rowsOf<Example>(beside("github_examples.jsonl"));
  const payloads = new Map(examples.map(({ event, name, payload }) => [`${event}/${name}`, payload]));
  for (const [definition, cases] of Map.groupBy(rowsOf<GithubCase>(text), (row) => row.definition)) {
    // These verdicts were made without asserting formats.
    const schema = compileSchema(definitionOf(definitions, definition), { limits, formats: false });
    for (const { name, mutation, valid } of cases) {
      const payload = payloads.get(name);
      if (!payload) continue;
      const problems = schema.validate(mutated(structuredClone(payload), mutation));
      const id = `${name}: ${mutation ?? "unchanged"}`;
      if ((problems.length === 0) === valid) yield { id };
      else yield { id, wrong: `wanted ${valid ? "valid" : "invalid"}, got ${JSON.stringify(problems)}` };
    }
  }
}

/** A payload with a change as the cases name it: `drop sender`, `sender.id -> 987654321`, `repository.name renamed`. */
function mutated(payload: object, mutation: string | null): unknown {
  if (mutation === null) return payload;
  if (mutation === "payload is array") return [payload];
  if (mutation === "unknown top-level field") return { ...payload, unknown_top_level_field: true };
  const [, dropped] = /^drop (.+)$/.exec(mutation) ?? [];
  if (dropped) return without(payload, dropped);
  const [, path = "", change = ""] = /^(\S+) (.+)$/.exec(mutation) ?? [];
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const parent = steps.reduce<Record<string, unknown>>(
    (value, step) => value[step] as Record<string, unknown>,
    payload as Record<string, unknown>,
  );
  if (change === "missing") delete parent[last];
  else parent[last] = changed(parent[last], change);
  return payload;
}

function without(payload: object, name: string): object {
  return Object.fromEntries(Object.entries(payload).filter(([key]) => key !== name));
}

function changed(value: unknown, change: string): unknown {
  if (change === "renamed") return `${String(value)}-renamed`;
  if (change === "flipped") return value !== true;
  if (change === "-> string") return String(value);
  if (change === "-> number") return 12_345;
  return JSON.parse(change.replace(/^-> /, ""));
}

/** Each payload fits the schema that is inferred from all payloads of its group. */
function* inferenceVerdicts(text: string, group: string): Iterable<Verdict> {
  const rows = rowsOf<Record<string, unknown>>(text).map((row, index) => ({
    row,
    id: `${String(row[group])} ${index}`,
  }));
  for (const payloads of Map.groupBy(rows, ({ row }) => String(row[group])).values()) {
    const schema = compileSchema(infer(payloads.map(({ row }) => row["payload"])));
    for (const { id, row } of payloads) {
      const [problem] = schema.validate(row["payload"]);
      yield problem ? { id, wrong: JSON.stringify(problem) } : { id };
    }
  }
}
