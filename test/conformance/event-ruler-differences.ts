import { addressOf } from "../../functions/core/pattern/address.ts";
import { mismatchOf } from "../../functions/core/pattern/mismatch.ts";
import type { Branch, Leaf, Matcher, Pattern } from "../../functions/core/pattern/pattern.ts";
import { createPatternSet } from "../../functions/core/pattern/pattern-set.ts";

/**
 * The bug of event-ruler 2.0.1 that makes it judge a pattern and an event otherwise than we do; undefined when it is
 * none of the known ones. `ours` is our verdict.
 */
export function eventRulerBug(pattern: Pattern, event: string, ours: boolean): string | undefined {
  return ours ? lostBranch(pattern, event) : wrongHit(pattern, event);
}

/** A branch of `$or` over the same fields as an earlier one is lost when their last fields share a matcher. */
function lostBranch(pattern: Pattern, event: string): string | undefined {
  const matching = pattern.branches.filter((branch) => matches({ ...pattern, branches: [branch] }, event));
  const lost = matching.every((branch) =>
    pattern.branches
      .slice(0, pattern.branches.indexOf(branch))
      .some((earlier) => sharesLast(earlier, branch)),
  );
  return lost ? "event-ruler loses a branch of $or that shares a value with an earlier one" : undefined;
}

function sharesLast(earlier: Branch, later: Branch): boolean {
  const [one, other] = [byPath(earlier), byPath(later)];
  if (one.map(({ path }) => path).join() !== other.map(({ path }) => path).join()) return false;
  const known = new Set(one.at(-1)?.matchers.map(shown));
  return other.at(-1)?.matchers.some((matcher) => known.has(shown(matcher))) === true;
}

/** Masks match numbers and addresses of the other kind; a wildcard spoils ignore-case on the same field. */
function wrongHit(pattern: Pattern, event: string): string | undefined {
  const set = createPatternSet();
  const compiled = set.add(pattern);
  set.read(event);
  const mismatch = mismatchOf(compiled, set.reading);
  if (mismatch.kind !== "field") return undefined;
  const kinds = mismatch.clause.matchers.map(({ kind }) => kind);
  if (kinds.includes("cidr") && mismatch.values.some(isAddressLike))
    return "event-ruler's masks match numbers and addresses of the other kind";
  if (kinds.includes("wildcard") && kinds.includes("ignore-case"))
    return "event-ruler mixes up wildcard and equals-ignore-case on one field";
  return undefined;
}

function isAddressLike(value: Leaf): boolean {
  if (typeof value === "string") return addressOf(value) !== undefined;
  return typeof value === "object" && value !== null && value.value > 0;
}

function matches(pattern: Pattern, event: string): boolean {
  const set = createPatternSet();
  const compiled = set.add(pattern);
  set.read(event);
  return set.matches(compiled);
}

function byPath(branch: Branch): Branch {
  return branch.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** What two matchers of event-ruler have in common when they are one to it: `5` and `numeric = 5` are. */
function shown(matcher: Matcher): string {
  if (matcher.kind === "number") return `= ${matcher.value}`;
  const [bound] = matcher.kind === "numeric" ? matcher.bounds : [];
  if (bound?.operator === "=") return `= ${bound.value}`;
  return JSON.stringify(matcher, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
}
