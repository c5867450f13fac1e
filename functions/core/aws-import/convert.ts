import { checks } from "../check/checks.ts";
import { archiveFile } from "../eventbridge/archive-file.ts";
import { checkTarget } from "../eventbridge/check-target.ts";
import { entriesOf, targetId } from "../eventbridge/rule-targets.ts";
import { targetShape } from "../eventbridge/target-shape.ts";
import type { AwsTarget } from "../eventbridge/target.ts";
import { validateInput } from "../eventbridge/validate.ts";
import type { ArchiveFile } from "../generated/archive-file.ts";
import type { TargetFile } from "../generated/target-file.ts";
import { AwsFault } from "../http/aws-fault.ts";
import type { RuleFile } from "../rule.ts";
import { record, textOr } from "./loose.ts";
import { named, targetFile } from "./target-file.ts";
import type { AwsArchive, AwsRule, AwsThings, Left, Note } from "./things.ts";

/** A file of the configuration, and what it was made of. */
export interface ImportedFile {
  readonly kind: "rule" | "target" | "archive";
  readonly id: string;
  /** `rules/targets/warehouse.json` */
  readonly file: string;
  readonly value: RuleFile | TargetFile | ArchiveFile;
  readonly from: readonly string[];
  /** What whoever runs it has to set. */
  readonly secrets?: readonly string[];
}

export interface Imported {
  readonly files: readonly ImportedFile[];
  readonly left: readonly Left[];
  readonly notes: readonly Note[];
}

/** The files that say what AWS's things say; each passes the check of its kind. What cannot be taken is left, with the reason. */
export function convert(things: AwsThings): Imported {
  const made: Making = { things, files: new Map(), left: [...things.left], used: new Set() };
  const ids = ruleIds(things.rules);
  for (const rule of things.rules) addRule(made, ids.get(rule)!, rule);
  for (const archive of things.archives) add(made, archive.place, archiveOf(archive));
  const unused = [...things.destinations].filter(({ place }) => !made.used.has(place));
  for (const { place } of unused) made.left.push({ place, why: "no rule that was taken sends to it" });
  return { files: [...made.files.values()], left: made.left, notes: things.notes };
}

interface Making {
  readonly things: AwsThings;
  readonly files: Map<string, ImportedFile>;
  readonly left: Left[];
  /** The places of API destinations that rules send to. */
  readonly used: Set<string>;
}

/** A rule's name is its id; where two buses have rules of one name, the bus stands before it. */
function ruleIds(rules: readonly AwsRule[]): ReadonlyMap<AwsRule, string> {
  const all = Map.groupBy(rules, ({ name }) => name);
  return new Map(
    rules.map((rule) => {
      const alone = new Set(all.get(rule.name)!.map(({ bus }) => bus)).size === 1;
      return [rule, asFileName(alone ? rule.name : `${rule.bus}.${rule.name}`)];
    }),
  );
}

/** Files that end in `.test.json` are tests of rules. */
function asFileName(id: string): string {
  return id.replace(/\.test$/, "-test");
}

function addRule(made: Making, id: string, rule: AwsRule): void {
  const targets = rule.targets.flatMap((target) => addTarget(made, rule, target) ?? []);
  if (targets.length === 0)
    made.left.push({ place: rule.place, why: "it has no target that can be sent to from here" });
  else add(made, rule.place, ruleFile(id, rule, targets));
}

/** The target, when it was taken. */
function addTarget(made: Making, rule: AwsRule, value: unknown): AwsTarget | undefined {
  const place = `${rule.place}, target ${textOr(record(value)["Id"], "?")}`;
  const leave = (why: string) => void made.left.push({ place, why });
  const target = validTarget(value);
  if ("why" in target) return leave(target.why);
  const file = targetFile(rule, target, made.things);
  if ("why" in file) return leave(file.why);
  const id = ourId(rule, target);
  const { value: said, secrets = [] } = file;
  const taken = add(made, place, {
    ...{ kind: "target", id, file: `rules/targets/${id}.json`, from: [place] },
    value: { $schema: "../../schemas/target.schema.json", ...said },
    ...(secrets.length > 0 && { secrets }),
  });
  if (!taken) return undefined;
  const meant = named(made.things.destinations, { arn: target.Arn, kind: "api-destination", near: rule });
  if (meant) made.used.add(meant.place);
  return target;
}

/** A target as AWS would take it, or AWS's words why it would not. */
function validTarget(value: unknown): AwsTarget | { readonly why: string } {
  try {
    const target = validateInput(record(value), targetShape) as unknown as AwsTarget;
    checkTarget(target);
    return target;
  } catch (error) {
    if (error instanceof AwsFault) return { why: error.message };
    throw error;
  }
}

/** The id that the target had here before it was exported, else one that says what it is. */
function ourId(rule: AwsRule, target: AwsTarget): string {
  const { targetIds = {} } = rule;
  const before = Object.hasOwn(targetIds, target.Id) ? targetIds[target.Id] : undefined;
  return textOr(before, targetId(rule, target));
}

function ruleFile(id: string, rule: AwsRule, targets: readonly AwsTarget[]): ImportedFile {
  const { description, bus, enabled, pattern } = rule;
  const entries = entriesOf({ ...rule, targets });
  return {
    ...{ kind: "rule", id, file: `rules/${id}.json`, from: [rule.place] },
    value: {
      $schema: "../schemas/rule.schema.json",
      ...(description !== undefined && { description }),
      ...(bus !== "default" && { bus }),
      ...(!enabled && { enabled }),
      view: "eventbridge",
      pattern: pattern as NonNullable<RuleFile["pattern"]>,
      targets: entries.map((entry, index) => ({ ...entry, target: ourId(rule, targets[index]!) })),
    },
  };
}

function archiveOf({ name, bus, description, pattern, retentionDays, place }: AwsArchive): ImportedFile {
  const eventPattern = pattern === undefined ? {} : { eventPattern: JSON.stringify(pattern) };
  const said = { bus, retentionDays: retentionDays ?? 0, ...eventPattern };
  return {
    ...{ kind: "archive", id: name, file: `rules/archives/${name}.json`, from: [place] },
    value: {
      $schema: "../../schemas/archive.schema.json",
      ...archiveFile({ ...said, ...(description !== undefined && { description }) }),
    },
  };
}

const FILE_ID = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}$/;

/** Adds a file that the check of its kind takes, and that no other thing wants to be; else tells why not. */
function add({ files, left }: Making, place: string, made: ImportedFile): boolean {
  const known = files.get(made.file);
  const why = known ? whyNotSame(known, made) : whyNotGood(made);
  if (why === undefined)
    files.set(made.file, known ? { ...known, from: [...known.from, ...made.from] } : made);
  else left.push({ place, why });
  return why === undefined;
}

function whyNotSame(known: ImportedFile, made: ImportedFile): string | undefined {
  if (JSON.stringify(known.value) === JSON.stringify(made.value)) return undefined;
  return `it would be ${made.file}, which ${known.from.join(", ")} is already`;
}

function whyNotGood({ kind, id, value }: ImportedFile): string | undefined {
  if (!FILE_ID.test(id)) return `no file can be called "${id}"`;
  const [first] = checks[kind](JSON.stringify(value), { id }).problems;
  return first && `${first.pointer || "it"} ${first.message} (${first.code})`;
}
