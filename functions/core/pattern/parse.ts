import { RouterError } from "../errors.ts";
import { validateJson } from "../json/validate.ts";
import { at, behind, type PatternFault, reporter, shown } from "./fault.ts";
import { readMatcher } from "./operators.ts";
import type { Branch, Clause, Matcher, Pattern } from "./pattern.ts";
import { syntaxFault } from "./syntax.ts";
import { type ArrayNode, type JsonNode, type ObjectNode, treeOf } from "./tree.ts";

/**
 * The pattern that a JSON text, or an object as JSON.parse gives it, is. Only a text keeps numbers beyond double, and
 * which of two equal keys is the last. `what` names it in the message. Throws `pattern-invalid` with a problem for
 * each place that is not as it must be.
 */
export function parsePattern(pattern: string | object, what = "the pattern"): Pattern {
  const read = readPattern(pattern);
  if (!("faults" in read)) return read;
  const problems = read.faults.map(({ problem }) => problem);
  const { pointer, expected, actual } = problems[0]!;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
  const place = `${pointer || "it"} must be ${expected}, but is ${actual}${more}`;
  throw new RouterError("pattern-invalid", `Cannot use ${what}: ${place}`, { problems });
}

/** The pattern, or what is wrong with it. */
export function readPattern(
  pattern: string | object,
): Pattern | { readonly faults: readonly PatternFault[] } {
  const text = typeof pattern === "string" ? pattern : JSON.stringify(pattern);
  const invalid = validateJson(text);
  if (invalid) return { faults: [syntaxFault(text, invalid)] };
  const root = treeOf(text);
  const read = walk(root, true);
  if (read.faults.length === 0) return { text, branches: read.branches.map(branchOf) };
  const legacy = walk(root, false);
  return legacy.faults.length === 0 ? { text, branches: legacy.branches.map(branchOf) } : read;
}

/** `$or` may make so many branches, as on EventBridge; the product of several `$or` grows fast. */
const MAX_BRANCHES = 1000;

/** The branches may have so many clauses together: some ten megabytes. */
const MAX_CLAUSES = 100_000;

/** Names that a field within `$or` cannot have: EventBridge keeps them for operators of today and tomorrow. */
const RESERVED: ReadonlySet<string> = new Set([
  ...[
    "exactly",
    "prefix",
    "suffix",
    "equals-ignore-case",
    "wildcard",
    "anything-but",
    "numeric",
    "exists",
    "cidr",
  ],
  ...["=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case"],
  ...["date-after", "date-on-or-after", "date-before", "date-on-or-before", "in-date-range"],
  ...["ip-address-in-range", "ip-address-not-in-range"],
]);

/** A field's clause by its path. */
type Fields = Map<string, Clause>;

/** How far the reading of a pattern has come. */
interface Walk {
  readonly faults: PatternFault[];
  /** Whether `$or` is an Or: else it is a field's name as any other, as it was before there was an Or. */
  readonly withOr: boolean;
  readonly insideOr: boolean;
  /** How many clauses have been written into branches so far. */
  readonly written: { clauses: number };
  branches: readonly Fields[];
}

function branchOf(fields: Fields): Branch {
  return [...fields.values()];
}

function walk(root: JsonNode, withOr: boolean): Walk {
  const state: Walk = { faults: [], withOr, insideOr: false, written: { clauses: 0 }, branches: [] };
  const report = reporter(state.faults, "type");
  if (root.kind === "object") readFields(root, "", state);
  else report(root, "an object", at(root, "Filter is not an object"));
  return state;
}

function readFields(node: ObjectNode, prefix: string, state: Walk): void {
  const report = reporter(state.faults, "fields");
  if (node.children.length === 0)
    report(node, "an object with a field", behind(node, "Empty objects are not allowed"));
  for (const child of node.children) {
    const { key } = child;
    if (key === "$or" && state.withOr) readOr(child, prefix, state);
    else if (state.insideOr && RESERVED.has(key)) {
      const reason = `${key} is Ruler reserved fieldName which cannot be used inside $or.`;
      report(
        node,
        `fields of other names than ${key}, which is kept for operators within $or`,
        at(child, reason),
      );
    } else if (child.kind === "object") readFields(child, `${prefix}${key}.`, state);
    else if (child.kind === "array") readField(child, prefix + key, state);
    else {
      const expected = `an array of what the field may be, such as [${shown(child)}], or an object`;
      report(child, expected, at(child, `"${key}" must be an object or an array`));
    }
  }
}

/** Sets the clause of a path in every branch there is; one that stood there before is gone. */
function readField(node: ArrayNode, path: string, state: Walk): void {
  const matchers: Matcher[] = [];
  for (const child of node.children) {
    const matcher = readMatcher(child, state.faults);
    if (matcher) matchers.push(matcher);
  }
  if (node.children.length === 0)
    reporter(state.faults, "value")(
      node,
      "an array with an element",
      behind(node, "Empty arrays are not allowed"),
    );
  if (state.branches.length === 0) state.branches = [new Map()];
  if (!mayWrite(state.branches.length, node, state)) return;
  for (const fields of state.branches) fields.set(path, { path, matchers, pointer: node.pointer });
}

/** Replaces the branches by their copies for each object of the Or. */
function readOr(node: JsonNode, prefix: string, state: Walk): void {
  const report = reporter(state.faults, "$or");
  if (node.kind !== "array") return report(node, OR, at(node, "It must be an Array followed with $or."));
  const branches: Fields[] = [];
  for (const child of node.children) {
    if (child.kind !== "object") {
      report(child, "an object", at(child, "Only JSON object is allowed in array of $or relationship."));
      continue;
    }
    const clauses = state.branches.reduce((sum, { size }) => sum + size, 0);
    if (!mayWrite(clauses, child, state)) break;
    const copies = state.branches.map((fields) => new Map(fields));
    const inner: Walk = { ...state, insideOr: true, branches: copies.length > 0 ? copies : [new Map()] };
    readFields(child, prefix, inner);
    branches.push(...inner.branches);
    if (branches.length <= MAX_BRANCHES) continue;
    report(node, `such that there are at most ${MAX_BRANCHES} branches`, at(child, TOO_COMPLEX));
    break;
  }
  if (node.children.length < 2)
    report(node, OR, behind(node, "There must have at least 2 Objects in $or relationship."));
  state.branches = branches;
}

const OR = "an array of at least two objects";
const TOO_COMPLEX = "Rule is too complex";

/** Whether so many more clauses may be written; the first time that they may not is a fault. */
function mayWrite(clauses: number, node: JsonNode, { written, faults }: Walk): boolean {
  const before = written.clauses;
  written.clauses += clauses;
  if (written.clauses <= MAX_CLAUSES) return true;
  const expected = `such that the branches have at most ${MAX_CLAUSES} fields together`;
  if (before <= MAX_CLAUSES) reporter(faults, "$or")(node, expected, at(node, TOO_COMPLEX));
  return false;
}
