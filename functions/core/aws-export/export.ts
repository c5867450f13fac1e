import type { ArchiveFile } from "../generated/archive-file.ts";
import type { TargetFile } from "../generated/target-file.ts";
import type { RuleFile } from "../rule.ts";
import { archiveResource } from "./archive.ts";
import { ruleResource } from "./rule.ts";
import { createStack, type Made, type Stack } from "./stack.ts";

/** What a configuration says. */
export interface Definitions {
  readonly rules: ReadonlyMap<string, RuleFile>;
  readonly targets: ReadonlyMap<string, TargetFile>;
  readonly archives: ReadonlyMap<string, ArchiveFile>;
}

export interface Exported {
  readonly template: object;
  /** The rules and archives that are in it. */
  readonly went: readonly string[];
  /** What did not go, and why. */
  readonly left: readonly { readonly what: string; readonly why: string }[];
  /** What went and is not all as it was here. */
  readonly notes: readonly { readonly what: string; readonly note: string }[];
}

/** A CloudFormation template that does on EventBridge what rules do that need nothing of ours. */
export function exportAws({ rules, targets, archives }: Definitions): Exported {
  const stack = createStack();
  const went: string[] = [];
  const left: { what: string; why: string }[] = [];
  const notes: { what: string; note: string }[] = [];
  const put = (what: string, make: (stack: Stack, note: (text: string) => void) => Made) => {
    const tried = make(createStack(), () => {});
    if ("why" in tried) {
      left.push({ what, why: tried.why });
      return;
    }
    // Only now: what a definition that stays would have needed is not in the template.
    const made = make(stack, (text) => void notes.push({ what, note: text })) as typeof tried;
    stack.put(what.replace(" ", "-"), made.resource);
    went.push(what);
  };
  for (const [id, rule] of rules)
    put(`rule ${id}`, (into, note) => ruleResource(id, rule, { stack: into, targets, note }));
  for (const [id, archive] of archives) put(`archive ${id}`, (into) => archiveResource(id, archive, into));
  return { template: stack.template(), went, left, notes };
}
