import { isDeepStrictEqual } from "node:util";
import { RouterError } from "../../functions/core/errors.ts";
import { compile } from "../../functions/core/match.ts";
import type { Rule, Transform } from "../../functions/core/rule.ts";
import { compileTransform, type TransformContext } from "../../functions/core/transform/compile.ts";
import { envelopeOf, eventOfEnvelope, viewOf } from "../../functions/core/view.ts";
import { type Corpus, rowsOf, type Verdict } from "./corpus.ts";

/** EventBridge's InputPath and InputTransformer: as documented, and as bodies arrived from AWS. */
export const corpora: readonly Corpus[] = [
  { file: "aws-docs/input_transformer.jsonl", run: runDocumented },
  { file: "aws-behaviour-localstack/delivered_bodies.jsonl", run: runDelivered },
];

interface InputTransformer {
  readonly InputPathsMap?: Readonly<Record<string, string>>;
  readonly InputTemplate: string;
}
interface DocumentedRow extends InputTransformer {
  readonly name: string;
  readonly event: unknown;
  readonly ruleArn: string;
  readonly ruleName: string;
  readonly expected: unknown;
}

async function* runDocumented(text: string): AsyncGenerator<Verdict> {
  for (const row of rowsOf<DocumentedRow>(text)) {
    const { name, event, ruleArn, ruleName, expected } = row;
    const rule = { id: ruleName, bus: "default", arn: ruleArn };
    const body = await bodyOf(transformOf(row), JSON.stringify(event), { rule, receivedAt: 0 });
    const got = body === undefined ? undefined : jsonOr(body);
    yield judged(name, { wanted: expected, got, same: isDeepStrictEqual(got, expected) });
  }
}

interface DeliveredRow {
  readonly id: string;
  readonly eventPattern: string;
  readonly entries: readonly PutEventsEntry[];
  readonly InputPath?: string;
  readonly InputTransformer?: InputTransformer;
  readonly delivered: boolean;
  /** Text as it arrived, or JSON; with wildcards. */
  readonly body?: unknown;
}
interface PutEventsEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly Resources?: readonly string[];
}

async function* runDelivered(text: string): AsyncGenerator<Verdict> {
  for (const [index, row] of rowsOf<DeliveredRow>(text).entries()) {
    const { delivered, body: wanted } = row;
    const bodies = (await Promise.all(row.entries.map((entry) => deliveredBody(row, entry)))).filter(
      (body) => body !== undefined,
    );
    const same = delivered
      ? bodies.some((body) => isLike(wanted, shapeOf(wanted, body)))
      : bodies.length === 0;
    yield judged(`${row.id}#${index}`, { wanted: delivered ? wanted : "nothing", got: bodies, same });
  }
}

/** What a target gets of an entry; nothing when the rule does not match or its transform fails. */
async function deliveredBody(row: DeliveredRow, entry: PutEventsEntry): Promise<string | undefined> {
  const event = eventOfEnvelope(envelope(entry));
  const pattern = JSON.parse(row.eventPattern) as NonNullable<Rule["pattern"]>;
  const rule: Rule = { id: "rule", version: 1, view: "eventbridge", pattern, targets: [{ target: "queue" }] };
  if (compile([rule]).match(event).length === 0) return undefined;
  const shown = envelopeOf(event);
  const { InputPath, InputTransformer } = row;
  if (InputPath !== undefined) return await bodyOf({ inputPath: InputPath }, shown, CONTEXT);
  return InputTransformer ? await bodyOf(transformOf(InputTransformer), shown, CONTEXT) : shown;
}

const TIME = "2026-01-02T03:04:05Z";
const CONTEXT: TransformContext = {
  rule: {
    id: "rule-name",
    bus: "bus-name",
    arn: "arn:aws:events:eu-west-1:111111111111:rule/bus-name/rule-name",
  },
  receivedAt: Date.parse(TIME),
};

function envelope({ Source, DetailType, Detail, Resources = [] }: PutEventsEntry): string {
  const known = { version: "0", id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718", "detail-type": DetailType };
  const rest = {
    source: Source,
    account: "111111111111",
    time: TIME,
    region: "eu-west-1",
    resources: Resources,
  };
  const text = JSON.stringify({ ...known, ...rest });
  return `${text.slice(0, -1)},"detail":${Detail}}`;
}

function transformOf({ InputPathsMap = {}, InputTemplate }: InputTransformer): Transform {
  return { inputTransformer: { inputPathsMap: InputPathsMap, inputTemplate: InputTemplate } };
}

async function bodyOf(
  transform: Transform,
  event: string,
  context: TransformContext,
): Promise<string | undefined> {
  try {
    const compiled = compileTransform(transform, context.rule);
    return (await compiled(viewOf(event, "cloudevents"), context)).text;
  } catch (error) {
    if (error instanceof RouterError) return undefined;
    throw error;
  }
}

/** A body in the form in which the corpus writes it: text as it arrived, else JSON. */
function shapeOf(wanted: unknown, body: string): unknown {
  return typeof wanted === "string" ? body : jsonOr(body);
}

function jsonOr(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** Equal, but for `<…>` and the words date, datetime and timestamp, which stand for anything. */
function isLike(wanted: unknown, got: unknown): boolean {
  if (typeof wanted === "string") return typeof got === "string" && wildcards(wanted).test(got);
  if (typeof wanted !== "object" || wanted === null) return wanted === got;
  if (typeof got !== "object" || got === null || Array.isArray(wanted) !== Array.isArray(got)) return false;
  const [wantedMembers, gotMembers] = [new Map(Object.entries(wanted)), new Map(Object.entries(got))];
  const names = [...new Set([...wantedMembers.keys(), ...gotMembers.keys()])];
  return names.every((name) => gotMembers.has(name) && isLike(wantedMembers.get(name), gotMembers.get(name)));
}

function wildcards(wanted: string): RegExp {
  const parts = wanted.split(/<[^<>]*>|\b(?:date|datetime|timestamp)\b/);
  return new RegExp(`^${parts.map(literally).join(".*")}$`, "s");
}

function judged(
  id: string,
  { wanted, got, same }: { wanted: unknown; got: unknown; same: boolean },
): Verdict {
  return same ? { id } : { id, wrong: `wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}` };
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
