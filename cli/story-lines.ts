import type { Delivery, EventJournal, JournalItem, Verdict } from "./answers.ts";
import { attemptText, STATUS_PAINT } from "./delivery-lines.ts";
import { paint, shown } from "./paint.ts";
import { counted } from "./print.ts";
import { problemText } from "./problem-text.ts";
import { durationText, timeText } from "./time.ts";

interface StoryOptions {
  /** Tell every rule that did not match, not only those that failed behind the type. */
  readonly all: boolean;
}

/**
 * The story of an event as a tree, with the time since it came in at each step:
 * ```
 * 42  shop.order.paid  /shop
 * ├─ 2026-01-31 10:00:00.123  accepted from loopback
 * │    schema shop.order.paid.v1: valid
 * ├─ +2 ms  routed: 1 of 2 rules matched
 * │    ✓ large-orders
 * │    ✗ failed-payments: type is "shop.order.paid", wanted "shop.payment.failed"
 * └─ large-orders → warehouse  delivered
 *      +4 ms  try 1  ✗ 503  12 ms  target-failed: …
 *      +1.2 s  try 2  ✓ 200  9 ms
 * ```
 */
export function storyLines({ journal, deliveries }: Story, options: StoryOptions): string[] {
  const { event, items } = journal;
  const start = Date.parse(event.receivedAt);
  const bus = event.bus === "default" ? "" : paint.dim(`  on bus ${shown(event.bus)}`);
  const head = `${paint.strong(shown(event.id))}  ${paint.name(shown(event.type))}  ${shown(event.source)}${bus}`;
  const steps = items.flatMap((item) => stepOf(item, start, options) ?? []);
  const kinds = new Set(items.map(({ kind }) => kind));
  const pending = kinds.has("accepted") && !kinds.has("routed") ? [NOT_ROUTED] : [];
  return [head, ...tree([...steps, ...pending, ...triedSteps(items, start), ...untriedSteps(deliveries)])];
}

interface Story {
  readonly journal: EventJournal;
  /** Those that are known to the queue: it also has the ones that were not tried yet. */
  readonly deliveries: readonly Delivery[];
}

/** A node of the tree: its line, and the lines below it. */
interface Step {
  readonly line: string;
  readonly below: readonly string[];
}

const NOT_ROUTED: Step = { line: paint.dim("not routed yet"), below: [] };

function tree(steps: readonly Step[]): string[] {
  return steps.flatMap(({ line, below }, index) => {
    const last = index === steps.length - 1;
    return [
      `${paint.dim(last ? "└─" : "├─")} ${line}`,
      ...below.map((text) => `${paint.dim(last ? "  " : "│ ")}   ${text}`),
    ];
  });
}

function stepOf(item: JournalItem, start: number, options: StoryOptions): Step | undefined {
  if (item.kind === "accepted")
    return {
      line: `${paint.dim(timeText(item.at))}  accepted from ${shown(item.publisher)}`,
      below: schemaLines(item.schema),
    };
  if (item.kind === "quarantined")
    return {
      line: `${paint.dim(timeText(item.at))}  ${paint.warn("quarantined")} from ${shown(item.publisher)}, as entry ${shown(item.entry)}`,
      below: schemaLines(item.schema),
    };
  return item.kind === "routed" ? routedStep(item, start, options) : undefined;
}

function schemaLines({ status, schema, problems = [] }: Verdict): string[] {
  if (status === "unbound") return [paint.dim("no schema is bound to its type")];
  const colour = status === "valid" ? paint.good : status === "off" ? paint.dim : paint.warn;
  return [
    `schema ${shown(schema ?? "")}: ${colour(status)}`,
    ...problems.map((problem) => `  ${shown(problemText(problem, "data"))}`),
  ];
}

type Routed = Extract<JournalItem, { kind: "routed" }>;

function routedStep({ at, verdicts, failed = [] }: Routed, start: number, { all }: StoryOptions): Step {
  const matched = verdicts.filter((verdict) => verdict.matched);
  const others = verdicts.filter((verdict) => !verdict.matched);
  const told = all ? others : others.filter(({ reason }) => !isAboutType(reason?.path));
  const silent = others.length - told.length;
  return {
    line: `${paint.dim(since(at, start))}  routed: ${matched.length} of ${counted(verdicts.length, "rule")} matched`,
    below: [
      ...matched.map(
        ({ rule, version }) => `${paint.good("✓")} ${shown(rule)} ${paint.dim(`version ${version}`)}`,
      ),
      ...told.map(({ rule, reason, asOfNow }) => {
        const why = reason ? reason.sentence : `Rule ${rule} did not match.`;
        return `${paint.dim("✗")} ${shown(why)}${asOfNow ? paint.dim(" (as the rule is now)") : ""}`;
      }),
      ...failed.map(
        ({ rule, target, code, detail }) => `${paint.bad(code)}  ${shown(`${rule} → ${target}: ${detail}`)}`,
      ),
      ...(silent > 0
        ? [
            paint.dim(
              `${silent} more ${silent === 1 ? "rule is" : "rules are"} for other types (--all tells)`,
            ),
          ]
        : []),
    ],
  };
}

function isAboutType(path: string | undefined): boolean {
  return path === "type" || path === "detail-type";
}

type Attempted = Extract<JournalItem, { kind: "attempt" }>;

/** One step a delivery that was tried, with its attempts below. */
function triedSteps(items: readonly JournalItem[], start: number): Step[] {
  const deliveries = Map.groupBy(
    items.filter((item) => item.kind === "attempt"),
    ({ delivery }) => delivery,
  );
  return [...deliveries.values()].map((attempts) => {
    const last = attempts.at(-1)!;
    return {
      line: routeLine({ ...last, id: last.delivery }, OUTCOMES[last.outcome]),
      below: attempts.map(
        ({ at, attempt }) => `${paint.dim(since(at, start).padStart(8))}  ${triedText(attempt)}`,
      ),
    };
  });
}

/** An attempt; or what was done without one, by hand or since there is no way to the target. */
function triedText(attempt: Attempted["attempt"]): string {
  return attempt.number === 0 && attempt.error ? shown(attempt.error.detail) : attemptText(attempt);
}

/** One step a delivery that was never tried, with the reason below. */
function untriedSteps(deliveries: readonly Delivery[]): Step[] {
  return deliveries
    .filter(({ attempts }) => attempts.length === 0)
    .map((delivery) => ({
      line: routeLine(delivery, STATUS_PAINT[delivery.status](delivery.status)),
      below: delivery.reason ? [shown(delivery.reason.detail)] : [],
    }));
}

function routeLine({ rule, target, id }: Pick<Delivery, "rule" | "target" | "id">, outcome: string): string {
  return `${paint.name(shown(rule))} → ${paint.name(shown(target))}  ${outcome}  ${paint.dim(shown(id))}`;
}

const OUTCOMES: Readonly<Record<Attempted["outcome"], string>> = {
  delivered: paint.good("delivered"),
  retrying: paint.warn("will be tried again"),
  dead: paint.bad("dead letter"),
  cancelled: paint.dim("cancelled"),
  recalled: paint.dim("recalled"),
  skipped: paint.dim("skipped"),
  redriven: paint.warn("queued anew"),
};

function since(at: string, start: number): string {
  return `+${durationText(Math.max(0, Date.parse(at) - start))}`;
}
