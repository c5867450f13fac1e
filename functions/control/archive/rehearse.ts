import { setImmediate } from "node:timers/promises";
import type { AcceptedEvent } from "../../core/event.ts";
import { compile } from "../../core/match.ts";
import type { Rule, RuleFile } from "../../core/rule.ts";
import type { ControlPorts } from "../control-ports.ts";
import { draftOf } from "../events/explain.ts";
import { mayReadPayload } from "../events/event-reach.ts";
import {
  described,
  exactly,
  flag,
  listOf,
  moment,
  object,
  ref,
  text,
  whole,
} from "../definitions/json-schema.ts";
import { record } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { shownEvent } from "../shown.ts";
import { readTime } from "../time.ts";
import { sightOf } from "../people/sight.ts";
import { ruleOf } from "../events/verdict.ts";

interface Rehearsal {
  readonly rule: RuleFile & { readonly id?: string };
  readonly ruleId?: string;
  readonly from: string;
  readonly until: string;
  readonly bus?: string;
  readonly limit?: number;
}

const found = object({ count: whole, examples: listOf(ref("Event")) });
const none = { count: 0, examples: [] };

export const rehearseRoutes: readonly Route[] = [
  defineRoute({
    tag: "Rules",
    method: "POST",
    path: "/api/rehearse",
    right: "read-payloads",
    owned: () => "answer",
    summary: "What a draft of a rule would have matched",
    description:
      "Runs the draft over archived events of its bus, oldest first, for at most 10 seconds; where a rule with the draft's id (or `ruleId`) is in force, it says what would change. What is hidden from the caller neither rule sees; events that others own match nothing.",
    body: {
      schema: exactly({
        rule: described(
          { type: "object" },
          "The draft, as RuleFile; `id` names the rule that it would replace.",
        ),
        "ruleId?": described(text, "The rule that it would replace."),
        from: described(moment, "Of receipt, inclusive."),
        until: described(moment, "Of receipt, exclusive."),
        "bus?": described(text, "Default: the draft's."),
        "limit?": {
          ...whole,
          minimum: 1,
          maximum: 1_000_000,
          default: 100_000,
          description: "Events to look at.",
        },
      }),
      example: {
        rule: { pattern: { type: ["shop.order.paid"] }, targets: [{ target: "log" }] },
        from: "2026-01-02T00:00:00Z",
        until: "2026-01-03T00:00:00Z",
      },
    },
    answers: {
      200: {
        description: "How many events it looked at and matched, and some of these.",
        schema: object({
          scanned: whole,
          matched: whole,
          examples: listOf(ref("Event")),
          "difference?": object({ newlyMatching: found, noLongerMatching: found }),
          truncated: described(flag, "The range may hold more than was looked at."),
        }),
        example: {
          scanned: 10,
          matched: 0,
          examples: [],
          difference: { newlyMatching: none, noLongerMatching: none },
          truncated: false,
        },
      },
    },
    refusals: ["rule-invalid", "pattern-invalid", "condition-invalid", "transform-invalid"],
    handle: rehearse,
  }),
];

/** So long a rehearsal may take. */
const LONGEST_MS = 10_000;
const DEFAULT_LIMIT = 100_000;
/** So many events are shown of each sort. */
const EXAMPLES = 10;

async function rehearse(
  request: ApiRequest<Record<string, never>, Rehearsal>,
  ports: ControlPorts,
): Promise<Answer> {
  const { rule, ruleId = rule.id, from, until, limit = DEFAULT_LIMIT } = request.body;
  const { bus = rule.bus ?? "default" } = request.body;
  const draft = { ...draftOf(rule), bus, enabled: true };
  const known = ruleId === undefined ? undefined : ports.registry.get("rule", ruleId);
  const range = { bus, from: readTime(from, "/from"), until: readTime(until, "/until") };
  await record(request, ports, {
    action: "rule.rehearse",
    resource: `rule/${draft.id}`,
    after: request.body,
  });
  const sight = sightOf(request.caller, ports);
  const tally = tallyOf(draft, known && ruleOf(known));
  const deadline = ports.clock() + LONGEST_MS;
  let scanned = 0;
  for await (const events of ports.archive.scan(range)) {
    const taken = events.slice(0, limit - scanned);
    for (const event of taken) if (mayReadPayload(request, event)) tally.count(sight.of(event));
    scanned += taken.length;
    // What is read from memory or a local disk lets nobody else in: live traffic goes first.
    await setImmediate();
    if (taken.length < events.length || ports.clock() > deadline)
      return { body: { scanned, ...tally.result(), truncated: true } };
  }
  return { body: { scanned, ...tally.result(), truncated: false } };
}

/** Counts what a draft matches, and what it and the rule in force disagree on. */
function tallyOf(draft: Rule, current: Rule | undefined) {
  const [wanted, now] = [draft, current].map((rule) => rule && matcherOf(rule));
  const [matching, newlyMatching, noLongerMatching] = [finds(), finds(), finds()];
  return {
    count(event: AcceptedEvent) {
      const will = wanted!(event);
      if (will) matching.add(event);
      if (!now || will === now(event)) return;
      (will ? newlyMatching : noLongerMatching).add(event);
    },
    result() {
      const { count: matched, examples } = matching.result();
      const difference = now && {
        newlyMatching: newlyMatching.result(),
        noLongerMatching: noLongerMatching.result(),
      };
      return { matched, examples, ...(difference && { difference }) };
    },
  };
}

/** A rule that is switched off matches nothing, one of another bus neither. */
function matcherOf(rule: Rule): (event: AcceptedEvent) => boolean {
  const set = compile([rule]);
  const bus = rule.bus ?? "default";
  return (event) => rule.enabled !== false && event.bus === bus && set.match(event.text).length > 0;
}

function finds() {
  let count = 0;
  const examples: AcceptedEvent[] = [];
  return {
    add(event: AcceptedEvent) {
      count++;
      if (examples.length < EXAMPLES) examples.push(event);
    },
    result: () => ({ count, examples: examples.map(shownEvent) }),
  };
}
