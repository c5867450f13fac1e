import { compile } from "../match.ts";
import type { RuleFile } from "../rule.ts";
import type { Remark } from "./finding.ts";

/**
 * Warns of a rule that is asked of every event, since nothing in it says which ones it is for by a value of theirs. A rule that
 * wants all events says so by having neither pattern nor condition.
 */
export function askedOfAll(rule: RuleFile): Remark[] {
  const { pattern, condition } = rule;
  if (pattern === undefined && condition === undefined) return [];
  if (compile([{ ...rule, id: "checked", version: 0 }]).everywhere === 0) return [];
  const pointer = pattern === undefined ? "/condition" : "/pattern";
  const message =
    'it is asked of every event: a field that must be there or equal something, such as "type", makes it cheap';
  return [{ code: "asked-of-all", pointer, message }];
}
