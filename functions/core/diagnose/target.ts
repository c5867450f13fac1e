import { counted } from "../counted.ts";
import type { TargetState, UnderWay } from "../ports.ts";
import type { Target } from "../rule.ts";
import type { StatPoint } from "../stats/points.ts";
import { type Finding, ordered, spanText } from "./diagnosis.ts";
import { todoOf } from "./error-groups.ts";

/** What is known of a target. */
export interface TargetFacts {
  readonly id: string;
  /** Absent: there is no such target. */
  readonly target: Target | undefined;
  /** Epoch ms. */
  readonly now: number;
  readonly state: TargetState;
  /** Since when the oldest of those that wait does, epoch ms. */
  readonly waitingSince: number | undefined;
  /** What was counted in the last hour. */
  readonly hour: StatPoint | undefined;
  /** How many dead letters there are, up to some. */
  readonly dead: { readonly count: number; readonly more: boolean };
  readonly underWay: readonly UnderWay[];
  /** The rules that send to it. */
  readonly rules: readonly string[];
}

type Look = (facts: TargetFacts) => Finding | undefined;

/** What may be the matter with a target: one entry each. */
const looks: readonly Look[] = [missing, paused, broken, failing, stuck, behind, dying, slow, unused];

export function targetFindings(facts: TargetFacts): readonly Finding[] {
  const { hour, id } = facts;
  const said = hour
    ? `${counted(hour.count, "attempt")} in the last hour, all taken`
    : "nothing was sent in the last hour";
  return ordered(
    looks.flatMap((look) => look(facts) ?? []),
    `Nothing is wrong with target "${id}": ${said}.`,
  );
}

function missing({ id, target, rules }: TargetFacts): Finding | undefined {
  if (target) return undefined;
  const senders =
    rules.length > 0 ? `, and ${nameList(rules)} ${rules.length === 1 ? "sends" : "send"} to it` : "";
  return {
    level: "bad",
    sentence: `There is no target "${id}"${senders}.`,
    todo: `Add rules/targets/${id}.json, then \`signalbox redrive --target ${id}\`.`,
  };
}

function paused({ id, now, state: { paused, waiting } }: TargetFacts): Finding | undefined {
  if (!paused) return undefined;
  return {
    level: "bad",
    sentence: `It is paused since ${spanText(now - paused.at)} by ${paused.by}; ${counted(waiting, "delivery waits", "deliveries wait")}.`,
    todo: `Resume it when the reason is gone: POST /api/targets/${id}/resume. What need not go out any more: \`signalbox skip ${id}\`.`,
  };
}

function broken({ id, now, state: { breaker, waiting } }: TargetFacts): Finding | undefined {
  if (breaker.state === "closed") return undefined;
  const next =
    breaker.openUntil === undefined || breaker.openUntil <= now
      ? "a single delivery tries it now"
      : `it is tried anew in ${spanText(breaker.openUntil - now)}`;
  return {
    level: "bad",
    sentence: `Its breaker is ${breaker.state}: ${counted(breaker.failures, "failure")} in a row; ${next}; ${counted(waiting, "delivery waits", "deliveries wait")}.`,
    todo: `See what it answered below. Once it is well again, POST /api/targets/${id}/resume tries it at once.`,
  };
}

/** Beyond that share of failures something is the matter. */
const SHARE = 0.05;

function failing({ hour }: TargetFacts): Finding | undefined {
  if (!hour || hour.count === 0 || hour.failed / hour.count < SHARE) return undefined;
  const codes = Object.entries(hour.errors)
    .filter(([code]) => code !== "skipped")
    .sort(([, a], [, b]) => b - a);
  const all = hour.failed >= hour.count;
  const share = all ? "all" : `${Math.round((hour.failed / hour.count) * 100)} %`;
  return {
    level: all ? "bad" : "warn",
    sentence: `Of ${counted(hour.count, "attempt")} in the last hour ${share} failed: ${codes.map(([code, n]) => `${code} ${n}`).join(", ")}.`,
    ...todoOf(codes[0]?.[0] ?? ""),
  };
}

/** No attempt may take longer (timeoutSeconds of schemas/target.schema.json), and some time to write down its end. */
const LONGEST_MS = 330_000;

function stuck({ now, underWay }: TargetFacts): Finding | undefined {
  const old = underWay.filter(({ since }) => now - since > LONGEST_MS);
  const [first] = old;
  if (!first) return undefined;
  return {
    level: "bad",
    sentence: `${counted(old.length, "attempt has", "attempts have")} begun and not ended, the oldest ${spanText(now - first.since)} ago (delivery ${first.delivery}).`,
    todo: "Where the process was stopped meanwhile they are made again by themselves. If not, look at storage: `signalbox doctor`.",
  };
}

/** What waits longer than that is a backlog. */
const BEHIND_MS = 300_000;

function behind({ now, state, waitingSince, target, id }: TargetFacts): Finding | undefined {
  const { waiting } = state;
  if (waiting === 0 || waitingSince === undefined || now - waitingSince < BEHIND_MS) return undefined;
  const sentence = `${counted(waiting, "delivery waits", "deliveries wait")}, the oldest since ${spanText(now - waitingSince)}.`;
  if (target?.kind === "pull")
    return {
      level: "warn",
      sentence,
      todo: `Have consumers fetch more: \`signalbox pull backlog ${id}\` shows what they have.`,
    };
  const rate = target?.rate?.perSecond;
  const todo =
    rate !== undefined && waiting / rate > BEHIND_MS / 1000
      ? `Its rate of ${rate} a second needs ${spanText((waiting / rate) * 1000)} for that: raise it, or \`signalbox skip ${id}\` what need not go out.`
      : `Raise its concurrency if it can take more, or \`signalbox skip ${id} --before 1h\` what need not go out any more.`;
  return { level: "warn", sentence, todo };
}

function dying({ id, dead }: TargetFacts): Finding | undefined {
  if (dead.count === 0) return undefined;
  return {
    level: "warn",
    sentence: `There ${dead.count === 1 && !dead.more ? "is" : "are"} ${dead.more ? "more than " : ""}${counted(dead.count, "dead letter")} of it.`,
    todo: `Mend the cause below, then \`signalbox redrive --target ${id}\`.`,
  };
}

/** Its slowest percent may take that share of its timeout. */
const SLOW = 0.8;
const TIMEOUT_SECONDS = 10;

function slow({ hour, target }: TargetFacts): Finding | undefined {
  const timeout = (target && "timeoutSeconds" in target && target.timeoutSeconds) || TIMEOUT_SECONDS;
  if (hour?.p99 == null || hour.p99 < timeout * 1000 * SLOW) return undefined;
  return {
    level: "warn",
    sentence: `It is slow: 1 % of its answers take ${Math.round(hour.p99)} ms or longer, and ${timeout} s is its timeout.`,
    todo: "Raise timeoutSeconds if that is how it is; less concurrency may make it faster.",
  };
}

function unused({ target, rules, id }: TargetFacts): Finding | undefined {
  if (!target || rules.length > 0) return undefined;
  return {
    level: "warn",
    sentence: `No rule sends to target "${id}".`,
    todo: "Name it in a rule's `targets`, or remove it.",
  };
}

/** `rule a`, `rules a and b`, `rules a, b and 3 more` */
export function nameList(rules: readonly string[]): string {
  const [first, second, ...rest] = rules;
  if (second === undefined) return `rule ${first}`;
  return rest.length === 0
    ? `rules ${first} and ${second}`
    : `rules ${first}, ${second} and ${rest.length} more`;
}
