import { lintPattern } from "../pattern/lint.ts";
import type { Problem } from "../event.ts";
import type { RuleFile, Transform } from "../rule.ts";
import type { Remark } from "./finding.ts";

/** EventBridge takes at most five targets a rule (its default quota). */
const AWS_TARGETS = 5;
/** EventBridge's own ways to make a body. */
const AWS_TRANSFORMS = ["inputPath", "input", "inputTransformer"];

/** Warns of all in a rule that AWS EventBridge would not take. */
export function strictAws({ view, pattern, condition, replay, targets }: RuleFile): Remark[] {
  return [
    ...(view === "eventbridge"
      ? []
      : [remark("", `its pattern must speak of the envelope: "view": "eventbridge"`)]),
    ...(pattern ? lintPattern(pattern).map((problem) => patternRemark(problem)) : []),
    ...(condition === undefined ? [] : [remark("/condition", "it has no conditions")]),
    ...(replay === false ? [remark("/replay", "its replays reach every rule that matches")] : []),
    ...(targets.length > AWS_TARGETS
      ? [remark("/targets", `it takes ${AWS_TARGETS} targets a rule at most`)]
      : []),
    ...targets.flatMap(({ transform }, index) => transformRemarks(transform, `/targets/${index}/transform`)),
  ];
}

function transformRemarks(transform: Transform | undefined, at: string): Remark[] {
  const ours = Object.keys(transform ?? {}).filter((way) => !AWS_TRANSFORMS.includes(way));
  return ours.map((way) => remark(`${at}/${way}`, `its targets have no "${way}"`));
}

/** A quota that all rules of a bus share refuses none of them by itself. */
const SHARED_QUOTA = "aws-wildcard";

function patternRemark({ pointer, keyword, expected }: Problem): Remark {
  const at = `/pattern${pointer}`;
  return keyword === SHARED_QUOTA
    ? { code: "aws-strict", pointer: at, message: `AWS EventBridge takes ${expected}, and this is one` }
    : remark(at, expected);
}

function remark(pointer: string, message: string): Remark {
  return { code: "aws-strict", pointer, message: `not for AWS EventBridge: ${message}` };
}
