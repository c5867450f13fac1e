import { randomUUID } from "node:crypto";
import targetFile from "../../../schemas/target.schema.json" with { type: "json" };
import { targetOf } from "../../core/deliveries/built-in-targets.ts";
import { deliver } from "../../core/deliver.ts";
import type { Delivery } from "../../core/delivery.ts";
import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { TargetState } from "../../core/ports.ts";
import type { Target } from "../../core/rule.ts";
import type { ControlPorts } from "../control-ports.ts";
import { answerOf, thingsOf } from "../definitions/definition-answer.ts";
import { type DefinitionResource, definitionRoutes } from "../definitions/definitions.ts";
import { ref } from "../definitions/json-schema.ts";
import { choiceParameter } from "../parameter.ts";
import { audited } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { shownAttempt } from "../shown.ts";
import { timeText } from "../time.ts";

type KindSchema = { readonly properties: { readonly kind: { readonly const: string } } };

const definitions = targetFile.definitions as object as Readonly<Record<string, KindSchema>>;
const kinds = targetFile.oneOf.map(
  ({ $ref }) => definitions[$ref.replace("#/definitions/", "")]!.properties.kind.const,
);

const filters = { kind: choiceParameter("Only targets of this kind.", kinds) };

const resource: DefinitionResource<typeof filters> = {
  kind: "target",
  path: "/api/targets",
  tag: "Targets",
  schema: ref("Target"),
  input: ref("TargetFile"),
  example: { id: "warehouse", kind: "http", url: "https://wms.example/hook" },
  refusals: ["target-invalid"],
  filters,
  keeps: ({ value }, { kind }) => kind === undefined || (value as Target).kind === kind,
  adds: ["state"],
  beside: ({ id }, { targetStates }) => ({ state: shownState(targetStates.get(id)) }),
};

const single = {
  tag: "Targets",
  method: "POST",
  right: "operate",
  owned: ({ parameters: { id = "" } }: ApiRequest) => thingsOf("target", id),
} as const;
const answered = { description: "The target and its state.", schema: ref("Target") };

export const targetRoutes: readonly Route[] = [
  ...definitionRoutes(resource),
  defineRoute({
    ...single,
    path: "/api/targets/{id}/pause",
    summary: "Pause a target",
    description: "It keeps its deliveries until it is resumed; nothing is lost.",
    answers: { 200: answered },
    handle: (request, ports) => hold(request, ports, "pause"),
  }),
  defineRoute({
    ...single,
    path: "/api/targets/{id}/resume",
    summary: "Resume a paused target",
    answers: { 200: answered },
    handle: (request, ports) => hold(request, ports, "resume"),
  }),
  defineRoute({
    ...single,
    path: "/api/targets/{id}/test",
    summary: "Send a target a test event",
    description: "One attempt, at once and past the queue: an event of the type `signalbox.target.test`.",
    answers: { 200: { description: "What came of the attempt.", schema: ref("Attempt") } },
    refusals: ["state-conflict"],
    handle: test,
  }),
];

async function hold(request: ApiRequest, ports: ControlPorts, act: "pause" | "resume"): Promise<Answer> {
  const target = targetNamed(request, ports);
  const { id } = target;
  const { targetStates } = ports;
  const { paused } = shownState(targetStates.get(id));
  const by = request.caller.id;
  const after = act === "pause" ? { paused: { at: timeText(ports.clock()), by } } : {};
  await audited(request, ports, {
    entry: { action: `target.${act}`, resource: `target/${id}`, before: paused ? { paused } : {}, after },
    act: () => (act === "pause" ? targetStates.pause(id, by) : targetStates.resume(id, by)),
  });
  const state = shownState(targetStates.get(id));
  const definition = ports.registry.get("target", id);
  return definition
    ? answerOf(resource, definition, { ports, caller: request.caller })
    : { body: { ...target, state } };
}

/** The target of the path, a built-in one too. */
function targetNamed({ parameters: { id = "" } }: ApiRequest, { registry }: ControlPorts): Target {
  const found = targetOf(registry, id);
  if (!found) throw new RouterError("not-found", `Cannot find target "${id}": there is none`);
  return found;
}

/** The state of a target, its times as RFC 3339. */
export function shownState({ paused, breaker, changes: _, ...state }: TargetState) {
  const { openUntil, ...rest } = breaker;
  return {
    ...(paused && { paused: { ...paused, at: timeText(paused.at) } }),
    breaker: { ...rest, ...(openUntil !== undefined && { openUntil: timeText(openUntil) }) },
    ...state,
  };
}

async function test(request: ApiRequest, ports: ControlPorts): Promise<Answer> {
  const target = targetNamed(request, ports);
  if (target.kind === "pull")
    throw new RouterError("state-conflict", `Cannot test target "${target.id}": consumers fetch from it`);
  const delivery = testDelivery(target.id, ports.clock(), request.caller.id);
  const tools = { send: ports.send, now: ports.clock, random: Math.random };
  const { attempt } = await audited(request, ports, {
    entry: { action: "target.test", resource: `target/${target.id}`, after: { event: delivery.event.id } },
    act: async () => deliver(delivery, target, tools),
  });
  return { body: attempt && shownAttempt(attempt) };
}

function testDelivery(target: string, now: number, publisher: string): Delivery {
  const id = randomUUID();
  const attributes = { id, source: "/signalbox/control", type: "signalbox.target.test" };
  const event: AcceptedEvent = {
    ...attributes,
    text: JSON.stringify({
      specversion: "1.0",
      ...attributes,
      time: timeText(now),
      datacontenttype: "application/json",
      data: { target, message: "If you can read this, the target works." },
    }),
    bus: "default",
    receivedAt: now,
    publisher,
    schema: { status: "unbound" },
    key: id,
  };
  return {
    id: `test-${id}`,
    event,
    rule: "signalbox.target.test",
    ruleVersion: 0,
    target,
    createdAt: now,
    dueAt: now,
    attempts: [],
  };
}
