import { RouterError } from "../../core/errors.ts";
import type { Definition } from "../../core/ports.ts";
import type { RuleFile } from "../../core/rule.ts";
import type { ControlPorts } from "../control-ports.ts";
import { change, definitionOf, shown, type Value } from "./definition.ts";
import { answerOf, thingsOf } from "./definition-answer.ts";
import { type DefinitionResource, definitionRoutes } from "./definitions.ts";
import { described, exactly, pageOf, ref, whole } from "./json-schema.ts";
import { byVersion, pageOfAll } from "../page.ts";
import { choiceParameter, pageAsked, paging, textParameter } from "../parameter.ts";
import { versionToFollow } from "./precondition.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";

const filters = {
  bus: textParameter("Only rules of this bus.", "default"),
  target: textParameter("Only rules that send to this target.", "warehouse"),
  enabled: choiceParameter("Only rules that are switched on, or off.", ["true", "false"]),
};

const resource: DefinitionResource<typeof filters> = {
  kind: "rule",
  path: "/api/rules",
  tag: "Rules",
  schema: ref("Rule"),
  input: ref("RuleFile"),
  example: {
    id: "large-orders",
    description: "Large paid orders go to the warehouse",
    pattern: { type: ["shop.order.paid"], data: { amount: [{ numeric: [">", 100] }] } },
    targets: [{ target: "warehouse" }],
  },
  refusals: ["rule-invalid", "pattern-invalid", "condition-invalid", "transform-invalid"],
  filters,
  keeps({ value }, { bus, target, enabled }) {
    const rule = value as RuleFile;
    return (
      (bus === undefined || (rule.bus ?? "default") === bus) &&
      (target === undefined || rule.targets.some((sent) => sent.target === target)) &&
      (enabled === undefined || String(rule.enabled ?? true) === enabled)
    );
  },
};

const single = { tag: "Rules", right: "manage", versioned: "optional" } as const;
const answered = {
  description: "The rule as it is now.",
  schema: ref("Rule"),
  example: { ...resource.example, version: 2, updatedAt: "2026-01-02T03:04:05.678Z", updatedBy: "admin" },
};

export const ruleRoutes: readonly Route[] = [
  ...definitionRoutes(resource),
  defineRoute({
    tag: "Rules",
    method: "GET",
    path: "/api/rules/{id}/versions",
    right: "read",
    owned: ({ parameters: { id = "" } }) => thingsOf("rule", id),
    summary: "List the versions of a rule",
    description: "Every change is a version that never changes; a removed rule's versions stay.",
    query: paging,
    answers: {
      200: {
        description: "A page, the newest first.",
        schema: pageOf(ref("Rule")),
        example: { items: [answered.example] },
      },
    },
    handle: versions,
  }),
  defineRoute({
    ...single,
    method: "POST",
    path: "/api/rules/{id}/rollback",
    summary: "Roll a rule back",
    description: "Adds a version that says what an earlier one said. A removed rule comes back by it.",
    body: {
      schema: exactly({ version: described({ ...whole, minimum: 1 }, "The version to go back to.") }),
      example: { version: 1 },
    },
    answers: { 200: answered },
    refusals: ["state-conflict", "managed-by-files"],
    handle: rollback,
  }),
  defineRoute({
    ...single,
    method: "POST",
    path: "/api/rules/{id}/enable",
    summary: "Switch a rule on",
    answers: { 200: answered },
    refusals: ["managed-by-files"],
    handle: (request, ports) => enable(request, ports, true),
  }),
  defineRoute({
    ...single,
    method: "POST",
    path: "/api/rules/{id}/disable",
    summary: "Switch a rule off",
    answers: { 200: answered },
    refusals: ["managed-by-files"],
    handle: (request, ports) => enable(request, ports, false),
  }),
];

async function versions(
  { parameters: { id = "" }, query, caller }: ApiRequest<typeof paging>,
  { registry }: ControlPorts,
): Promise<Answer> {
  const all = await registry.versions("rule", id);
  if (all.length === 0) throw new RouterError("not-found", `Cannot find rule "${id}": there never was one`);
  const { items, ...rest } = pageOfAll(all, pageAsked(query), byVersion);
  const item = (one: Definition) =>
    one.deleted ? { ...shown(one, caller), deleted: true } : shown(one, caller);
  return { body: { items: items.map(item), ...rest } };
}

async function rollback(
  request: ApiRequest<Record<string, never>, { readonly version: number }>,
  ports: ControlPorts,
): Promise<Answer> {
  const { id = "" } = request.parameters;
  const { version } = request.body;
  const what = `rule "${id}"`;
  const all = await ports.registry.versions("rule", id);
  const wanted = all.find((one) => one.version === version);
  if (!wanted) throw new RouterError("not-found", `Cannot roll back ${what}: it has no version ${version}`);
  if (wanted.deleted)
    throw new RouterError("state-conflict", `Cannot roll back ${what}: at version ${version} it was removed`);
  return act(request, ports, { id, value: wanted.value as Value, act: "rollback" });
}

async function enable(request: ApiRequest, ports: ControlPorts, enabled: boolean): Promise<Answer> {
  const { id = "" } = request.parameters;
  const definition = definitionOf(ports, "rule", id) as Definition<Value>;
  const { value } = definition;
  if ((value["enabled"] ?? true) === enabled)
    return answerOf(resource, definition, { ports, caller: request.caller });
  return act(request, ports, { id, value: { ...value, enabled }, act: enabled ? "enable" : "disable" });
}

/** A change that does not depend on what it replaces: If-Match is honoured, and not asked for. */
async function act(
  request: Pick<ApiRequest, "caller" | "headers" | "ticket">,
  ports: ControlPorts,
  { id, value, act }: { readonly id: string; readonly value: Value; readonly act: string },
): Promise<Answer> {
  const current = ports.registry.get("rule", id);
  const headers = { "if-match": current && "*", ...request.headers };
  const expect = versionToFollow(headers, { what: `rule "${id}"`, current });
  const { definition } = await change(request, ports, { kind: "rule", id, value, expect, act });
  return answerOf(resource, definition, { ports, caller: request.caller });
}
