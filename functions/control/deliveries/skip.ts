import { targetOf } from "../../core/deliveries/built-in-targets.ts";
import { RouterError } from "../../core/errors.ts";
import { thingsOfDelivery } from "../../core/people/ownership.ts";
import type { Backlog } from "../../core/ports.ts";
import type { ControlPorts } from "../control-ports.ts";
import { thingsOf } from "../definitions/definition-answer.ts";
import { described, exactly, flag, moment, object, text, whole } from "../definitions/json-schema.ts";
import type { Parameters } from "../parameter.ts";
import { audited, record } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { readTime, timeText } from "../time.ts";

interface SkipBody {
  readonly rule?: string;
  readonly before?: string;
}

export const skipRoutes: readonly Route[] = [
  defineRoute({
    tag: "Targets",
    method: "POST",
    path: "/api/targets/{id}/skip",
    right: "operate",
    owned: ({ parameters: { id = "" }, body: { rule } }) =>
      rule === undefined ? thingsOf("target", id) : thingsOfDelivery({ rule, target: id }),
    summary: "Let go of what waits for a target",
    description:
      "What waits ends as `skipped`: it is kept, listed, journalled, and can be redriven. What is under way ends as it does; what comes meanwhile goes on.",
    body: {
      optional: true,
      schema: exactly({
        "rule?": described(text, "Only what this rule sent."),
        "before?": described(moment, "Only what was queued before this time; without it all that waits now."),
      }),
      example: { rule: "large-orders", before: "2026-01-02T00:00:00Z" },
    },
    answers: {
      200: {
        description: "How many deliveries were ended.",
        schema: object({
          skipped: whole,
          more: described(flag, "There were many: the others end within the next minutes."),
        }),
        example: { skipped: 1250, more: false },
      },
    },
    danger: {
      act: "skip",
      of(request, ports) {
        const { target } = backlogOf(request, ports);
        return { resource: `target/${target}`, what: `skip what waits for target "${target}"` };
      },
    },
    handle: skipBacklog,
  }),
];

/** Ends what waits for the target of the path, and says in the audit who did it, and of how many. */
export async function skipBacklog(
  request: ApiRequest<Parameters, SkipBody>,
  ports: ControlPorts,
): Promise<Answer> {
  const { deliveries, clock } = ports;
  const backlog = backlogOf(request, ports);
  const { target, rule, before } = backlog;
  const resource = `target/${target}`;
  const asked = { ...(rule !== undefined && { rule }), before: timeText(before) };
  const skipped = await audited(request, ports, {
    entry: { action: "target.skip", resource, before: asked },
    act: () => deliveries.skip(backlog, request.caller.id, clock()),
  });
  await record(request, ports, { action: "target.skipped", resource, after: skipped });
  return { body: skipped };
}

/** Nothing that is still to come: it would be skipped by a hand that nobody remembers. */
function backlogOf(
  { parameters: { id = "" }, body: { rule, before } }: ApiRequest<Parameters, SkipBody>,
  { registry, clock }: ControlPorts,
): Backlog {
  if (!targetOf(registry, id))
    throw new RouterError("not-found", `Cannot skip what waits for target "${id}": there is no such target`);
  // What was queued in this very millisecond waits as well.
  const now = clock() + 1;
  const asked = before === undefined ? now : readTime(before, "/before");
  return { target: id, ...(rule !== undefined && { rule }), before: Math.min(asked, now) };
}
