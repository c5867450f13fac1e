import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import { memberText } from "../../core/json/slices.ts";
import { compile } from "../../core/match.ts";
import type { Rule, RuleFile, RuleVerdict } from "../../core/rule.ts";
import { checkDefinition } from "../definitions/check-definition.ts";
import type { ControlPorts } from "../control-ports.ts";
import { definitionOf } from "../definitions/definition.ts";
import { requirePayload } from "./event-reach.ts";
import { described, exactly, listOf, object, ref, text } from "../definitions/json-schema.ts";
import { record } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { sightOf, verdictsSeen } from "../people/sight.ts";
import { ruleOf, rulesOfBus, verdictsOf } from "./verdict.ts";

interface Question {
  readonly event?: object;
  readonly eventId?: string;
  readonly source?: string;
  readonly rule?: RuleFile & { readonly id?: string };
  readonly ruleId?: string;
  readonly bus?: string;
}
type Request = ApiRequest<Record<string, never>, Question>;

const example: Question = {
  event: {
    specversion: "1.0",
    id: "42",
    source: "/shop",
    type: "shop.order.paid",
    data: { amount: 80 },
  },
  rule: { pattern: { data: { amount: [{ numeric: [">", 100] }] } }, targets: [{ target: "log" }] },
};

export const explainRoutes: readonly Route[] = [
  defineRoute({
    tag: "Rules",
    method: "POST",
    path: "/api/explain",
    right: "read",
    owned: () => "answer",
    summary: "Why rules do or do not match an event",
    description:
      "An event of one's own or an archived one (`eventId`, for those who may read payloads); a draft rule, a rule by its id, or all rules of the bus. A draft is asked of the event as the caller may see it.",
    body: {
      schema: {
        ...exactly({
          "event?": described({ type: "object" }, "A CloudEvent."),
          "eventId?": described(text, "The id of an archived event."),
          "source?": described(text, "The archived event's source, where its id is not unique."),
          "rule?": described({ type: "object" }, "A draft of a rule, as RuleFile; `id` may name it."),
          "ruleId?": described(text, "The id of a rule."),
          "bus?": described(text, "The bus whose rules are asked when none is named; default: the event's."),
        }),
        oneOf: [{ required: ["event"] }, { required: ["eventId"] }],
        not: { required: ["rule", "ruleId"] },
      },
      example,
    },
    answers: {
      200: {
        description: "A verdict for each rule; `reason` is the first clause that failed.",
        schema: object({ verdicts: listOf(ref("Verdict")) }),
        example: {
          verdicts: [
            {
              rule: "draft",
              matched: false,
              reason: {
                path: "data.amount",
                operator: "numeric",
                expected: "> 100",
                actual: 80,
                sentence: "Rule draft did not match: data.amount is 80, wanted > 100.",
              },
            },
          ],
        },
      },
    },
    refusals: ["not-found", "rule-invalid", "pattern-invalid", "condition-invalid", "transform-invalid"],
    handle: explain,
  }),
];

async function explain(request: Request, ports: ControlPorts): Promise<Answer> {
  const event = await eventMeant(request, ports);
  const { reach } = request;
  const isSeen = ({ rule: id }: RuleVerdict) =>
    request.body.rule !== undefined || reach.may("read", [{ kind: "rule", id }]);
  return { body: { verdicts: verdicts(event, request, ports).filter(isSeen) } };
}

interface EventMeant {
  readonly text: string;
  /** The bus it came to; absent for one that never came. */
  readonly bus?: string;
  /** The archived one. */
  readonly archived?: AcceptedEvent;
}

async function eventMeant(request: Request, ports: ControlPorts): Promise<EventMeant> {
  const { eventId, source, bus } = request.body;
  if (eventId === undefined)
    return { text: memberText(request.bodyText, "event") ?? "{}", ...(bus !== undefined && { bus }) };
  // The rules of a bus may be asked of an event that never came to it.
  const onBus = bus === undefined ? undefined : await ports.archive.find(eventId, { source, bus });
  const event = onBus ?? (await ports.archive.find(eventId, { source }));
  if (!event)
    throw new RouterError("not-found", `Cannot explain event "${eventId}": it is not in the archive`);
  await requirePayload(request, event, ports);
  await record(request, ports, { action: "event.explain", resource: `event/${eventId}` });
  return { text: event.text, bus: event.bus, archived: event };
}

function verdicts({ archived, ...event }: EventMeant, request: Request, ports: ControlPorts): RuleVerdict[] {
  const { rule, ruleId, bus } = request.body;
  const sight = sightOf(request.caller, ports);
  // Who may ask anything of what is hidden would know it after some questions.
  if (rule)
    return verdictsOf({ text: archived ? sight.of(archived).text : event.text }, compile([draftOf(rule)]));
  const asked = bus ?? event.bus ?? "default";
  const set =
    ruleId === undefined
      ? rulesOfBus(ports.registry, asked)
      : compile([ruleOf(definitionOf(ports, "rule", ruleId))]);
  const met = ruleId === undefined ? asked : event.bus;
  if (archived) return verdictsSeen({ ...archived, bus: met ?? archived.bus }, set, sight);
  return verdictsOf({ text: event.text, ...(met !== undefined && { bus: met }) }, set);
}

/** A rule that nobody has saved. Throws `rule-invalid`, `pattern-invalid`, `condition-invalid`, `transform-invalid`. */
export function draftOf({ id = "draft", ...file }: RuleFile & { readonly id?: string }): Rule {
  checkDefinition({ kind: "rule", id, value: file });
  return { ...file, id, version: 0 };
}
