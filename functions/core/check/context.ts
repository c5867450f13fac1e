import type { RuleFile } from "../rule.ts";
import type { Gate } from "../schema/gate.ts";
import type { NamedRule } from "./asked-of-all.ts";
import { patternMentions } from "./mentions.ts";

/** What a check may know beside the file itself; what is absent is not looked at. */
export interface CheckContext {
  /** The id of what is checked. */
  readonly id?: string;
  /** The ids of the targets that there are. */
  readonly targets?: Iterable<string>;
  /** Registered event schemas by type, all versions of each. */
  readonly schemas?: SchemasByType;
  /** The rules that there are, by id. */
  readonly rules?: ReadonlyMap<string, RuleFile>;
  /** All rules that there are, this one's last version among them. */
  readonly registered?: () => readonly NamedRule[];
  /** What stands before the rules: which events a schema keeps from them. */
  readonly gate?: Pick<Gate, "check">;
  /** Warn of what AWS EventBridge would not take. */
  readonly strictAws?: boolean;
}

/** What says which events are meant: of a rule, and of an archive. */
export type Clauses = Pick<RuleFile, "view" | "pattern" | "condition">;

export type SchemasByType = ReadonlyMap<string, readonly unknown[]>;

/** The member of the event that holds its data, in the words of a rule's view. */
export function dataMember(rule: Clauses): "data" | "detail" {
  return rule.view === "eventbridge" ? "detail" : "data";
}

/** All schemas of the types that a rule is for; undefined when its pattern leaves types open or one has no schema. */
export function schemasOf(rule: Clauses, schemas: SchemasByType): readonly unknown[] | undefined {
  const types = typesOf(rule);
  return types?.every((type) => schemas.has(type))
    ? types.flatMap((type) => schemas.get(type) ?? [])
    : undefined;
}

/** The types that a rule's pattern names one by one; undefined when it leaves them open. */
export function typesOf(rule: Clauses): readonly string[] | undefined {
  const member = rule.view === "eventbridge" ? "detail-type" : "type";
  const mention = patternMentions(rule.pattern).find(
    ({ path, optional }) => !optional && path.join(".") === member,
  );
  return mention?.wanted.every((value) => typeof value === "string") ? mention.wanted : undefined;
}
