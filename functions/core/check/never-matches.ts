import { type Clauses, dataMember, type SchemasByType, schemasOf, typesOf } from "./context.ts";
import type { Remark } from "./finding.ts";
import { type PatternMention, patternMentions } from "./mentions.ts";
import { schemasAt } from "./schema-fields.ts";

/** Warns of clauses that no event can fit, by the form of events and by the schemas of the rule's types. */
export function neverMatches(rule: Clauses, schemas: SchemasByType = new Map()): Remark[] {
  const bound = schemasOf(rule, schemas) ?? [];
  const types = (typesOf(rule) ?? []).join(", ");
  const reasonOf = rule.view === "eventbridge" ? envelopeReason : eventReason;
  const clauses = patternMentions(rule.pattern).flatMap((mention) => {
    const reason = reasonOf(mention) ?? dataReason(mention, { member: dataMember(rule), bound, types });
    return reason === undefined ? [] : [remark(mention.pointer, reason)];
  });
  return isConstant(rule.condition) && !isTruthy(rule.condition)
    ? [...clauses, remark("/condition", "this constant is false for every event")]
    : clauses;
}

function remark(pointer: string, message: string): Remark {
  return { code: "never-matches", pointer, message };
}

/** Attributes that are text wherever they are. */
const TEXTS = ["id", "source", "type", "specversion", "time", "subject", "dataschema", "datacontenttype"];
const REQUIRED = ["id", "source", "type", "specversion"];

function eventReason({ path, wanted }: PatternMention): string | undefined {
  const [name = "", ...deeper] = path;
  if (name === "data" || mayBeAbsent(wanted))
    return REQUIRED.includes(name) ? alwaysThere(name, wanted) : undefined;
  const hint = /^(detail|detail-type|account|region|resources)$/.test(name) ? `; ${ENVELOPE_HINT}` : "";
  if (!/^[a-z0-9_]+$/.test(name)) return `a CloudEvent has no attribute "${name}"${hint}`;
  if (deeper.length > 0)
    return `attributes of a CloudEvent have no fields of their own, and "${name}" is one${hint}`;
  return TEXTS.includes(name) ? neverText(name, wanted) : undefined;
}

const ENVELOPE_HINT = `did you mean the EventBridge envelope? Then the rule needs "view": "eventbridge"`;

/** What a CloudEvent's attribute is called in the envelope. */
const ENVELOPE_NAMES: Readonly<Record<string, string>> = {
  type: "detail-type",
  data: "detail",
  subject: "cloudevent.subject",
  datacontenttype: "cloudevent.datacontenttype",
  dataschema: "cloudevent.dataschema",
};

function envelopeReason({ path, wanted }: PatternMention): string | undefined {
  const [name = ""] = path;
  const meant = Object.hasOwn(ENVELOPE_NAMES, name) ? ENVELOPE_NAMES[name] : undefined;
  if (meant !== undefined && !mayBeAbsent(wanted))
    return `the EventBridge envelope has no member "${name}" (did you mean "${meant}"?)`;
  return ["id", "source", "detail-type"].includes(name) ? neverText(name, wanted) : undefined;
}

function alwaysThere(name: string, wanted: readonly unknown[]): string | undefined {
  return wanted.every((matcher) => kindsOf(matcher)?.includes("absent"))
    ? `every event has "${name}"`
    : undefined;
}

function neverText(name: string, wanted: readonly unknown[]): string | undefined {
  const fits = wanted.some((matcher) => kindsOf(matcher)?.includes("string") ?? true);
  return fits ? undefined : `"${name}" is always text, and nothing here fits text`;
}

interface Bound {
  readonly member: string;
  readonly bound: readonly unknown[];
  readonly types: string;
}

function dataReason({ path, wanted }: PatternMention, { member, bound, types }: Bound): string | undefined {
  if (path[0] !== member || path.length < 2 || bound.length === 0) return undefined;
  const nodes = bound.flatMap((schema) => schemasAt(schema, path.slice(1)));
  if (nodes.length === 0 || wanted.some((matcher) => nodes.some((node) => mayFit(matcher, node))))
    return undefined;
  const [first] = nodes;
  return `by the schema of ${types}, ${path.join(".")} is ${wordsOf(first ?? {})}, and nothing here fits that`;
}

type Node = Readonly<Record<string, unknown>>;

function mayFit(matcher: unknown, node: Node): boolean {
  const kinds = kindsOf(matcher);
  if (kinds === undefined || kinds.includes("absent")) return true;
  const allowed = valuesOf(node);
  if (allowed && isScalar(matcher)) return allowed.includes(matcher);
  const types = typesIn(node);
  return types === undefined || kinds.some((kind) => types.includes(kind));
}

/** The JSON types that a schema lets pass, integers as numbers; undefined when all. */
function typesIn({ type }: Node): readonly unknown[] | undefined {
  if (type === undefined) return undefined;
  return (Array.isArray(type) ? type : [type]).map((name) => (name === "integer" ? "number" : name));
}

function valuesOf(node: Node): readonly unknown[] | undefined {
  if (Array.isArray(node["enum"])) return node["enum"];
  return "const" in node ? [node["const"]] : undefined;
}

function wordsOf(node: Node): string {
  const values = valuesOf(node);
  if (values) return values.map((value) => JSON.stringify(value)).join(" or ");
  return (typesIn(node) ?? ["anything"]).join(" or ");
}

/** The operators of the pattern language that only ever fit values of one kind. */
const OPERATOR_KINDS: Readonly<Record<string, string>> = {
  prefix: "string",
  suffix: "string",
  wildcard: "string",
  "equals-ignore-case": "string",
  exactly: "string",
  cidr: "string",
  numeric: "number",
};

/** The kinds of values that an element of a pattern's list can fit; undefined when any. */
function kindsOf(matcher: unknown): readonly string[] | undefined {
  if (matcher === null) return ["null"];
  if (typeof matcher !== "object") return [typeof matcher];
  const [operator = "", operand] = Object.entries(matcher)[0] ?? [];
  if (operator === "exists") return operand === false ? ["absent"] : undefined;
  const kind = Object.hasOwn(OPERATOR_KINDS, operator) ? OPERATOR_KINDS[operator] : undefined;
  return kind === undefined ? undefined : [kind];
}

function mayBeAbsent(wanted: readonly unknown[]): boolean {
  return wanted.some((matcher) => kindsOf(matcher)?.includes("absent"));
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

/** JsonLogic that is a plain value. An absent condition is no constant. */
function isConstant(condition: unknown): boolean {
  return (
    condition !== undefined && (isScalar(condition) || (Array.isArray(condition) && condition.length === 0))
  );
}

/** JsonLogic's truth: as in JavaScript, and an empty array is false. */
function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
