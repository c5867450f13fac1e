import { builtInTargets } from "../deliveries/built-in-targets.ts";
import { checkAgainst } from "../schema/check-against.ts";
import { compileCondition } from "../condition/compile.ts";
import { orSimilar } from "../text/did-you-mean.ts";
import type { Problem } from "../event.ts";
import { memberText } from "../json/slices.ts";
import { parsePattern } from "../pattern/parse.ts";
import type { RuleFile, RuleTarget } from "../rule.ts";
import { singlePath } from "../definitions/rule-path.ts";
import { compileTransform } from "../transform/compile.ts";
import { askedOfAll, oneTooMany } from "./asked-of-all.ts";
import { checkFile, type Remarks } from "./check-file.ts";
import type { CheckContext } from "./context.ts";
import { type Checked, type Remark, remarksBy, remarksOf } from "./finding.ts";
import { neverMatches } from "./never-matches.ts";
import { strictAws } from "./strict-aws.ts";
import { unknownFields } from "./unknown-fields.ts";

/** What can be said of a rule's file: first its form, then its pattern, condition and transforms, then what it leads to. */
export function checkRule(text: string, context: CheckContext = {}): Checked<RuleFile> {
  return checkFile(text, (value) => {
    const form = remarksOf("rule-invalid", checkAgainst("rule", value));
    if (form.length > 0) return { problems: form };
    return remarksOnRule(value as RuleFile, text, context);
  });
}

/** Warns of targets that there are not. */
function danglingTargets(rule: RuleFile, targets: Iterable<string>): Remark[] {
  const known = new Set([...builtInTargets.keys(), ...targets]);
  return rule.targets.flatMap(({ target }, index) => {
    if (known.has(target)) return [];
    const message = `there is no target "${target}"${orSimilar(target, known)}`;
    return [{ code: "target-dangling", pointer: `/targets/${index}/target`, message }];
  });
}

function remarksOnRule(rule: RuleFile, text: string, context: CheckContext): Remarks {
  const pattern = memberText(text, "pattern");
  const problems = [
    ...(pattern === undefined ? [] : remarksBy(() => parsePattern(pattern), "/pattern")),
    ...(rule.condition === undefined ? [] : remarksBy(() => compileCondition(rule.condition), "/condition")),
    ...rule.targets.flatMap((target, index) => [
      ...transformRemarks(target, index, context),
      ...pathRemarks(target, index),
    ]),
  ];
  if (problems.length > 0 || !context.registered)
    return { problems, warnings: () => warningsOf(rule, context) };
  const { id = "" } = context;
  return {
    problems: oneTooMany({ id, value: rule }, context.registered()),
    warnings: () => warningsOf(rule, context),
  };
}

function transformRemarks({ transform }: RuleTarget, index: number, { id = "" }: CheckContext): Remark[] {
  if (!transform) return [];
  return remarksBy(() => compileTransform(transform, { id }), `/targets/${index}/transform`);
}

/** The paths of `order` and `delay`. */
function pathRemarks({ order, delay }: RuleTarget, index: number): Remark[] {
  const problems: Problem[] = [];
  const place = (name: string) => ({ pointer: `/targets/${index}/${name}`, problems });
  if (typeof order === "string") singlePath(order, place("order"));
  else if (order) singlePath(order.key, place("order/key"));
  if (typeof delay === "string") singlePath(delay, place("delay"));
  return remarksOf("rule-invalid", problems);
}

function warningsOf(rule: RuleFile, { targets, schemas, strictAws: strict = false }: CheckContext): Remark[] {
  return [
    ...(targets ? danglingTargets(rule, targets) : []),
    ...(schemas ? unknownFields(rule, schemas) : []),
    ...neverMatches(rule, schemas),
    ...askedOfAll(rule),
    ...(strict ? strictAws(rule) : []),
  ];
}
