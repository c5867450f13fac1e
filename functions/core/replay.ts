import type { AcceptedEvent, ReplayMark } from "./event.ts";
import { withMember } from "./json/slices.ts";
import { compile, type RuleSet } from "./match.ts";
import type { ArchiveRange, Replay, ReplayMatch } from "./ports.ts";
import { redacted, type Redaction } from "./archive/redaction.ts";
import { isReplayedTo } from "./archive/replay-address.ts";
import type { Rule, Target } from "./rule.ts";

/** The part of the archive that a replay has yet to publish. */
export function remainingRange({ bus, from, until, match, checkpoint }: Replay): ArchiveRange {
  return {
    ...(bus !== undefined && { bus }),
    from,
    until,
    ...(match?.type !== undefined && { type: match.type }),
    ...(match?.source !== undefined && { source: match.source }),
    ...(match?.subject !== undefined && { subject: match.subject }),
    after: checkpoint,
  };
}

/**
 * Which events a filter keeps, beside what a range says already: it sees of them what is not hidden. Throws
 * `pattern-invalid` or `condition-invalid`.
 */
export function eventFilter(
  match: ReplayMatch | undefined,
  hidden: readonly Redaction[] = [],
): (event: AcceptedEvent) => boolean {
  const keeps = textFilter(match);
  const { subject } = match ?? {};
  return (whole) => {
    const event = redacted(whole, hidden);
    return (hidden.length === 0 || subject === undefined || event.subject === subject) && keeps(event);
  };
}

function textFilter(match: ReplayMatch | undefined): (event: AcceptedEvent) => boolean {
  if (match?.pattern === undefined && match?.condition === undefined) return () => true;
  const { pattern, condition, view } = match;
  const rule = {
    id: "match",
    version: 0,
    targets: [],
    ...(pattern !== undefined && { pattern }),
    ...(condition !== undefined && { condition }),
    ...(view && { view }),
  } as unknown as Rule;
  const ruleSet = compile([rule]);
  return ({ text }) => ruleSet.match(text).length > 0;
}

/** What is published in one go: those of some events in a row that the filter keeps. */
export interface ReplayPart {
  readonly kept: readonly AcceptedEvent[];
  /** How many events it took to find them. */
  readonly scanned: number;
  /** The position of the last one that was looked at. */
  readonly last: number;
}

/** A block in parts that each hold at most so many events of those wanted. */
export function* partsOf(
  block: readonly AcceptedEvent[],
  wanted: (event: AcceptedEvent) => boolean,
  most: number,
): Generator<ReplayPart> {
  for (let begin = 0; begin < block.length; ) {
    const kept: AcceptedEvent[] = [];
    let end = begin;
    while (end < block.length && kept.length < most) {
      const event = block[end++]!;
      if (wanted(event)) kept.push(event);
    }
    yield { kept, scanned: end - begin, last: block[end - 1]!.position! };
    begin = end;
  }
}

/**
 * The event as the replay publishes it: the same to the letter, with the attributes `replayid` and, when it is for some
 * rules, `replayrules`, so that receivers can tell. What steers routing is the mark beside the text.
 */
export function replayed(event: AcceptedEvent, { id, to }: Replay, now: number): AcceptedEvent {
  const { position: _, ...rest } = event;
  const mark = markOf(id, to);
  const named = withMember(event.text, "replayid", JSON.stringify(id));
  const text = mark.rules ? withMember(named, "replayrules", JSON.stringify(mark.rules.join(" "))) : named;
  return { ...rest, text, receivedAt: now, publisher: `replay:${id}`, replay: mark };
}

/** The target of a replay to a URL: it lives with the replay and has its name. */
export function replayTarget({ id, to }: Replay): Target | undefined {
  if (!("url" in to)) return undefined;
  const { url, allowPrivateNetwork = false } = to;
  return { id: TARGET_PREFIX + id, kind: "http", url, allowPrivateNetwork };
}

/** The replay whose target that is; undefined when it is none of a replay. */
export function replayOfTarget(targetId: string): string | undefined {
  return targetId.startsWith(TARGET_PREFIX) ? targetId.slice(TARGET_PREFIX.length) : undefined;
}

/** No file has a colon in its id. */
const TARGET_PREFIX = "replay:";

function markOf(id: string, to: Replay["to"]): ReplayMark {
  if ("url" in to) return { id, target: TARGET_PREFIX + id };
  if ("target" in to) return { id, target: to.target };
  return to.rules ? { id, rules: to.rules } : { id };
}

export type DryResult = NonNullable<Replay["dry"]>;

/** Adds to a dry run's result what these events would do. */
export function dryRun(
  before: DryResult = { events: 0, rules: {}, calls: 0 },
  events: readonly AcceptedEvent[],
  { to, ruleSetOf }: { to: Replay["to"]; ruleSetOf: (bus: string) => RuleSet },
): DryResult {
  const total = before.events + events.length;
  if ("target" in to || "url" in to) return { ...before, events: total, calls: before.calls + events.length };
  const rules: Record<string, number> = { ...before.rules };
  let { calls } = before;
  const matched = events.flatMap(({ text, bus }) => ruleSetOf(bus).match(text));
  for (const { id, targets } of matched.filter((rule) => isReplayedTo(rule, to.rules))) {
    rules[id] = (Object.hasOwn(rules, id) ? rules[id]! : 0) + 1;
    calls += targets.length;
  }
  return { events: total, rules, calls };
}
