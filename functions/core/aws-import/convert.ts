import { checks } from "../check/checks.ts";
import { nameInArn, partsOfArn } from "../eventbridge/arn.ts";
import { httpTarget } from "../eventbridge/http-target.ts";
import { apiDestinationIn, entriesOf, targetId } from "../eventbridge/rule-targets.ts";
import { serviceTarget } from "../eventbridge/service-targets.ts";
import type { AwsTarget } from "../eventbridge/target.ts";
import type { ArchiveFile } from "../generated/archive-file.ts";
import type { TargetFile } from "../generated/target-file.ts";
import { AwsFault } from "../http/aws-fault.ts";
import type { RuleFile } from "../rule.ts";
import { namingSecrets, secretsWithoutPlace, withoutSecrets } from "./secrets.ts";
import type { AwsArchive, AwsRule, AwsThings, Left } from "./things.ts";

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
}

/** The files that say what AWS's things say; each passes the check of its kind. What cannot be taken is left, with the reason. */
export function convert(things: AwsThings): Imported {
  const files = new Map<string, ImportedFile>();
  const left: Left[] = [...things.left];
  const ids = ruleIds(things.rules);
  for (const rule of things.rules) {
    const targets: AwsTarget[] = [];
    for (const target of rule.targets) {
      const made = targetFile(rule, target, things);
      if ("why" in made) left.push({ place: `${rule.place}, target ${target.Id}`, why: made.why });
      else {
        add(files, made);
        targets.push(target);
      }
    }
    const made = checked(ruleFile(ids.get(rule)!, rule, targets));
    if (targets.length === 0)
      left.push({ place: rule.place, why: "it has no target that can be sent to from here" });
    else if ("why" in made) left.push({ place: rule.place, why: made.why });
    else add(files, made);
  }
  for (const archive of things.archives) {
    const made = checked(archiveFile(archive));
    if ("why" in made) left.push({ place: archive.place, why: made.why });
    else add(files, made);
  }
  return { files: [...files.values()], left };
}

function add(files: Map<string, ImportedFile>, made: ImportedFile): void {
  const known = files.get(made.file);
  files.set(made.file, known ? { ...known, from: [...known.from, ...made.from] } : made);
}

/** A rule's name is its id; where two buses have rules of one name, the bus stands before it. */
function ruleIds(rules: readonly AwsRule[]): ReadonlyMap<AwsRule, string> {
  const named = Map.groupBy(rules, ({ name }) => name);
  return new Map(
    rules.map((rule) => {
      const alone = new Set(named.get(rule.name)!.map(({ bus }) => bus)).size === 1;
      return [rule, alone ? rule.name : `${rule.bus}.${rule.name}`];
    }),
  );
}

function ruleFile(id: string, rule: AwsRule, targets: readonly AwsTarget[]): ImportedFile {
  const { description, bus, enabled, pattern } = rule;
  return {
    ...{ kind: "rule", id, file: `rules/${id}.json`, from: [rule.place] },
    value: {
      $schema: "../schemas/rule.schema.json",
      ...(description !== undefined && { description }),
      ...(bus !== "default" && { bus }),
      ...(!enabled && { enabled }),
      view: "eventbridge",
      pattern: pattern as NonNullable<RuleFile["pattern"]>,
      targets: entriesOf({ ...rule, targets }),
    },
  };
}

type Made = ImportedFile | { readonly why: string };

function targetFile(rule: AwsRule, target: AwsTarget, things: AwsThings): Made {
  const parts = partsOfArn(target.Arn);
  if (!parts) return { why: `"${target.Arn}" is no ARN` };
  const id = targetId(rule, target);
  const file = (value: TargetFile, secrets: readonly string[] = []): Made =>
    checked({
      ...{
        kind: "target",
        id,
        file: `rules/targets/${id}.json`,
        from: [`${rule.place}, target ${target.Id}`],
      },
      value: { $schema: "../../schemas/target.schema.json", ...value },
      ...(secrets.length > 0 && { secrets }),
    });
  if (apiDestinationIn(target.Arn) !== undefined) return destinationFile(target, things, file);
  const bus = nameInArn(target.Arn, "event-bus");
  if (bus !== undefined) return file({ kind: "bus", bus });
  const made = serviceTarget(target);
  return made.kind === "aws"
    ? { why: `there is no way to ${parts.service} (${parts.resource}) from here` }
    : file(made);
}

function destinationFile(
  target: AwsTarget,
  { destinations, connections }: AwsThings,
  file: (value: TargetFile, secrets: readonly string[]) => Made,
): Made {
  const destination = destinations.find(({ arn }) => sameThing(arn, target.Arn, "api-destination"));
  if (!destination)
    return {
      why: `the API destination ${target.Arn} is in none of the files: give what describe-api-destination says`,
    };
  const connection = connections.find(({ arn }) => sameThing(arn, destination.connectionArn, "connection"));
  if (!connection)
    return {
      why: `the connection ${destination.connectionArn} is in none of the files: give what describe-connection says`,
    };
  const homeless = secretsWithoutPlace(connection);
  if (homeless.length > 0)
    return {
      why: `its connection has secrets where none can be read: ${homeless.join(", ")} in the query or the body`,
    };
  try {
    const made = httpTarget(destination, withoutSecrets(connection), target.HttpParameters);
    const { target: value, secrets } = namingSecrets(made, connection);
    return file(value, secrets);
  } catch (error) {
    if (error instanceof AwsFault || error instanceof TypeError) return { why: error.message };
    throw error;
  }
}

/** Whether two ARNs name the same thing: in a template the account may be left open, and an id follows the name. */
function sameThing(one: string, other: string, kind: "api-destination" | "connection"): boolean {
  const [a, b] = [one, other].map((arn) => nameInArn(arn, kind)?.split("/")[0]);
  return a !== undefined && a === b;
}

const FOR_EVER_DAYS = 36_500;

function archiveFile({ name, bus, pattern, retentionDays, place }: AwsArchive): ImportedFile {
  return {
    ...{ kind: "archive", id: name, file: `rules/archives/${name}.json`, from: [place] },
    value: {
      $schema: "../../schemas/archive.schema.json",
      ...(bus !== "default" && { bus }),
      view: "eventbridge",
      ...(pattern !== undefined && { pattern: pattern as NonNullable<ArchiveFile["pattern"]> }),
      retentionDays: retentionDays || FOR_EVER_DAYS,
    },
  };
}

const FILE_ID = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}$/;

/** As the check of its kind sees it. */
function checked(made: ImportedFile): Made {
  if (!FILE_ID.test(made.id)) return { why: `no file can be called "${made.id}"` };
  const { problems } = checks[made.kind](JSON.stringify(made.value), { id: made.id });
  const [first] = problems;
  return first ? { why: `${first.pointer || "it"} ${first.message} (${first.code})` } : made;
}
