import type { RuleFile, RuleTarget } from "../rule.ts";

/** A rule that speaks of EventBridge's envelope, or why it cannot. */
export type EnvelopeRule = { readonly rule: RuleFile } | { readonly why: string };

/** What stands in the envelope under another name, or under the same. */
const MEMBERS: Readonly<Record<string, string>> = {
  id: "id",
  source: "source",
  time: "time",
  type: "detail-type",
  data: "detail",
};

/** The same rule in the words of the envelope, where all that it looks at is in there. */
export function envelopeRule(rule: RuleFile): EnvelopeRule {
  if (rule.view === "eventbridge") return { rule };
  const pattern = rule.pattern && envelopePattern(rule.pattern);
  if (pattern && "why" in pattern) return pattern;
  const targets: RuleTarget[] = [];
  for (const entry of rule.targets) {
    const made = envelopeEntry(entry);
    if ("why" in made) return made;
    targets.push(made);
  }
  return { rule: { ...rule, view: "eventbridge", ...(pattern && { pattern: pattern.pattern }), targets } };
}

type Pattern = NonNullable<RuleFile["pattern"]>;

function envelopePattern(pattern: Pattern): { readonly pattern: Pattern } | { readonly why: string } {
  const members: [string, unknown][] = [];
  for (const [name, value] of Object.entries(pattern)) {
    if (name === "$or" && Array.isArray(value)) {
      const branches = value.map((branch) => envelopePattern(branch as Pattern));
      const failed = branches.find((branch) => "why" in branch);
      if (failed) return failed;
      members.push([name, branches.map((branch) => ("pattern" in branch ? branch.pattern : {}))]);
    } else if (Object.hasOwn(MEMBERS, name)) members.push([MEMBERS[name]!, value]);
    else return { why: `its pattern looks at "${name}", which events of AWS do not have` };
  }
  return { pattern: Object.fromEntries(members) };
}

function envelopeEntry(entry: RuleTarget): RuleTarget | { readonly why: string } {
  const { transform } = entry;
  if (transform?.inputPath !== undefined) {
    const inputPath = envelopePath(transform.inputPath);
    return inputPath === undefined
      ? notInEnvelope(transform.inputPath)
      : { ...entry, transform: { ...transform, inputPath } };
  }
  if (!transform?.inputTransformer) return entry;
  const { inputPathsMap = {}, inputTemplate } = transform.inputTransformer;
  if (inputTemplate.includes("<aws.events.event"))
    return { why: "its template holds the whole event, which is another one there" };
  const paths = Object.entries(inputPathsMap).map(
    ([name, path]) => [name, envelopePath(path), path] as const,
  );
  const outside = paths.find(([, path]) => path === undefined);
  if (outside) return notInEnvelope(outside[2]);
  const map = Object.fromEntries(paths.map(([name, path]) => [name, path!]));
  return { ...entry, transform: { ...transform, inputTransformer: { inputPathsMap: map, inputTemplate } } };
}

function notInEnvelope(path: string): { readonly why: string } {
  return { why: `its transform takes ${path}, which events of AWS do not have` };
}

/** `$.data.order` is `$.detail.order`. */
function envelopePath(path: string): string | undefined {
  const [, member = "", rest = ""] = /^\$\.([A-Za-z0-9_-]+)(.*)$/s.exec(path) ?? [];
  return Object.hasOwn(MEMBERS, member) ? `$.${MEMBERS[member]}${rest}` : undefined;
}
