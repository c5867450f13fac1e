import { targetOf } from "../../core/deliveries/built-in-targets.ts";
import type { Diagnosis } from "../../core/diagnose/diagnosis.ts";
import { errorGroups } from "../../core/diagnose/error-groups.ts";
import { ruleFindings } from "../../core/diagnose/rule.ts";
import { targetFindings, type TargetFacts } from "../../core/diagnose/target.ts";
import { RouterError } from "../../core/errors.ts";
import type { DeliveryView } from "../../core/ports.ts";
import type { Rule, RuleFile } from "../../core/rule.ts";
import type { StatKind } from "../../core/stats/dimension.ts";
import { pointOf, type StatPoint } from "../../core/stats/points.ts";
import { totalsOf } from "../../core/stats/series.ts";
import type { ControlPorts } from "../control-ports.ts";
import { definitionOf } from "../definitions/definition.ts";
import { thingsOf } from "../definitions/definition-answer.ts";
import { diagnoseEvent, which } from "./diagnose-event.ts";
import { ref } from "../definitions/json-schema.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { shownDiagnosis } from "./shown-diagnosis.ts";

const common = { tag: "Diagnosis", method: "GET", right: "read" } as const;
const answers = { 200: { description: "What is the matter, the worst first.", schema: ref("Diagnosis") } };

export const diagnoseRoutes: readonly Route[] = [
  defineRoute({
    ...common,
    path: "/api/targets/{id}/diagnose",
    owned: ({ parameters: { id = "" } }) => thingsOf("target", id),
    summary: "What is the matter with a target, and what to do",
    description: "Also of a target that rules name and that there is not.",
    answers,
    handle: diagnoseTarget,
  }),
  defineRoute({
    ...common,
    path: "/api/rules/{id}/diagnose",
    owned: ({ parameters: { id = "" } }) => thingsOf("rule", id),
    summary: "What is the matter with a rule and its targets, and what to do",
    answers,
    handle: diagnoseRule,
  }),
  defineRoute({
    ...common,
    path: "/api/events/{id}/diagnose",
    owned: () => "answer",
    summary: "Why an event did not arrive where it should, and what to do",
    description: "Why rules did not match is told to those who may read payloads.",
    query: which,
    answers,
    handle: diagnoseEvent,
  }),
];

async function diagnoseTarget({ parameters: { id = "" } }: ApiRequest, ports: ControlPorts): Promise<Answer> {
  const rules = rulesTo(id, ports);
  if (rules.length === 0 && !targetOf(ports.registry, id))
    throw new RouterError("not-found", `Cannot diagnose target "${id}": there is none, and no rule names it`);
  const recent = await recentOf({ target: id }, ports);
  const facts = await targetFacts(id, recent, ports);
  return {
    body: shownDiagnosis({
      about: `target/${id}`,
      findings: targetFindings(facts),
      errors: errorGroups(recent),
      underWay: facts.underWay,
      changes: facts.state.changes ?? [],
    }),
  };
}

async function diagnoseRule({ parameters: { id = "" } }: ApiRequest, ports: ControlPorts): Promise<Answer> {
  const { value, version } = definitionOf(ports, "rule", id);
  const rule = { ...(value as RuleFile), id, version } as Rule;
  const names = [...new Set(rule.targets.map(({ target }) => target))];
  const targets = await Promise.all(
    names.map(async (name) => {
      const facts = await targetFacts(name, await recentOf({ target: name }, ports), ports);
      return { id: name, findings: targetFindings(facts) };
    }),
  );
  const recent = await recentOf({ rule: id }, ports);
  const [hour, day, bus] = await Promise.all([
    countedOf("rule", id, { hours: 1, ports }),
    countedOf("rule", id, { hours: 24, ports }),
    countedOf("bus", rule.bus ?? "default", { hours: 24, ports }),
  ]);
  const diagnosis: Diagnosis = {
    about: `rule/${id}`,
    findings: ruleFindings({ rule, hour, day, busDay: bus?.count ?? 0, targets }),
    errors: errorGroups(recent),
    underWay: await ports.deliveries.underWay({ rule: id }),
    changes: [],
  };
  return { body: shownDiagnosis(diagnosis) };
}

function rulesTo(id: string, { registry }: Pick<ControlPorts, "registry">): readonly string[] {
  return registry
    .list("rule")
    .filter(({ value }) => (value as RuleFile).targets.some(({ target }) => target === id))
    .map((rule) => rule.id);
}

/** So many of those that died and of those that wait are looked at. */
const RECENT = 200;

async function recentOf(
  of: { readonly target: string } | { readonly rule: string },
  { deliveries }: Pick<ControlPorts, "deliveries">,
): Promise<readonly DeliveryView[]> {
  const lists = await Promise.all(
    (["dead", "waiting"] as const).map((status) => deliveries.list({ ...of, status, limit: RECENT })),
  );
  return lists.flatMap(({ items }) => items);
}

async function targetFacts(
  id: string,
  recent: readonly DeliveryView[],
  ports: ControlPorts,
): Promise<TargetFacts> {
  const dead = recent.filter(({ status }) => status === "dead").length;
  const waiting = recent.filter(({ status }) => status === "waiting");
  return {
    id,
    target: targetOf(ports.registry, id),
    now: ports.clock(),
    state: ports.targetStates.get(id),
    waitingSince: waiting.map(({ createdAt }) => createdAt).reduce<number | undefined>(earlier, undefined),
    hour: await countedOf("target", id, { hours: 1, ports }),
    dead: { count: dead, more: dead === RECENT },
    underWay: await ports.deliveries.underWay({ target: id }),
    rules: rulesTo(id, ports),
  };
}

function earlier(one: number | undefined, other: number): number {
  return one === undefined ? other : Math.min(one, other);
}

async function countedOf(
  kind: StatKind,
  id: string,
  { hours, ports }: { readonly hours: number; readonly ports: Pick<ControlPorts, "stats" | "clock"> },
): Promise<StatPoint | undefined> {
  const until = ports.clock() + 1;
  const rows = await totalsOf({ kind, from: until - hours * 3_600_000, until }, ports.stats);
  const row = rows.get(id);
  return row && pointOf(row);
}
