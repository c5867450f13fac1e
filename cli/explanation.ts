import { basename } from "node:path";
import { checkRule } from "../functions/core/check/rule.ts";
import { RouterError } from "../functions/core/errors.ts";
import { withMember } from "../functions/core/json/slices.ts";
import { compile } from "../functions/core/match.ts";
import type { Rule, RuleFile, RuleVerdict } from "../functions/core/rule.ts";
import { eventOfEnvelope } from "../functions/core/view.ts";
import type { WholeEvent } from "./answers.ts";
import type { Client } from "./client.ts";
import { oneRuleLines, verdictLines } from "./explain-lines.ts";
import { readText, validJson } from "./read-text.ts";

/** What rules said of an event, and how that is told. */
export interface Explanation {
  readonly verdicts: readonly RuleVerdict[];
  readonly lines: readonly string[];
}

/** An event and a rule, or all rules; each by what is known of it. */
export interface Question {
  readonly eventId: string | undefined;
  readonly eventFile: string | undefined;
  readonly ruleId: string | undefined;
  readonly ruleFile: string | undefined;
  readonly source: string | undefined;
  readonly bus: string | undefined;
}

/** What a rule in a file says of an event in a file. */
export async function byFiles(ruleFile: string, eventFile: string): Promise<Explanation> {
  const rule = ruleOf(await readText(ruleFile), ruleFile);
  const text = eventOf(await readText(eventFile), eventFile);
  const verdict = compile([rule]).explain(text, rule);
  return { verdicts: [verdict], lines: oneRuleLines(rule, text, verdict) };
}

/** What the server's rules, one of them or a rule in a file say of an event. */
export async function askServer(client: Client, question: Question): Promise<Explanation> {
  const { eventFile, ruleFile } = question;
  const rule = ruleFile === undefined ? undefined : ruleOf(await readText(ruleFile), ruleFile);
  const event = eventFile === undefined ? undefined : eventOf(await readText(eventFile), eventFile);
  const { verdicts } = await client.send<Pick<Explanation, "verdicts">>("POST", "/api/explain", {
    text: bodyOf(question, rule, event),
  });
  const [verdict] = verdicts;
  const one =
    rule ?? (question.ruleId === undefined ? undefined : await ruleOfServer(client, question.ruleId));
  if (!verdict || !one) return { verdicts, lines: verdictLines(verdicts) };
  return { verdicts, lines: oneRuleLines(one, event ?? (await eventOfServer(client, question)), verdict) };
}

/** The request's text; the event stands in it to the letter. */
function bodyOf(
  { eventId, ruleId, source, bus }: Question,
  rule: Rule | undefined,
  event: string | undefined,
): string {
  const { version: _, ...draft } = rule ?? {};
  const said = JSON.stringify({ eventId, ruleId, source, bus, ...(rule && { rule: draft }) });
  return event === undefined ? said : withMember(said, "event", event);
}

async function eventOfServer(client: Client, { eventId = "", source }: Question): Promise<string> {
  return (await client.get<WholeEvent>(`/api/events/${encodeURIComponent(eventId)}`, { source })).raw;
}

async function ruleOfServer(client: Client, id: string): Promise<Rule> {
  return client.get<Rule>(`/api/rules/${encodeURIComponent(id)}`);
}

/** The rule of a file's text. Throws the code of its first problem. */
function ruleOf(text: string, file: string): Rule {
  const { value, problems } = checkRule(text);
  const [first] = problems;
  if (value) return { ...(value satisfies RuleFile), id: basename(file).replace(/\.json$/, ""), version: 0 };
  const { line = 1, column = 1, message = "" } = first ?? {};
  const code = (first?.code ?? "rule-invalid") as RouterError["code"];
  throw new RouterError(code, `Cannot use ${file}: line ${line}, column ${column}: ${message}`);
}

/** The CloudEvent of a file's text, which may be an EventBridge envelope. */
function eventOf(text: string, file: string): string {
  const value: unknown = JSON.parse(validJson(text, file));
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new RouterError(
      "event-invalid",
      `Cannot explain ${file}: it is no event, but JSON of another kind`,
    );
  return "detail-type" in value && !("type" in value) ? eventOfEnvelope(text) : text;
}
