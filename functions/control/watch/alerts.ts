import type { AlertFile } from "../../core/generated/alert-file.ts";
import type { AlertState } from "../../core/alerts/alert.ts";
import { RouterError } from "../../core/errors.ts";
import { thingsOfResource } from "../../core/people/ownership.ts";
import { alertHistoryRoute } from "./alert-history.ts";
import type { ControlPorts } from "../control-ports.ts";
import { type DefinitionResource, definitionRoutes } from "../definitions/definitions.ts";
import { described, exactly, moment, pageOf, ref, text } from "../definitions/json-schema.ts";
import { isListed, ownerParameter, shownOwners } from "../people/owned.ts";
import { pageOfAll } from "../page.ts";
import { choiceParameter, pageAsked, paging, type Parameters, textParameter } from "../parameter.ts";
import { audited } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { readTime, timeText } from "../time.ts";

const definitions: DefinitionResource = {
  kind: "alert",
  path: "/api/alert-rules",
  tag: "Alerts",
  schema: ref("Alert"),
  input: ref("AlertFile"),
  example: {
    id: "warehouse-failures",
    severity: "critical",
    when: { type: "total", of: "target", id: "warehouse", measure: "failed", value: 10, minutes: 60 },
  },
  refusals: [],
  filters: {},
  keeps: () => true,
};

const query = {
  status: choiceParameter("Only those that are raised, or that may soon be.", ["firing", "pending"]),
  alert: textParameter("Only those of this alert.", "dead-letters"),
  owner: ownerParameter,
  ...paging,
};

interface Named {
  readonly alert: string;
  readonly resource: string;
}
const named = {
  alert: described(text, "The id of the alert."),
  resource: described(text, "`target/warehouse`, as the list has it."),
};
const EXAMPLE: Named = { alert: "dead-letters", resource: "target/warehouse" };

export const alertRoutes: readonly Route[] = [
  ...definitionRoutes(definitions),
  alertHistoryRoute,
  defineRoute({
    tag: "Alerts",
    method: "GET",
    path: "/api/alerts",
    right: "read",
    owned: () => "answer",
    summary: "What is not as it should be",
    description:
      "How alerts stand, with each resource that they found something of. What has cleared is told by events.",
    query,
    answers: { 200: { description: "A page, by alert and resource.", schema: pageOf(ref("AlertState")) } },
    handle: list,
  }),
  defineRoute({
    tag: "Alerts",
    method: "POST",
    path: "/api/alerts/acknowledge",
    right: "operate",
    owned: ({ body }) => thingsOfResource(body.resource),
    summary: "Say that somebody is at it",
    description: "It is told no more until it has cleared.",
    body: { schema: exactly(named), example: EXAMPLE },
    answers: { 200: { description: "As it is now.", schema: ref("AlertState") } },
    refusals: ["not-found", "version-conflict"],
    handle: (request, ports) =>
      change(request, ports, {
        action: "alert.acknowledge",
        to: (state) => ({ ...state, acknowledged: { by: request.caller.name, at: ports.clock() } }),
      }),
  }),
  defineRoute({
    tag: "Alerts",
    method: "POST",
    path: "/api/alerts/silence",
    right: "operate",
    owned: ({ body }) => thingsOfResource(body.resource),
    summary: "Tell nobody until some time",
    description: "Also when it clears and comes again. A time that is over ends a silence.",
    body: {
      schema: exactly({ ...named, until: moment }),
      example: { ...EXAMPLE, until: "2030-01-01T00:00:00Z" },
    },
    answers: { 200: { description: "As it is now.", schema: ref("AlertState") } },
    refusals: ["not-found", "version-conflict"],
    handle: (request, ports) =>
      change(request, ports, {
        action: "alert.silence",
        to: (state) => ({ ...state, silencedUntil: readTime(request.body.until, "/until") }),
      }),
  }),
];

async function list(
  request: ApiRequest<typeof query>,
  { alertStates, registry }: ControlPorts,
): Promise<Answer> {
  const { status, alert } = request.query;
  const states = (await alertStates.all()).filter(
    (state) =>
      state.looks > 0 &&
      (status ?? state.status) === state.status &&
      (alert ?? state.alert) === state.alert &&
      isListed(request, thingsOfResource(state.resource)),
  );
  const { items, ...rest } = pageOfAll(
    states.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    pageAsked(request.query),
    keyOf,
  );
  return { body: { items: items.map((state) => shownState(state, registry)), ...rest } };
}

function keyOf({ alert, resource }: Named): string {
  return `${alert}/${resource}`;
}

async function change(
  request: ApiRequest<Parameters, Named>,
  ports: ControlPorts,
  { action, to }: { action: string; to: (state: AlertState) => AlertState },
): Promise<Answer> {
  const { alert, resource } = request.body;
  const what = `${action === "alert.silence" ? "silence" : "acknowledge"} alert "${alert}" of ${resource}`;
  const state = (await ports.alertStates.all()).find((one) => keyOf(one) === keyOf(request.body));
  if (!state) throw new RouterError("not-found", `Cannot ${what}: it is not raised`);
  const next = { ...to(state), version: state.version + 1 };
  const after = shownState(next, ports.registry);
  await audited(request, ports, {
    entry: { action, resource: `alert/${keyOf(state)}`, after },
    async act() {
      if (await ports.alertStates.put(next)) return;
      throw new RouterError("version-conflict", `Cannot ${what}: it changed just now`);
    },
  });
  return { body: after };
}

function shownState(state: AlertState, registry: ControlPorts["registry"]) {
  const { alert, resource, status, since, finding, notices, acknowledged, silencedUntil } = state;
  const { severity = "warning" } = (registry.get("alert", alert)?.value ?? {}) as Partial<AlertFile>;
  const { sentence, value, threshold } = finding;
  return {
    ...{ alert, resource, status, severity, since: timeText(since), sentence, value, threshold, notices },
    ...shownOwners(thingsOfResource(resource), { registry }),
    ...(acknowledged && { acknowledged: { ...acknowledged, at: timeText(acknowledged.at) } }),
    ...(silencedUntil !== undefined && { silencedUntil: timeText(silencedUntil) }),
  };
}
