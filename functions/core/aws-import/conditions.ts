import { record } from "./loose.ts";
import { resolved, type Scope, unresolvedIn } from "./intrinsics.ts";

/** What a condition of a template comes to; undefined where only a deployment tells. */
export function isTrue(condition: unknown, scope: Scope, depth = 0): boolean | undefined {
  const [[name, argument] = ["", undefined]] = Object.entries(record(condition));
  const parts = (Array.isArray(argument) ? argument : [argument]) as readonly unknown[];
  const judge = Object.hasOwn(judges, name) ? judges[name] : undefined;
  return depth > DEEPEST
    ? undefined
    : judge?.(parts, { scope, depth, of: (part) => isTrue(part, scope, depth + 1) });
}

/** Conditions may name each other in a circle. */
const DEEPEST = 20;

interface Judging {
  readonly scope: Scope;
  readonly depth: number;
  readonly of: (part: unknown) => boolean | undefined;
}
type Judge = (parts: readonly unknown[], judging: Judging) => boolean | undefined;

const judges: Readonly<Record<string, Judge>> = {
  "Fn::Equals"(parts, { scope }) {
    const [one, other] = parts.map((part) => resolved(part, scope));
    return unresolvedIn([one, other]) ? undefined : one === other;
  },
  "Fn::Not"([part], { of }) {
    const verdict = of(part);
    return verdict === undefined ? undefined : !verdict;
  },
  "Fn::And": (parts, { of }) => decided(parts.map(of), false),
  "Fn::Or": (parts, { of }) => decided(parts.map(of), true),
  Condition: ([name], { scope, depth }) => scope.isTrue(String(name), depth + 1),
};

/** One such verdict decides; without it all must be known. */
function decided(verdicts: readonly (boolean | undefined)[], decisive: boolean): boolean | undefined {
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes(undefined) ? undefined : !decisive;
}
